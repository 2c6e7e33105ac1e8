/**
 * The places at which an invocation can die: each call that it makes to the platform or to Commander, before the call and
 * right after it. They are read from the calls of one undisturbed run, so a call added to the product is tested too.
 */
import type { Call, Fault } from '../../sandbox/world';

export interface CrashPoint {
  /** For the test's name. */
  readonly name: string;
  /** Position of the call among the calls of the run. */
  readonly position: number;
  readonly after: boolean;
  readonly fault: Fault;
}

type Target = Fault['target'];

const TARGETS: Partial<Record<Call['kind'], Target>> = {
  jira: 'jira',
  kvs: 'kvs',
  queue: 'queue',
  egress: 'commander',
};

/** Uuids differ from run to run; a fault is matched by what comes before them. */
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

interface Place {
  readonly target: Target;
  readonly match: string;
  readonly occurrence: number;
}

/** Calls of one invocation, in order, each with the number that tells it apart from others that a fault would match. */
function placesOf(calls: readonly Call[], invocationId: string): Place[] {
  const own = calls.flatMap(({ kind, what, invocationId: of }) => {
    const target = TARGETS[kind];
    return of === invocationId && target ? [{ target, what }] : [];
  });
  return own.map(({ target, what }, index) => {
    const match = beforeUuid(target === 'commander' ? what.replace(/^\S+ \S+\/api\/v2/, '') : what);
    const alike = own.slice(0, index + 1).filter((call) => call.target === target && call.what.includes(match));
    return { target, match, occurrence: alike.length };
  });
}

const beforeUuid = (what: string): string => what.split(UUID)[0] ?? what;

/** Every crash point of the invocation of `what` (`<module>/<function>`) in these calls; of several the first. */
export function crashPoints(calls: readonly Call[], what: string): CrashPoint[] {
  const invocation = calls.find((call) => call.kind === 'invocation' && call.what === what);
  if (invocation?.invocationId === undefined) throw new Error(`${what} did not run.`);
  const places = placesOf(calls, invocation.invocationId);
  return places.flatMap(({ target, match, occurrence }, index) =>
    [false, true].map((after): CrashPoint => {
      const name = `${after ? 'after' : 'before'} call ${String(index + 1)}, ${target} ${match.trim()} #${String(occurrence)}`;
      return {
        name,
        position: index + 1,
        after,
        fault: { target, match, effect: 'crash', value: occurrence, after },
      };
    }),
  );
}
