/** The buttons of a request. The server decides again what each viewer may do; here only what it offered is shown. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { FORM, PANEL } from '@keeper-workflow/messages';
import { Button, SectionMessage, useBusy } from '@keeper-workflow/ui';
import { call } from '../bridge';
import { askedIn } from './asked';
import { sentenceOf } from './status';

export interface RequestActionsProps {
  readonly request: RequestView;
  readonly view: PanelView;
  readonly onEdit: () => void;
  readonly onReview: () => void;
  readonly onChanged: (request: RequestView, how: 'withdrawn' | 'checked') => void;
  readonly onOutdated: () => Promise<void>;
}

/** `decision`: change, withdraw, decide, also once more after a refusal. `outcome`: what can be done about an open one. */
export function RequestActions(props: RequestActionsProps & { readonly part: 'decision' | 'outcome' }) {
  return props.part === 'decision' ? <DecisionActions {...props} /> : <CheckAgain {...props} />;
}

function DecisionActions({ request, view, onEdit, onReview, onChanged, onOutdated }: RequestActionsProps) {
  const [asking, setAsking] = useState(false);
  const { busy, run } = useBusy<'withdraw'>();
  const [failure, setFailure] = useState<WireFailure>();
  const sure = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asking) sure.current?.focus();
  }, [asking]);

  const withdraw = async (): Promise<void> => {
    const answer = await call('panel', 'withdrawRequest', { requestId: request.id, revision: request.revision });
    if (answer.ok) {
      onChanged(answer.value.request, 'withdrawn');
      return;
    }
    setFailure(answer.failure);
    await onOutdated();
  };
  // What an admin carried out directly is not decided, changed or withdrawn; another one is begun instead.
  if (!askedIn(request)) return null;
  const { can } = request;
  const first = request.state === 'submitted';
  const stuck = first && view.viewer.approver && !can.decide;
  return (
    <>
      {stuck ? <p className="kw-small kw-subtle">{PANEL.somebodyElse}</p> : null}
      {failure ? <Failed failure={failure} /> : null}
      {asking && can.withdraw ? (
        <div className="kw-stack-small">
          <p>{PANEL.withdrawSure}</p>
          <div className="kw-row">
            <Button
              appearance="danger"
              buttonRef={sure}
              busy={busy !== undefined}
              busyText={PANEL.withdrawing}
              onClick={() => void run('withdraw', withdraw)}
            >
              {PANEL.withdrawYes}
            </Button>
            <Button appearance="subtle" disabled={busy !== undefined} onClick={() => setAsking(false)}>
              {PANEL.keep}
            </Button>
          </div>
        </div>
      ) : can.decide || can.update || can.withdraw ? (
        <div className="kw-row">
          {can.decide ? (
            <Button
              appearance={first ? 'primary' : 'default'}
              label={(first ? PANEL.reviewNamed : PANEL.reviewAgainNamed)(sentenceOf(request))}
              onClick={onReview}
            >
              {first ? PANEL.review : PANEL.reviewAgain}
            </Button>
          ) : null}
          {can.update ? <Button onClick={onEdit}>{PANEL.edit}</Button> : null}
          {can.withdraw ? (
            <Button appearance="subtle" onClick={() => setAsking(true)}>
              {PANEL.withdraw}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function CheckAgain({ request, onChanged, onOutdated }: RequestActionsProps) {
  const { busy, run } = useBusy<'check'>();
  const [failure, setFailure] = useState<WireFailure>();
  if (!request.can.checkAgain) return null;
  const check = async (): Promise<void> => {
    setFailure(undefined);
    const answer = await call('panel', 'checkAgain', { requestId: request.id, revision: request.revision });
    if (answer.ok) {
      onChanged(answer.value.request, 'checked');
      return;
    }
    setFailure(answer.failure);
    await onOutdated();
  };
  return (
    <>
      <Button busy={busy !== undefined} busyText={PANEL.checking} onClick={() => void run('check', check)}>
        {PANEL.checkAgain}
      </Button>
      {failure ? (
        <p className="kw-error" role="alert">
          {failure.message}
        </p>
      ) : null}
    </>
  );
}

const Failed = ({ failure }: { readonly failure: WireFailure }) => (
  <SectionMessage tone="danger" role="alert" title={FORM.failedTitle}>
    <p>{failure.message}</p>
  </SectionMessage>
);
