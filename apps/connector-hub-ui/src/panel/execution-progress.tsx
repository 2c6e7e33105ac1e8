/** Queued, running, verifying, done, with the time passed. */
import type { ExecutionPhase, ExecutionView } from '@keeper-workflow/contract';
import { EXECUTION } from '@keeper-workflow/messages';
import { Icon, classes, lengthOfTime, useNow } from '@keeper-workflow/ui';

const PHASES: readonly ExecutionPhase[] = ['submitting', 'running', 'verifying', 'settled'];

export interface ExecutionProgressProps {
  readonly execution: ExecutionView;
  /** Server time minus browser time, ms. */
  readonly offset: number;
}

export function ExecutionProgress({ execution, offset }: ExecutionProgressProps) {
  const settled = execution.phase === 'settled';
  const now = useNow(offset, settled ? 60_000 : 1000);
  const end = execution.settledAt === undefined ? now : Date.parse(execution.settledAt);
  const passed = lengthOfTime(end - Date.parse(execution.startedAt));
  const reached = PHASES.indexOf(execution.phase);
  return (
    <div className="kw-stack-small">
      <ol className="kw-steps" aria-label={EXECUTION.heading}>
        {PHASES.map((phase, index) => {
          const state = settled || index < reached ? 'done' : index === reached ? 'now' : 'next';
          return (
            <li
              key={phase}
              className={classes('kw-step', `kw-step-${state}`)}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <span className="kw-step-mark">
                {state === 'done' ? <Icon name="check" size={12} /> : null}
                {state === 'now' ? <span className="kw-spinner kw-step-spinner" /> : null}
              </span>
              <span className="kw-step-name">
                {EXECUTION.steps[phase]}
                <span className="kw-visually-hidden">, {EXECUTION.stepStates[state]}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="kw-small kw-subtle" aria-hidden={settled ? undefined : 'true'}>
        {execution.attempt > 1 ? `${EXECUTION.attempt(execution.attempt)} · ` : ''}
        {settled ? EXECUTION.took(passed) : EXECUTION.passed(passed)}
      </p>
    </div>
  );
}
