/**
 * An approver's decision: completes or changes what was asked for, previews the exact effect, and approves precisely
 * that preview, or rejects with a reason. Any edit voids the preview.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PanelView, Preview, RequestView, WireFailure } from '@keeper-workflow/contract';
import { DECISION } from '@keeper-workflow/messages';
import type { OperationDraft } from '@keeper-workflow/operations';
import {
  Button,
  NotKept,
  SectionMessage,
  dropDraft,
  focusFirstInvalid,
  useBusy,
  useFocusOnAppear,
} from '@keeper-workflow/ui';
import { call } from '../bridge';
import { RequestFields } from '../fields/request-fields';
import { besideField } from '../panel/field-failure';
import { followRequest } from '../panel/form-changes';
import { checkForm, withPending, type FormErrors } from '../panel/form-check';
import { draftOf, formOf } from '../panel/form-draft';
import { sameForm, type RequestFormState } from '../panel/form-state';
import { draftKey, hasKeptReason, reasonKey, useKeptForm } from '../panel/use-kept-form';
import { PreviewView } from './preview-view';
import { RejectForm } from './reject-form';
import './decision.css';

export interface DecisionFormProps {
  readonly view: PanelView;
  readonly request: RequestView;
  /** What the request asks for: its draft, once more, as something that can be decided. */
  readonly asked: OperationDraft;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  /** `text` is said to the approver; without it the card itself shows how it goes on. */
  readonly onDone: (request: RequestView, text: string | undefined) => void;
  readonly onClose: () => void;
  /** The answer shows that the page is out of date. */
  readonly onOutdated: () => Promise<void>;
}

/** A preview and the form it was made of. */
interface Shown {
  readonly preview: Preview;
  readonly of: RequestFormState;
}

interface Problem {
  readonly title: string;
  readonly failure: WireFailure;
}

