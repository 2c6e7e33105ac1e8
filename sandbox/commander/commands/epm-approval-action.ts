/**
 * `epm approval action --approve UID --deny UID --remove UID`: silent when all went well. What the cloud refuses is
 * told per request, the others are done; a text that is no uid is told as well, and the others are done too.
 */
import { isUid, uidFrom } from '../text/base64';
import type { Cloud } from '../vault/cloud';
import { PythonError, type Output } from '../reply/outcome';
import type { Approval, ApprovalStatus } from '../vault/approvals';
import { texts, type CommandDefinition } from './command';

export const epmApprovalAction: CommandDefinition = {
  name: 'action',
  parser: {
    abbreviations: true,
    options: ['--approve', '--deny', '--remove'].map((flag) => ({
      flags: [flag],
      dest: flag.slice(2),
      takes: 'values' as const,
    })),
  },
  run({ session, cloud, output, clock }, args) {
    const known = session.admin.knownApprovals(output.tell);
    const approve = uids(texts(args.approve), output);
    const deny = uids(texts(args.deny), output);
    const remove = toRemove(texts(args.remove), known, output);
    if (approve.length + deny.length + remove.length === 0) return;
    cloud.call('router:pedm/approval_action');
    const failed = [
      ...decide(cloud, approve, 'approved', clock.now()).map((uid) => `Failed to approved "${uid}": ${REFUSED}`),
      ...decide(cloud, deny, 'denied', clock.now()).map((uid) => `Failed to deny "${uid}": ${REFUSED}`),
      ...removed(cloud, remove).map((uid) => `Failed to remove "${uid}": `),
    ];
    session.admin.forgetApprovals();
    for (const line of failed) output.log(line);
  },
};

/** The cloud's words for a request that somebody has decided, or that it does not know. */
const REFUSED = 'Approval request does not exist or cannot be modified';

/** Those that are 16 bytes; the others are told. Throws PythonError for a text that cannot be base64. */
function uids(given: readonly string[], output: Output): string[] {
  return given.flatMap((text) => {
    const uid = uidFrom(text);
    if (isUid(uid)) return [uid];
    output.log(`Invalid UID: ${text}`);
    return [];
  });
}

/**
 * The groups are those of the session. `@pending` finds nothing: Commander looks for a decision that says so, and a
 * pending request has none. `@escalated` fails in Commander itself.
 */
const GROUPS: Readonly<Record<string, ApprovalStatus | 'none'>> = {
  '@approved': 'approved',
  '@denied': 'denied',
  '@expired': 'expired',
  '@pending': 'none',
};

function toRemove(given: readonly string[], known: ReadonlyMap<string, Approval>, output: Output): string[] {
  if (given.includes('@escalated')) {
    throw new PythonError("module 'keepercommander.proto.NotificationCenter_pb2' has no attribute 'NAS_ESCALATED'");
  }
  const inGroups = given.flatMap((word) => {
    const status = GROUPS[word];
    return [...known.values()].filter((approval) => approval.status === status).map(({ uid }) => uid);
  });
  const named = uids(
    given.filter((word) => GROUPS[word] === undefined),
    output,
  );
  return [...new Set([...inGroups, ...named])];
}

/** Those that could not be decided. */
function decide(cloud: Cloud, list: readonly string[], status: 'approved' | 'denied', at: number): string[] {
  return list.filter((approvalUid) => {
    if (cloud.state.approvals.get(approvalUid)?.status !== 'pending') return true;
    cloud.commit('epm', { kind: 'approval-decided', approvalUid, status, at });
    return false;
  });
}

/** Those that do not exist. */
function removed(cloud: Cloud, list: readonly string[]): string[] {
  return list.filter((approvalUid) => {
    if (!cloud.state.approvals.has(approvalUid)) return true;
    cloud.commit('epm', { kind: 'approval-removed', approvalUid });
    return false;
  });
}
