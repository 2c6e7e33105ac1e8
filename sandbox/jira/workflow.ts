/** The workflow: which transitions an issue can take for whom. */
import type { Issue, Transition } from './model';
import { renderStatus } from './render';
import type { Call } from './world';

/** Transitions from the issue's status; none for who may not transition issues. */
export function transitionsFor({ world, caller }: Call, issue: Issue): Transition[] {
  if (!world.authority.holdsOnIssue(caller, 'TRANSITION_ISSUES', issue)) return [];
  return world.store.seed.transitions.filter(
    ({ from, to }) => to !== issue.statusId && (from === undefined || from.includes(issue.statusId)),
  );
}

/** The same as Jira's JSON. */
export function availableTransitions(call: Call, issue: Issue): Record<string, unknown>[] {
  return transitionsFor(call, issue).map(({ id, name, to, from }) => {
    const status = call.world.store.seed.statuses.find((candidate) => candidate.id === to);
    if (status === undefined) throw new Error(`Transition ${name} leads to no known status.`);
    return {
      id,
      name,
      to: renderStatus(call.world, status),
      hasScreen: false,
      isGlobal: from === undefined,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      looped: false,
    };
  });
}
