/** What became of a request: proof, Commander's words, what to look at, what to do. */
import type { ReactNode } from 'react';
import type { ExecutionView, RequestView } from '@keeper-workflow/contract';
import { EXECUTION, PANEL, outcomeSentence, whereToLook } from '@keeper-workflow/messages';
import { Icon, SectionMessage, classes, spellInstant } from '@keeper-workflow/ui';
import { askedIn } from './asked';
import { ExecutionProgress } from './execution-progress';

export interface OutcomeProps {
  readonly request: RequestView;
  readonly offset: number;
  /** "Check again", where this viewer may. */
  readonly checkAgain: ReactNode;
}

export function Outcome({ request, offset, checkAgain }: OutcomeProps) {
  const { execution, outcome } = request;
  if (!execution) return null;
  if (request.state === 'executing') return <ExecutionProgress execution={execution} offset={offset} />;
  const operation = request.operation ?? request.draft;
  switch (outcome) {
    case 'verified':
      return (
        <div className="kw-stack-small">
          <ExecutionProgress execution={execution} offset={offset} />
          <Proof execution={execution} />
        </div>
      );
    case 'invited':
      return (
        <SectionMessage tone="discovery" actions={checkAgain}>
          <p>{outcomeSentence('invited')}</p>
          <Words execution={execution} />
        </SectionMessage>
      );
    case 'partial':
      return (
        <SectionMessage tone="warning" actions={checkAgain}>
          <p>{askedIn(request) ? outcomeSentence('partial') : EXECUTION.partialDirect}</p>
          <Parts execution={execution} />
          <Words execution={execution} />
        </SectionMessage>
      );
    case 'refused':
      return (
        <SectionMessage tone="danger">
          <p>{execution.failure?.message ?? outcomeSentence('refused')}</p>
          <Words execution={execution} />
        </SectionMessage>
      );
    case 'unknown':
    case undefined:
      return (
        <SectionMessage tone="warning" title={EXECUTION.unknownTitle} actions={checkAgain}>
          <div className="kw-stack-small">
            {execution.failure ? <p>{execution.failure.message}</p> : null}
            <p>{EXECUTION.unknownLook(whereToLook(operation))}</p>
            <p>{request.can.checkAgain ? EXECUTION.unknownCheck : EXECUTION.unknownWait}</p>
            <Parts execution={execution} />
            <Words execution={execution} />
          </div>
        </SectionMessage>
      );
  }
}

function Proof({ execution }: { readonly execution: ExecutionView }) {
  const { proof } = execution;
  if (!proof) return null;
  return (
    <div className="kw-small kw-subtle">
      <p>
        {EXECUTION.proven(spellInstant(proof.readAt))} {proof.synced ? '' : EXECUTION.notSynced}
      </p>
      <Unseen execution={execution} />
      {proof.parts.length > 1 ? <Parts execution={execution} /> : null}
    </div>
  );
}

/** What the read cannot show, so that nobody takes it for more than it is. */
function Unseen({ execution }: { readonly execution: ExecutionView }) {
  const unseen = execution.proof?.unseen ?? [];
  return (
    <>
      {unseen.map((what) => (
        <p key={what}>{EXECUTION.unseen[what]}</p>
      ))}
    </>
  );
}

/** For whom or what a read of the vault shows the effect: people, teams, records or fields. Long lists are folded up. */
function Parts({ execution }: { readonly execution: ExecutionView }) {
  const parts = execution.proof?.parts ?? [];
  if (parts.length === 0) return null;
  const list = (
    <ul className="kw-small">
      {parts.map(({ name, shown }) => (
        <li key={name} className={classes('kw-person', shown ? 'kw-person-shown' : 'kw-person-not')}>
          <Icon name={shown ? 'check' : 'cross'} size={12} />
          <span>
            {name}: {shown ? EXECUTION.shown : EXECUTION.notShown}
          </span>
        </li>
      ))}
    </ul>
  );
  if (parts.length <= MOST_PARTS) return list;
  const shown = parts.filter((part) => part.shown).length;
  return (
    <details>
      <summary>{EXECUTION.partsShown(shown, parts.length)}</summary>
      {list}
    </details>
  );
}
const MOST_PARTS = 8;

/** Commander's own words, unless the failure's sentence already quotes them. */
function Words({ execution }: { readonly execution: ExecutionView }) {
  const { words, failure } = execution;
  if (words === undefined || words.trim() === '' || failure?.message.includes(words.trim()) === true) return null;
  return (
    <figure className="kw-quote">
      <figcaption className="kw-label">{PANEL.commanderSaid}</figcaption>
      <blockquote className="kw-code">{words}</blockquote>
    </figure>
  );
}
