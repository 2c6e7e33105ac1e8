/**
 * "Create New Secret" and "Update Record", for project and Jira admins: a form, a preview of exactly what will be done,
 * and doing it. Values that were typed go with these two calls and nowhere else.
 */
import { useId, useLayoutEffect, useRef } from 'react';
import type { PanelView, RequestView } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { Button, NotKept, SectionMessage, focusFirstInvalid, useFocusOnAppear } from '@keeper-workflow/ui';
import { CreateFields } from './create-fields';
import { useDirectDraft, type DirectDraft } from './direct-draft';
import { DirectPreviewView } from './direct-preview';
import { isTouched, warnedBefore, type DirectKind } from './direct-state';
import { JustificationField } from './form-fields';
import { UpdateFields } from './update-fields';
import { useDirectSteps, type AttemptProps, type DirectSteps, type Problem, type Shown } from './use-direct-steps';
import { useRecordFields, type RecordFields } from './use-record-fields';
import './direct.css';

export interface DirectFormProps extends AttemptProps {
  readonly view: PanelView;
  readonly kind: DirectKind;
  /** Where its contents are kept, as far as they may be. */
  readonly draftKey: string;
  /**
   * On the screen. A form that is not stays as it is, values of secret fields included, in the memory of the page: its
   * request is under way, or another form is open.
   */
  readonly visible: boolean;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  /** Discarded, or closed after an attempt that came to nothing, which its card then shows. */
  readonly onClose: (failed: RequestView | undefined) => void;
}

export function DirectForm({ view, kind, draftKey, visible, now, onClose, ...attempts }: DirectFormProps) {
  const draft = useDirectDraft(draftKey, kind);
  const fields = useRecordFields(draft.state);
  const steps = useDirectSteps(view, draft, fields.specs, attempts);
  const titleId = useId();
  const close = (): void => {
    draft.drop();
    onClose(steps.failed);
  };
  return (
    <section className="kw-card kw-stack" aria-labelledby={titleId} hidden={!visible}>
      {steps.shown ? (
        <>
          <h2 id={titleId}>{DIRECT.titles[kind]}</h2>
          <PreviewStep kind={kind} steps={steps} shown={steps.shown} now={now} visible={visible} />
        </>
      ) : (
        <FormStep
          view={view}
          kind={kind}
          titleId={titleId}
          draft={draft}
          fields={fields}
          steps={steps}
          visible={visible}
          onClose={close}
        />
      )}
    </section>
  );
}

interface FormStepProps {
  readonly view: PanelView;
  readonly kind: DirectKind;
  readonly titleId: string;
  readonly draft: DirectDraft;
  readonly fields: RecordFields;
  readonly steps: DirectSteps;
  readonly visible: boolean;
  readonly onClose: () => void;
}

function FormStep({ view, kind, titleId, draft, fields, steps, visible, onClose }: FormStepProps) {
  const { state, restored, secretsTyped } = draft;
  const { errors, problem, busy, failed } = steps;
  const root = useRef<HTMLDivElement>(null);
  const heading = useFocusOnAppear<HTMLHeadingElement>(visible);
  const problemRef = useProblemFocus(root, errors, problem, visible);
  const hintId = useId();
  const part = { state, errors, onChange: (next: typeof state) => draft.change(next, fields.specs) };
  const connected = view.connection === 'ready';
  const waiting = fields.status.status === 'loading' || fields.status.status === 'failed';
  return (
    <div ref={root} className="kw-stack">
      <div>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
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
        <NotKept />
      </div>
      {problem ? <ProblemMessage problem={problem} focusRef={problemRef} /> : null}
      {kind === 'record-add' ? (
        <CreateFields {...part} fields={fields} />
      ) : (
        <UpdateFields {...part} fields={fields} warned={failed ? undefined : warnedBefore(view, state)} />
      )}
      <JustificationField {...part} required={view.policy.justificationRequired} />
      <p className="kw-hint" id={hintId}>
        {connected ? DIRECT.previewHint : DIRECT.notConfigured}
      </p>
      <div className="kw-row">
        <Button
          appearance="primary"
          busy={busy === 'preview'}
          busyText={DIRECT.previewing}
          disabled={!connected || waiting}
          describedBy={hintId}
          onClick={steps.preview}
        >
          {DIRECT.preview}
        </Button>
        <Button appearance="subtle" disabled={busy !== undefined} onClick={onClose}>
          {failed ? DIRECT.close : isTouched(state) ? DIRECT.discard : DIRECT.cancel}
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
  readonly visible: boolean;
}

function PreviewStep({ kind, steps, shown, now, visible }: PreviewStepProps) {
  const { problem, busy, sent, errors } = steps;
  const root = useRef<HTMLDivElement>(null);
  const problemRef = useProblemFocus(root, errors, problem ?? sent, visible);
  const blockersId = useId();
  const blocked = shown.preview.blockers.length > 0;
  return (
    <div ref={root} className="kw-stack">
      <DirectPreviewView preview={shown.preview} now={now} blockersId={blockersId} />
      {problem ? <ProblemMessage problem={problem} focusRef={problemRef} /> : null}
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
          describedBy={blocked ? blockersId : undefined}
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

/**
 * After each step that failed, and when the form comes back, the focus is where something can be done: in the first wrong
 * field, else on the message.
 */
function useProblemFocus(root: React.RefObject<HTMLElement>, errors: unknown, problem: unknown, visible: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (visible && !focusFirstInvalid(root.current)) ref.current?.focus();
  }, [errors, problem, visible, root]);
  return ref;
}

interface ProblemMessageProps {
  readonly problem: Problem;
  readonly focusRef: React.RefObject<HTMLDivElement>;
}

function ProblemMessage({ problem, focusRef }: ProblemMessageProps) {
  const { hint, tone = 'danger' } = problem;
  return (
    <SectionMessage tone={tone} role="alert" title={problem.title} focusRef={focusRef}>
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
