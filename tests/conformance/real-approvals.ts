/**
 * EPM requests of the fixture that the real Commander runs on. Its `reset` gives the enterprise new keys, which do not
 * fit what it has encrypted for the first reader, so once they were read its requests are set back one by one instead.
 */
import { seedApprovals, type Approval } from '../../sandbox/commander/vault/approvals';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import type { DecidedElsewhere } from './case';

/** The cloud's numbers. */
const TYPES = {
  PrivilegeElevation: 1,
  FileAccess: 2,
  CommandLine: 5,
  LeastPrivilege: 6,
  Custom: 99,
  Other: 0,
} as const;
const STATUS = { approved: 1, denied: 2, expired: 3, escalated: 5 } as const;
/** The number of the fixture's service account in its enterprise. */
const DECIDED_BY = 4711 * 2 ** 32 + 1;

/** Python has no such year: Commander then cannot read the request. */
const OUT_OF_RANGE = Date.UTC(30_489, 0);
/** What Python says of it. */
export const UNREADABLE = 'year 30489 is out of range';

/** What `POST /__world/set` takes. */
export type WorldPart = Record<string, unknown>;

const request = (approval: Approval): unknown => ({
  type: TYPES[approval.type],
  agent: approval.agent,
  expire: approval.expireIn,
  created: approval.created,
  just: approval.justification,
  account: approval.account,
  app: approval.application,
});

const decision = (as: DecidedElsewhere): unknown => ({ status: STATUS[as], user: DECIDED_BY, modified: Date.now() });

const seededDecisions = (): Record<string, unknown> =>
  Object.fromEntries(
    (Object.keys(STATUS) as DecidedElsewhere[]).map((name) => [fixtureUid('approval', name), decision(name)]),
  );

/** The requests of the seed, as old as if the world began now. */
export const seededApprovals = (): WorldPart => ({
  approvals: Object.fromEntries([...seedApprovals(Date.now())].map(([uid, approval]) => [uid, request(approval)])),
  approval_status: seededDecisions(),
});

/** The seed and one more with that uid, as the fixture makes one of a name alone. */
export function withApproval(uid: string, unreadable: boolean): WorldPart {
  const seed = seedApprovals(Date.now());
  const [[, first] = []] = seed;
  if (first === undefined) throw new Error('The seed has no EPM request.');
  const more: Approval = {
    ...first,
    justification: 'came later',
    created: unreadable ? OUT_OF_RANGE : Date.now(),
    account: { Username: 'bberg', UserDomain: 'ACME' },
    application: { FileName: 'tool.msi' },
  };
  return { approvals: Object.fromEntries([...seed, [uid, more] as const].map(([key, one]) => [key, request(one)])) };
}

/** The decisions of the seed and one more. */
export const withDecision = (uid: string, as: DecidedElsewhere): WorldPart => ({
  approval_status: { ...seededDecisions(), [uid]: decision(as) },
});

/** Lets the session of whichever service it is read the requests. */
export async function readApprovals(root: string, key: string): Promise<void> {
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const body = JSON.stringify({ command: 'epm sync-down --reload' });
  const answer = await fetch(`${root}/api/v1/executecommand`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`epm sync-down answered ${answer.status}: ${await answer.text()}`);
}
