/**
 * The audit trail of a request: append-only, server time, each entry naming the hash of the one before it, so that a
 * changed, missing or reordered entry shows.
 */
import { canonicalJson, sha256Hex } from '@keeper-workflow/operations';

export type AuditAction =
  | 'submitted'
  | 'updated'
  | 'withdrawn'
  | 'rejected'
  | 'approved'
  | 'carried-out-directly'
  | 'handed-over'
  | 'not-handed-over'
  | 'answered'
  | 'answer-lost'
  | 'settled'
  | 'checked-again';

export interface AuditEntry {
  readonly requestId: string;
  readonly issueId: string;
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ms since the epoch. */
  readonly at: number;
  /** accountId, or `app` for what happened by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  /** Facts of this step: hashes, outcome, reason. Never a secret. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first entry names as its predecessor. */
export const FIRST_HASH = '0'.repeat(64);

export type AuditFacts = Omit<AuditEntry, 'hash'>;

export const auditHash = (facts: AuditFacts): string => sha256Hex(`audit-v1 ${canonicalJson(facts)}`);

/** The sequence number of the first entry that does not fit the chain, or undefined when all of it holds. */
export function brokenAt(entries: readonly AuditEntry[]): number | undefined {
  let previousHash = FIRST_HASH;
  for (const [index, { hash, ...facts }] of entries.entries()) {
    if (facts.sequence !== index + 1 || facts.previousHash !== previousHash || auditHash(facts) !== hash) {
      return index + 1;
    }
    previousHash = hash;
  }
  return undefined;
}
