/** One request: where it is, who asked what and why, what was decided, how it went, and what this viewer can do with it. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { RequestView } from '@keeper-workflow/contract';
import { EXECUTION, FIELD_LABELS, PANEL, REQUEST_STATUS, fieldValueWords } from '@keeper-workflow/messages';
import { Moment, spellInstant } from '@keeper-workflow/ui';
import { askedIn } from './asked';
import { Outcome } from './outcome';
import { RequestActions, type RequestActionsProps } from './request-actions';
import { StatusLozenge, sentenceOf, statusOf } from './status';

export interface RequestCardProps extends RequestActionsProps {
  readonly request: RequestView;
  readonly now: number;
  readonly offset: number;
  /** A form on this page says what became of it, so the card does not say it again. */
  readonly told?: boolean;
  /** The decision form, while somebody is deciding. */
  readonly children?: ReactNode;
}

export function RequestCard(props: RequestCardProps) {
  const { request, now, offset } = props;
  const titleId = `request-${request.id}`;
  const actions = <RequestActions {...props} part="outcome" />;
  return (
    <article className="kw-card kw-stack-small" aria-labelledby={titleId}>
      <div className="kw-row">
        <StatusLozenge request={request} />
      </div>
      <h3 id={titleId} tabIndex={-1}>
        {sentenceOf(request)}
      </h3>
      <p className="kw-small kw-subtle">
        {whoseWords(request)} · <Moment instant={request.submittedAt} now={now} />
      </p>
      <Why request={request} />
      <Decision request={request} now={now} />
      {props.told === true ? (
        <p className="kw-small kw-subtle">{PANEL.toldInForm}</p>
      ) : (
        <Outcome request={request} offset={offset} checkAgain={request.can.checkAgain ? actions : null} />
      )}
      <Announcement request={request} />
      {props.children ?? <RequestActions {...props} part="decision" />}
    </article>
  );
}

/** Who asked for it, or did it without asking anybody. */
function whoseWords(request: RequestView): string {
  const { mine, requester } = request;
  if (!askedIn(request)) return mine ? PANEL.doneDirectlyByYou : PANEL.doneDirectly(requester.name);
  return mine ? PANEL.askedByYou : `${PANEL.asked} ${requester.name}`;
}

function Why({ request }: { readonly request: RequestView }) {
  return (
    <div>
      <p className="kw-label">{PANEL.why}</p>
      {request.justification === '' ? (
        <p className="kw-subtle">{PANEL.noJustification}</p>
      ) : (
        <p className="kw-preserve">{request.justification}</p>
      )}
    </div>
  );
}

function Decision({ request, now }: { readonly request: RequestView; readonly now: number }) {
  const { decision } = request;
  // Who did it directly has decided nothing about somebody else's request.
  if (!decision || !askedIn(request)) return null;
  return (
    <>
      <p className="kw-small kw-subtle">
        {decision.kind === 'approved' ? PANEL.approvedBy(decision.by.name) : PANEL.rejectedBy(decision.by.name)} ·{' '}
        <Moment instant={decision.at} now={now} />
      </p>
      {decision.reason === undefined ? null : (
        <div>
          <p className="kw-label">{PANEL.reason}</p>
          <p className="kw-preserve">{decision.reason}</p>
        </div>
      )}
      {decision.changes.length > 0 ? (
        <div>
          <p className="kw-label">{PANEL.changedHeading}</p>
          <Changes changes={decision.changes} />
        </div>
      ) : null}
    </>
  );
}

/** Field by field: what was asked for, and what it has become. */
export function Changes({ changes }: { readonly changes: NonNullable<RequestView['decision']>['changes'] }) {
  return (
    <dl className="kw-changes">
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{FIELD_LABELS[field]}</dt>
          <dd>{PANEL.changed(fieldValueWords(from, spellInstant), fieldValueWords(to, spellInstant))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Tells a screen reader when something has moved since the card appeared, and only then. */
function Announcement({ request }: { readonly request: RequestView }) {
  const status = statusOf(request);
  const phase = request.execution?.phase;
  const [said, setSaid] = useState('');
  const before = useRef({ status, phase });
  useEffect(() => {
    const was = before.current;
    if (was.status === status && was.phase === phase) return;
    before.current = { status, phase };
    setSaid(status === 'executing' && phase ? EXECUTION.announce[phase] : EXECUTION.status(REQUEST_STATUS[status]));
  }, [status, phase]);
  return (
    <p className="kw-visually-hidden" role="status">
      {said}
    </p>
  );
}
