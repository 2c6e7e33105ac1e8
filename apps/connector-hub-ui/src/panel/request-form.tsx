/** The requester's form: a new request, or a change of one that nobody has decided yet. Nothing typed is ever lost. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { FORM } from '@keeper-workflow/messages';
import type { DraftKind } from '@keeper-workflow/operations';
import {
  Button,
  Field,
  NotKept,
  SectionMessage,
  focusFirstInvalid,
  useBusy,
  useFocusOnAppear,
} from '@keeper-workflow/ui';
import { call, viewerEmail } from '../bridge';
import { RequestFields } from '../fields/request-fields';
import type { TargetWay } from '../fields/target-field';
import { askedIn } from './asked';
import { besideField } from './field-failure';
import { checkForm, withPending, type FormErrors } from './form-check';
import { draftOf, formOf } from './form-draft';
import { rulesOf } from './form-rules';
import { emptyForm, sameForm, targetKindOf, targetOf, type RequestFormState } from './form-state';
import { draftKey, useKeptForm } from './use-kept-form';

export interface RequestFormProps {
  readonly view: PanelView;
  /** What a new request asks for; of a request that is changed it is its own. */
  readonly kind: DraftKind;
  /** The request to change; without it the form makes a new one. */
  readonly request?: RequestView;
  readonly now: number;
  readonly onDone: (request: RequestView, how: 'submitted' | 'updated') => void;
  readonly onClose: () => void;
  /** The answer shows that the page is out of date. */
  readonly onOutdated: () => Promise<void>;
}

export function RequestForm({ view, kind, request, now, onDone, onClose, onOutdated }: RequestFormProps) {
  const kept = useKeptForm(draftKey(view, request?.id ?? `new:${kind}`), () => {
    const asked = request && askedIn(request);
    const form = request && asked ? formOf({ ...request, draft: asked }) : emptyForm(kind);
    return { form, base: form, ...(request ? { revision: request.revision } : { requestId: crypto.randomUUID() }) };
  });
  const { form, setForm } = kept;
  const [errors, setErrors] = useState<FormErrors>({});
  const [failure, setFailure] = useState<WireFailure>();
  const { busy, run } = useBusy<'send'>();
  const root = useRef<HTMLFormElement>(null);
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  const problem = useRef<HTMLDivElement>(null);
  const wantsAddress = request === undefined && !kept.restored && rulesOf(form).recipients.applies;
  const recipientsHint = useOwnAddress(wantsAddress, kept);
  const searching = maySearch(view);
  const [preferred, setPreferred] = useState<TargetWay>(() => firstWay(form));
  const way: TargetWay = searching ? preferred : 'words';

  useLayoutEffect(() => {
    if (!focusFirstInvalid(root.current)) problem.current?.focus();
  }, [errors, failure]);

  const send = async (): Promise<void> => {
    const typed = withPending(form, searching);
    setForm(typed);
    setFailure(undefined);
    const found = checkForm(typed, {
      now,
      justificationRequired: view.policy.justificationRequired,
      target: way === 'search' ? 'searching' : 'words',
    });
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const answer = await sendForm(typed, request, kept);
    if (answer.ok) {
      kept.drop();
      onDone(answer.value.request, request ? 'updated' : 'submitted');
      return;
    }
    setErrors(besideField(answer.failure));
    setFailure(answer.failure);
    if (answer.failure.code === 'request-changed' || answer.failure.code === 'wrong-state') await onOutdated();
  };

  // Told that it has changed, somebody may go on and save over it: the next attempt is about the request as it is now.
  const movedOn = request !== undefined && !request.can.update;
  useEffect(() => {
    if (request && failure?.code === 'request-changed') kept.rebase({ revision: request.revision });
  }, [request, failure]); // eslint-disable-line react-hooks/exhaustive-deps -- `kept` is new with every keystroke

  return (
    <form
      ref={root}
      className="kw-card kw-stack"
      noValidate
      aria-labelledby="request-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!movedOn) void run('send', send);
      }}
    >
      <div>
        <h2 id="request-form-title" ref={heading} tabIndex={-1}>
          {request ? FORM.editTitle : FORM.titles[kind]}
        </h2>
        <p className="kw-hint">{kept.restored ? FORM.restored : FORM.requiredNote}</p>
        <NotKept />
      </div>
      <RequestFields
        form={form}
        errors={errors}
        now={now}
        onChange={setForm}
        way={way}
        onWay={
          searching
            ? (next) => {
                setPreferred(next);
                setErrors({});
                // Words in place of what had been chosen: the approver is to find it.
                if (next === 'words') setForm(withoutTarget(form));
              }
            : undefined
        }
        searching={searching}
        recipientsHint={recipientsHint}
      />
      <Field
        label={FORM.justification}
        required={view.policy.justificationRequired}
        hint={FORM.justificationHint}
        error={errors.justification}
      >
        {(control) => (
          <textarea
            {...control}
            className="kw-input"
            rows={3}
            value={form.justification}
            onChange={(event) => setForm({ ...form, justification: event.currentTarget.value })}
          />
        )}
      </Field>
      {failure ? (
        <SectionMessage tone="danger" role="alert" title={FORM.failedTitle} focusRef={problem}>
          <p>{failure.message}</p>
        </SectionMessage>
      ) : null}
      {movedOn ? <SectionMessage tone="warning" role="status" title={FORM.changedMeanwhileTitle} /> : null}
      <div className="kw-row">
        <Button
          type="submit"
          appearance="primary"
          busy={busy !== undefined}
          busyText={request ? FORM.updating : FORM.saving}
          disabled={movedOn}
        >
          {request ? FORM.update : FORM.save}
        </Button>
        <Button
          appearance="subtle"
          disabled={busy !== undefined}
          onClick={() => {
            kept.drop();
            onClose();
          }}
        >
          {sameForm(form, kept.base) ? FORM.cancel : FORM.discard}
        </Button>
      </div>
    </form>
  );
}

