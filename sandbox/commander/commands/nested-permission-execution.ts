/**
 * Carries the plan of `nsf-record-permission` out: shares that change, then new ones, then revocations; up to 200 in a
 * request. Of several people on one record in a request Commander takes the last one's answer for everybody's. What
 * failed is printed, and then what was done is not told.
 */
import { CloudError } from '../reply/outcome';
import { roleName } from '../vault/roles';
import type { CommandContext } from './command';
import { keyStanding, obstacle } from './nested-keys';
import { roles, type PermissionPlan, type PlannedChange, type PlannedGrant } from './nested-permission-plan';
import { printFailures } from './nested-permission-table';

const NAME = 'nsf-record-permission';
const BATCH = 200;

/** Throws CloudError when a synchronisation is refused. */
export function carryOut(context: CommandContext, { updates, creates, revokes }: PermissionPlan): void {
  const failures = [
    ...grantAll(context, updates, 'share-changed', (one) => `Updated '${one.record}' for ${one.email}: ${roles(one)}`),
    ...grantAll(
      context,
      creates,
      'share-granted',
      (one) => `Granted '${one.record}' to ${one.email}: ${roleName(one.from)} (inherited) -> ${roleName(one.to)}`,
    ),
  ];
  printFailures(context, 'Failed to GRANT Record permission(s)', failures);
  printFailures(context, 'Failed to REVOKE Record share(s)', revokeAll(context, revokes));
}

/** An answer to one change: done, or why not. */
type Answer = { done: true } | { done: false; code: 'error' | 'skipped'; reason: string };

function grantAll(
  context: CommandContext,
  grants: readonly PlannedGrant[],
  kind: 'share-changed' | 'share-granted',
  words: (grant: PlannedGrant) => string,
): string[][] {
  return all(context, grants, words, {
    prepare: ({ email }) => obstacle(context, NAME, email),
    carryOut: ({ record, email, to }) => {
      if (context.cloud.user(email)?.refused === true) return 'Sharing with this user is not allowed';
      context.cloud.commit(NAME, { kind, mode: 'nsf', record, user: email, access: { role: to } });
      return undefined;
    },
  });
}

function revokeAll(context: CommandContext, revokes: readonly PlannedChange[]): string[][] {
  const words = ({ record, email, from }: PlannedChange): string =>
    `Revoked '${record}' from ${email} (${roleName(from)})`;
  return all(context, revokes, words, {
    prepare: ({ email }) => {
      keyStanding(context, email);
      return undefined;
    },
    carryOut: ({ record, email }) => {
      if (context.cloud.user(email)?.refused === true) return 'Sharing with this user is not allowed';
      context.cloud.commit(NAME, { kind: 'share-revoked', mode: 'nsf', record, user: email });
      return undefined;
    },
  });
}

interface Steps<Change> {
  /** Why it cannot even be asked for. */
  prepare(change: Change): string | undefined;
  /** The cloud's refusal of this one. */
  carryOut(change: Change): string | undefined;
}

/** Logs what is done; returns the rows of what is not. */
function all<Change extends PlannedChange>(
  context: CommandContext,
  changes: readonly Change[],
  words: (change: Change) => string,
  steps: Steps<Change>,
): string[][] {
  if (changes.length === 0) return [];
  context.session.sync();
  const failures: string[][] = [];
  for (let start = 0; start < changes.length; start += BATCH) {
    for (const [change, answer] of request(context, changes.slice(start, start + BATCH), steps)) {
      if (answer.done) context.output.log(words(change));
      else failures.push([change.record, change.email, answer.code, answer.reason]);
    }
  }
  return failures;
}

function request<Change extends PlannedChange>(
  context: CommandContext,
  changes: readonly Change[],
  steps: Steps<Change>,
): [Change, Answer][] {
  const answers: [Change, Answer][] = [];
  const asked: Change[] = [];
  for (const change of changes) {
    const reason = steps.prepare(change);
    if (reason === undefined) asked.push(change);
    else answers.push([change, { done: false, code: 'skipped', reason }]);
  }
  if (asked.length === 0) return answers;
  try {
    context.cloud.call('vault/records/v3/share');
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const refused: Answer = { done: false, code: 'error', reason: error.message };
    return [...answers, ...asked.map((change): [Change, Answer] => [change, refused])];
  }
  const byRecord = new Map<string, Answer>();
  for (const change of asked) {
    const reason = steps.carryOut(change);
    byRecord.set(change.record, reason === undefined ? { done: true } : { done: false, code: 'error', reason });
  }
  const none: Answer = { done: false, code: 'error', reason: 'No status returned' };
  return [...answers, ...asked.map((change): [Change, Answer] => [change, byRecord.get(change.record) ?? none])];
}
