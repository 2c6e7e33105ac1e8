/** What became of a request: proof, Commander's words, what to look at, what to do. */
import type { ReactNode } from 'react';
import type { ExecutionView, RequestView } from '@keeper-workflow/contract';
import { EXECUTION, PANEL, listWords, outcomeSentence, recordName } from '@keeper-workflow/messages';
import { Icon, SectionMessage, classes, spellInstant } from '@keeper-workflow/ui';
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
          <Proof request={request} execution={execution} />
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
          <p>{outcomeSentence('partial')}</p>
          <People execution={execution} />
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
            <p>{EXECUTION.unknownLook(recordName(operation), listWords(operation.recipients))}</p>
            <p>{request.can.checkAgain ? EXECUTION.unknownCheck : EXECUTION.unknownWait}</p>
            <People execution={execution} />
            <Words execution={execution} />
          </div>
        </SectionMessage>
      );
  }
}

function Proof({ request, execution }: { readonly request: RequestView; readonly execution: ExecutionView }) {
  const { proof } = execution;
  if (!proof) return null;
  const { operation } = request;
  const ends = operation?.action === 'grant' && operation.expiration.type !== 'never';
  return (
    <div className="kw-small kw-subtle">
      <p>
        {EXECUTION.proven(spellInstant(proof.readAt))} {proof.synced ? '' : EXECUTION.notSynced}
      </p>
      {ends && proof.unseen?.includes('expiration') ? <p>{EXECUTION.endUnseen}</p> : null}
      {proof.parts.length > 1 ? <People execution={execution} /> : null}
    </div>
  );
}

/** For whom a read of the vault shows the effect. */
function People({ execution }: { readonly execution: ExecutionView }) {
  const people = execution.proof?.parts ?? [];
  if (people.length === 0) return null;
  return (
    <ul className="kw-small">
      {people.map(({ name, shown }) => (
        <li key={name} className={classes('kw-person', shown ? 'kw-person-shown' : 'kw-person-not')}>
          <Icon name={shown ? 'check' : 'cross'} size={12} />
          <span>
            {name}: {shown ? EXECUTION.shown : EXECUTION.notShown}
          </span>
        </li>
      ))}
    </ul>
  );
}

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
