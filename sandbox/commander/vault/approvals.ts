/**
 * Requests of endpoint privilege management (EPM) that wait for an administrator, or were decided. The cloud never
 * expires one by its age alone, neither here nor in the fixture of the conformance suite: somebody must say so.
 */
import { fixtureUid } from './uid';
import type { VaultState } from './model';

export type ApprovalStatus = 'pending' | 'approved' | 'denied' | 'expired' | 'escalated';
export type ApprovalType = 'PrivilegeElevation' | 'FileAccess' | 'CommandLine' | 'LeastPrivilege' | 'Custom' | 'Other';

export interface Approval {
  uid: string;
  type: ApprovalType;
  status: ApprovalStatus;
  /** Uid of the agent on the endpoint. */
  agent: string;
  /** What the agent says of the account, e.g. `Username`. */
  account: Readonly<Record<string, string>>;
  /** What the agent says of the application, e.g. `FileName`, `FilePath`, `FileHash`. */
  application: Readonly<Record<string, string>>;
  /** As typed; some agents send a JSON text with `text` and `ticket`. Empty: none given. */
  justification: string;
  /** Minutes from `created`. */
  expireIn: number;
  /** Milliseconds since the epoch. */
  created: number;
  /** Milliseconds since the epoch. */
  decided?: number;
  /** Why Commander cannot read it (Python's words; empty when it cannot be decrypted): it is then in no list. */
  unreadable?: string;
}

export type ApprovalChange =
  | { kind: 'approval-raised'; approval: Approval }
  | { kind: 'approval-decided'; approvalUid: string; status: Exclude<ApprovalStatus, 'pending'>; at: number }
  | { kind: 'approval-removed'; approvalUid: string };

/** The state after the change; the given one stays as it is. */
export function applyApprovalChange(state: VaultState, change: ApprovalChange): VaultState {
  const approvals = new Map(state.approvals);
  switch (change.kind) {
    case 'approval-raised':
      approvals.set(change.approval.uid, change.approval);
      break;
    case 'approval-decided': {
      const before = approvals.get(change.approvalUid);
      if (before) approvals.set(before.uid, { ...before, status: change.status, decided: change.at });
      break;
    }
    case 'approval-removed':
      approvals.delete(change.approvalUid);
  }
  return { ...state, approvals };
}

const ACCOUNT_INFO = { Username: 'aanders', UserDomain: 'ACME', AccountType: 'Standard' };
const APPLICATION_INFO = {
  FileName: 'setup.exe',
  FilePath: String.raw`C:\Users\aanders\Downloads\some very long path\setup.exe`,
  Publisher: 'Acme, "Inc" <x>',
  FileHash: 'd2b0…',
};

/** Name, type, status, justification, age in minutes. */
const SEED: readonly (readonly [string, ApprovalType, ApprovalStatus, string, number])[] = [
  ['pending-1', 'PrivilegeElevation', 'pending', 'Need to install printer driver', 3],
  ['pending-2', 'CommandLine', 'pending', '{"text": "json justification", "ticket": "ACME-7"}', 10],
  ['pending-nojust', 'FileAccess', 'pending', '', 20],
  ['pending-old', 'PrivilegeElevation', 'pending', 'should have expired by age', 600],
  ['approved', 'PrivilegeElevation', 'approved', 'ok', 60],
  ['denied', 'LeastPrivilege', 'denied', 'no', 60],
  ['expired', 'PrivilegeElevation', 'expired', 'late', 120],
  ['escalated', 'Custom', 'escalated', 'escalate me', 5],
];

/** @param now ms since the epoch, when the world begins. */
export function seedApprovals(now: number): ReadonlyMap<string, Approval> {
  // On a full second Commander would leave the fraction away and its tables would be narrower.
  const start = Math.floor(now / 1000) * 1000 + 200;
  return new Map(
    SEED.map(([name, type, status, justification, age]) => {
      const approval: Approval = {
        uid: fixtureUid('approval', name),
        type,
        status,
        agent: fixtureUid('agent', '1'),
        account: ACCOUNT_INFO,
        application: APPLICATION_INFO,
        justification,
        expireIn: 30,
        created: start - age * 60_000,
        ...(status === 'pending' ? {} : { decided: start }),
      };
      return [approval.uid, approval];
    }),
  );
}