/** Approvers search, requesters where the project lets them; nobody before Keeper is connected. */
const maySearch = ({ viewer, policy, connection }: PanelView): boolean =>
  connection === 'ready' && (viewer.approver || policy.requestersMaySearch);

/** What was described in words stays in words until somebody wants to search. */
const firstWay = (form: RequestFormState): TargetWay =>
  form.description !== '' && targetOf(form) === undefined ? 'words' : 'search';

function withoutTarget(form: RequestFormState): RequestFormState {
  const { record, folder, ...rest } = form;
  return targetKindOf(form) === 'record'
    ? { ...rest, ...(folder ? { folder } : {}) }
    : { ...rest, ...(record ? { record } : {}) };
}

/** Fills in the viewer's own address, once, unless somebody has typed one meanwhile. The hint says where it came from. */
function useOwnAddress(wanted: boolean, kept: ReturnType<typeof useKeptForm>): string | undefined {
  const [own, setOwn] = useState<string | null>();
  const latest = useRef(kept);
  latest.current = kept;
  useEffect(() => {
    if (!wanted) return;
    void viewerEmail().then((address) => {
      const { form, base, rebase } = latest.current;
      setOwn(address ?? null);
      if (address === undefined || form.recipients.length > 0 || form.pending !== '') return;
      rebase({ form: { ...form, recipients: [address] }, base: { ...base, recipients: [address] } });
    });
  }, [wanted]);
  if (own === null) return FORM.recipientsHidden;
  const { recipients } = kept.form;
  return own !== undefined && recipients.length === 1 && recipients[0] === own ? FORM.recipientsMine : undefined;
}

/**
 * Sends the form. The id of a new request was made with the form: when an answer got lost and the form was changed
 * before it was sent again, the stored request is the older one, and is brought up to date.
 */
async function sendForm(
  form: RequestFormState,
  request: RequestView | undefined,
  kept: { readonly requestId?: string; readonly revision?: number },
) {
  const content = { draft: draftOf(form), justification: form.justification.trim() };
  if (request) {
    const revision = kept.revision ?? request.revision;
    return call('panel', 'updateRequest', { requestId: request.id, revision, ...content });
  }
  const requestId = kept.requestId ?? crypto.randomUUID();
  const answer = await call('panel', 'submitRequest', { requestId, ...content });
  if (!answer.ok) return answer;
  const stored = answer.value.request;
  const asked = askedIn(stored);
  if (!stored.can.update || !asked) return answer;
  if (sameForm(formOf({ ...stored, draft: asked }), formOf(content))) return answer;
  return call('panel', 'updateRequest', { requestId, revision: stored.revision, ...content });
}