export function DecisionForm({ view, request, asked, now, onDone, onClose, onOutdated }: DecisionFormProps) {
  const kept = useKeptForm(draftKey(view, `decide:${request.id}`), () => {
    const form = formOf({ ...request, draft: asked });
    return { form, base: form, revision: request.revision };
  });
  const { form, setForm } = kept;
  const followed = useFollowedRequest(request, asked, kept);
  const [errors, setErrors] = useState<FormErrors>({});
  const [problem, setProblem] = useState<Problem>();
  const [shown, setShown] = useState<Shown>();
  const reason = reasonKey(view, request.id);
  const [rejecting, setRejecting] = useState(() => hasKeptReason(reason));
  const { busy, run } = useBusy<'preview' | 'approve'>();
  const connected = view.connection === 'ready';
  const root = useRef<HTMLDivElement>(null);
  const problemRef = useRef<HTMLDivElement>(null);
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  const current = shown?.preview.revision === request.revision && sameForm(shown.of, form) ? shown.preview : undefined;

  useLayoutEffect(() => {
    if (!focusFirstInvalid(root.current)) problemRef.current?.focus();
  }, [errors, problem]);

  const fail = async (title: string, failure: WireFailure): Promise<void> => {
    setErrors(besideField(failure));
    setProblem({ title, failure });
    if (OUTDATED.has(failure.code)) {
      setShown(undefined);
      await onOutdated();
    }
  };
  const preview = async (): Promise<void> => {
    const typed = withPending(form, true);
    setForm(typed);
    setProblem(undefined);
    const found = checkForm(typed, { now, justificationRequired: false, target: 'chosen' });
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const answer = await call('panel', 'previewDecision', {
      requestId: request.id,
      revision: request.revision,
      draft: draftOf(typed),
    });
    if (answer.ok) setShown({ preview: answer.value, of: typed });
    else await fail(DECISION.previewFailedTitle, answer.failure);
  };
  const approve = async (approved: Preview): Promise<void> => {
    setProblem(undefined);
    const answer = await call('panel', 'approveRequest', {
      requestId: approved.requestId,
      revision: approved.revision,
      operation: approved.operation,
      operationHash: approved.operationHash,
    });
    if (!answer.ok) return fail(DECISION.approveFailedTitle, answer.failure);
    finish(answer.value.request, undefined);
  };
  const finish = (decided: RequestView, text: string | undefined): void => {
    kept.drop();
    dropDraft(reason);
    onDone(decided, text);
  };
  const close = (): void => {
    kept.drop();
    dropDraft(reason);
    onClose();
  };

  // The page may see the approved request before the answer to the approval: the card then shows how it goes on.
  if (!request.can.decide) return busy === 'approve' ? null : <MovedOn onClose={close} />;
  const title = (
    <h3 ref={heading} tabIndex={-1} id="decision-title">
      {DECISION.title}
    </h3>
  );
  if (rejecting) {
    return (
      <div className="kw-decision">
        <RejectForm
          request={request}
          draftKey={reason}
          onRejected={(rejected) => finish(rejected, DECISION.rejected)}
          onCancel={() => setRejecting(false)}
          onFailed={async ({ code }) => (OUTDATED.has(code) ? onOutdated() : undefined)}
        />
      </div>
    );
  }
  return (
    <div ref={root} className="kw-decision kw-stack" role="group" aria-labelledby="decision-title">
      {title}
      <NotKept />
      {followed ? (
        <SectionMessage tone="warning" role="status" title={DECISION.changedMeanwhileTitle}>
          <p>{DECISION.changedMeanwhile}</p>
        </SectionMessage>
      ) : null}
      <RequestFields
        form={form}
        errors={errors}
        now={now}
        onChange={setForm}
        requested={kept.base}
        way={connected ? 'search' : 'words'}
        searching={connected}
      />
      {problem ? (
        <SectionMessage tone="danger" role="alert" title={problem.title} focusRef={problemRef}>
          <p>{problem.failure.message}</p>
        </SectionMessage>
      ) : null}
      {current ? <PreviewView preview={current} /> : null}
      {current ? null : (
        <p className="kw-hint" id="preview-hint">
          {!connected ? DECISION.cannotSearchYet : shown ? DECISION.previewVoid : DECISION.previewHint}
        </p>
      )}
      <div className="kw-row">
        {current ? (
          <Button
            appearance="primary"
            busy={busy === 'approve'}
            busyText={DECISION.approving}
            disabled={current.blockers.length > 0}
            describedBy={current.blockers.length > 0 ? 'approve-blockers' : undefined}
            onClick={() => void run('approve', () => approve(current))}
          >
            {DECISION.approve}
          </Button>
        ) : (
          <Button
            appearance="primary"
            busy={busy === 'preview'}
            busyText={DECISION.previewing}
            disabled={!connected}
            describedBy="preview-hint"
            onClick={() => void run('preview', preview)}
          >
            {shown ? DECISION.previewAgain : DECISION.preview}
          </Button>
        )}
        <Button disabled={busy !== undefined} onClick={() => setRejecting(true)}>
          {DECISION.reject}
        </Button>
        <Button appearance="subtle" disabled={busy !== undefined} onClick={close}>
          {DECISION.close}
        </Button>
      </div>
    </div>
  );
}

/** Failures after which the request has to be read again. */
const OUTDATED: ReadonlySet<string> = new Set<WireFailure['code']>([
  'request-changed',
  'wrong-state',
  'operation-changed',
  'own-request',
  'own-access',
  'not-approver',
  'internal',
]);

/** Keeps the form in step with a request that its requester changes meanwhile. True once that has happened. */
function useFollowedRequest(
  request: RequestView,
  draft: OperationDraft,
  kept: ReturnType<typeof useKeptForm>,
): boolean {
  const [followed, setFollowed] = useState(false);
  const latest = useRef(kept);
  latest.current = kept;
  useEffect(() => {
    const { form, base, revision, rebase } = latest.current;
    if (revision === request.revision || request.state !== 'submitted') return;
    const asked = formOf({ ...request, draft });
    if (!sameForm(asked, base)) setFollowed(true);
    rebase({ form: followRequest(form, base, asked), base: asked, revision: request.revision });
  }, [request, draft]);
  return followed;
}

function MovedOn({ onClose }: { readonly onClose: () => void }) {
  return (
    <SectionMessage
      tone="warning"
      role="alert"
      title={DECISION.movedOnTitle}
      actions={<Button onClick={onClose}>{DECISION.close}</Button>}
    >
      <p>{DECISION.movedOn}</p>
    </SectionMessage>
  );
}
