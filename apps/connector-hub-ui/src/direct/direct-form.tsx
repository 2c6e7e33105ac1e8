/**
 * "Create New Secret" and "Update Record", for project and Jira admins: a form, a preview of exactly what will be done,
 * and doing it. Values that were typed go with these two calls and nowhere else.
 */
import { useLayoutEffect, useRef } from 'react';
import type { PanelView, RequestView } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { Button, SectionMessage, focusFirstInvalid, useFocusOnAppear } from '@keeper-workflow/ui';
import { CreateFields } from './create-fields';
import { directDraftKey, useDirectDraft, type DirectDraft } from './direct-draft';
import { BLOCKERS_ID, DirectPreviewView } from './direct-preview';
import { isTouched, warnedBefore, type DirectKind } from './direct-state';
import { JustificationField } from './form-fields';
import { UpdateFields } from './update-fields';
import { useDirectSteps, type DirectSteps, type Problem, type Shown } from './use-direct-steps';
import { useRecordFields, type RecordFields } from './use-record-fields';
import './direct.css';

export interface DirectFormProps {
  readonly view: PanelView;
  readonly kind: DirectKind;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  /** It was handed over, or refused and then closed: the request's card shows how it goes on. */
  readonly onDone: (request: RequestView) => void;
  readonly onClose: () => void;
}

export function DirectForm({ view, kind, now, onDone, onClose }: DirectFormProps) {
  const draft = useDirectDraft(directDraftKey(view, kind), kind);
  const fields = useRecordFields(draft.state);
  const finish = (request: RequestView): void => {
    draft.drop();
    onDone(request);
  };
  const steps = useDirectSteps(view, draft, fields.specs, finish);
  const close = (): void => {
    if (steps.refused) {
      finish(steps.refused);
      return;
    }
    draft.drop();
    onClose();
  };
  return (
    <section className="kw-card kw-stack" aria-labelledby="direct-title">
      {steps.shown ? (
        <>
          <h2 id="direct-title">{DIRECT.titles[kind]}</h2>
          <PreviewStep kind={kind} steps={steps} shown={steps.shown} now={now} />
        </>
      ) : (
        <FormStep view={view} kind={kind} draft={draft} fields={fields} steps={steps} onClose={close} />
      )}
    </section>
  );
}

interface FormStepProps {
  readonly view: PanelView;
  readonly kind: DirectKind;
  readonly draft: DirectDraft;
  readonly fields: RecordFields;
  readonly steps: DirectSteps;
  readonly onClose: () => void;
}

function FormStep({ view, kind, draft, fields, steps, onClose }: FormStepProps) {
  const { state, restored, secretsTyped } = draft;
  const { errors, problem, busy, refused } = steps;
  const root = useRef<HTMLDivElement>(null);
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  const problemRef = useProblemFocus(root, errors, problem);
  const part = { state, errors, onChange: (next: typeof state) => draft.change(next, fields.specs) };
  const connected = view.connection === 'ready';
  const waiting = fields.status.status === 'loading' || fields.status.status === 'failed';
  return (
    <div ref={root} className="kw-stack">
      <div>
        <h2 id="direct-title" ref={heading} tabIndex={-1}>
          {DIRECT.titles[kind]}
        </h2>
        <p className="kw-hint">{DIRECT.intro[kind]}</p>
        {restored ? (
          <p className="kw-small kw-caution">
            {DIRECT.restored} {secretsTyped ? DIRECT.restoredSecrets : ''}
          </p>
        ) : (
          <p className="kw-hint">{DIRECT.requiredNote}</p>
        )}
      </div>
      {problem ? (
        <ProblemMessage problem={problem} focusRef={problemRef} hint={refused ? DIRECT.refusedHint : undefined} />
      ) : null}
      {kind === 'record-add' ? (
        <CreateFields {...part} fields={fields} />
      ) : (
        <UpdateFields {...part} fields={fields} warned={refused?.execution?.words ?? warnedBefore(view, state)} />
      )}
      <JustificationField {...part} required={view.policy.justificationRequired} />
      <p className="kw-hint" id="direct-preview-hint">
        {connected ? DIRECT.previewHint : DIRECT.notConfigured}
      </p>
      <div className="kw-row">
        <Button
          appearance="primary"
          busy={busy === 'preview'}
          busyText={DIRECT.previewing}
          disabled={!connected || waiting}
          describedBy="direct-preview-hint"
          onClick={steps.preview}
        >
          {DIRECT.preview}
        </Button>
        <Button appearance="subtle" disabled={busy !== undefined} onClick={onClose}>
          {refused ? DIRECT.close : isTouched(state) ? DIRECT.discard : DIRECT.cancel}
        </Button>
      </div>
    </div>
  );
}

interface PreviewStepProps {
  readonly kind: DirectKind;
  readonly steps: DirectSteps;
  readonly shown: Shown;
  readonly now: number;
}

function PreviewStep({ kind, steps, shown, now }: PreviewStepProps) {
  const { problem, busy, sent, errors } = steps;
  const root = useRef<HTMLDivElement>(null);
  const problemRef = useProblemFocus(root, errors, problem ?? sent);
  const blocked = shown.preview.blockers.length > 0;
  return (
    <div ref={root} className="kw-stack">
      <DirectPreviewView preview={shown.preview} now={now} />
      {problem ? <ProblemMessage problem={problem} focusRef={problemRef} hint={undefined} /> : null}
      {sent ? (
        <SectionMessage
          tone="warning"
          role="alert"
          title={DIRECT.sentTitle}
          focusRef={problem ? undefined : problemRef}
          actions={
            <>
              <Button busy={busy === 'show'} onClick={steps.showSent}>
                {DIRECT.sentShow}
              </Button>
              <Button appearance="subtle" onClick={steps.goOn}>
                {DIRECT.sentAnew}
              </Button>
            </>
          }
        >
          <p>{DIRECT.sent}</p>
        </SectionMessage>
      ) : null}
      <div className="kw-row">
        <Button
          appearance="primary"
          busy={busy === 'execute'}
          busyText={DIRECT.executing[kind]}
          disabled={blocked || sent}
          describedBy={blocked ? BLOCKERS_ID : undefined}
          onClick={steps.execute}
        >
          {DIRECT.execute[kind]}
        </Button>
        <Button disabled={busy !== undefined} onClick={steps.back}>
          {DIRECT.back}
        </Button>
      </div>
    </div>
  );
}

/** After each step that failed the focus is where something can be done: in the first wrong field, else on the message. */
function useProblemFocus(root: React.RefObject<HTMLElement>, errors: unknown, problem: unknown) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!focusFirstInvalid(root.current)) ref.current?.focus();
  }, [errors, problem, root]);
  return ref;
}

interface ProblemMessageProps {
  readonly problem: Problem;
  readonly focusRef: React.RefObject<HTMLDivElement>;
  readonly hint: string | undefined;
}

function ProblemMessage({ problem, focusRef, hint }: ProblemMessageProps) {
  return (
    <SectionMessage tone="danger" role="alert" title={problem.title} focusRef={focusRef}>
      {problem.message === undefined ? null : <p>{problem.message}</p>}
      {problem.words === undefined ? null : (
        <div className="kw-said">
          <p className="kw-label">{DIRECT.saidTitle}</p>
          <blockquote className="kw-preserve">{problem.words}</blockquote>
        </div>
      )}
      {hint === undefined ? null : <p>{hint}</p>}
    </SectionMessage>
  );
}
