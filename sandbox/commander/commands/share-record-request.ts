/** One request of `share-record` to the cloud, and what the cloud says to each line of it. */
import type { Cloud } from '../vault/cloud';
import type { Expiration } from '../text/expiration';

export interface ShareRequest {
  record: string;
  user: string;
  kind: 'add' | 'update' | 'remove';
  canEdit?: boolean;
  canShare?: boolean;
  expiresAt?: Exclude<Expiration, undefined>;
  transfer?: true;
}

export interface ShareStatus {
  record: string;
  user: string;
  verb: 'grant' | 'change' | 'revoke';
  done: boolean;
  reason: string;
  expiresAt?: Exclude<Expiration, undefined>;
}

const VERB = { add: 'grant', update: 'change', remove: 'revoke' } as const;

/** Additions first, then changes, then removals. Throws CloudError when the cloud refuses the request as a whole. */
export function sendShares(cloud: Cloud, requests: readonly ShareRequest[], command = 'share-record'): ShareStatus[] {
  cloud.call('vault/records_share_update');
  const order = ['add', 'update', 'remove'] as const;
  return order.flatMap((kind) =>
    requests.filter((request) => request.kind === kind).map((one) => carryOut(cloud, command, one)),
  );
}

function carryOut(cloud: Cloud, command: string, request: ShareRequest): ShareStatus {
  const { record, user, kind, expiresAt } = request;
  const status = { record, user, verb: VERB[kind], ...(expiresAt === undefined ? {} : { expiresAt }) };
  if (cloud.user(user)?.refused === true) {
    return { ...status, done: false, reason: 'User is not allowed to receive shares' };
  }
  if (kind === 'remove') {
    if (cloud.sharesOf(record).every(([holder]) => holder !== user)) {
      return { ...status, done: false, reason: 'There is no share to remove' };
    }
    cloud.commit(command, { kind: 'share-revoked', mode: 'classic', record, user });
  } else if (request.transfer === true) {
    cloud.commit(command, { kind: 'ownership-transferred', mode: 'classic', record, user });
  } else {
    const share = {
      canEdit: request.canEdit === true,
      canShare: request.canShare === true,
      ...(typeof expiresAt === 'number' ? { expiresAt } : {}),
    };
    const change = kind === 'add' ? 'share-granted' : 'share-changed';
    cloud.commit(command, { kind: change, mode: 'classic', record, user, share });
  }
  return { ...status, done: true, reason: '' };
}
