/** One step in a request's life: the next revision with its audit entry and the comment that is due. Pure. */
import { auditHash, type AuditAction, type AuditEntry } from './audit';
import type { Announcement, AnnouncementStep, StoredRequest } from './request';

/** A revision to store, with its audit entry. It replaces the revision before it (0: the request does not exist yet). */
export interface Step {
  readonly request: StoredRequest;
  readonly audit: AuditEntry;
}

/** How long the invocation that caused a comment may take to post it before somebody else does (resolvers end at 25 s). */
export const ANNOUNCEMENT_CLAIM = 60_000;

export interface Change {
  readonly at: number;
  readonly actor: string;
  readonly action: AuditAction;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  readonly announce?: AnnouncementStep;
}

/** Applies changed members, counts the revision, chains the audit entry, adds the comment that is due. */
export function step(before: StoredRequest, members: Partial<StoredRequest>, change: Change): Step {
  const revision = before.revision + 1;
  const { hash, entry } = chain(before, change);
  const due: Announcement[] = change.announce
    ? [
        {
          marker: `${before.id}:${change.announce}:${String(revision)}`,
          step: change.announce,
          at: change.at,
          claimedUntil: change.at + ANNOUNCEMENT_CLAIM,
        },
      ]
    : [];
  // The comment on the outcome tells of the approval too: an approval not yet announced need not be.
  const kept = before.announcements.filter(
    (announcement) => !(change.announce === 'outcome' && announcement.step === 'approved'),
  );
  const request: StoredRequest = {
    ...before,
    ...members,
    revision,
    updatedAt: change.at,
    announcements: [...(members.announcements ?? kept), ...due],
    auditLength: before.auditLength + 1,
    auditHash: hash,
  };
  return { request, audit: entry };
}

function chain(before: StoredRequest, change: Change): { hash: string; entry: AuditEntry } {
  const facts = {
    requestId: before.id,
    issueId: before.issueId,
    sequence: before.auditLength + 1,
    at: change.at,
    actor: change.actor,
    action: change.action,
    details: change.details ?? {},
    previousHash: before.auditHash,
  };
  const hash = auditHash(facts);
  return { hash, entry: { ...facts, hash } };
}
