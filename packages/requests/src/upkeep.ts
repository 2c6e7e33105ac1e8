/**
 * Revisions that nobody sees: who looks after an execution, who is about to post which comment, which comments Jira has.
 * They are stored like a step, but without an audit entry.
 */
import type { Announcement, StoredRequest } from './request';

/** One invocation takes the execution for itself until `until`; `looked` counts a read that settled nothing. */
export function lease(request: StoredRequest, until: number, looked: boolean): StoredRequest | undefined {
  const { execution } = request;
  if (request.state !== 'executing' || !execution) return undefined;
  return {
    ...request,
    revision: request.revision + 1,
    execution: { ...execution, leaseUntil: until, looks: execution.looks + (looked ? 1 : 0) },
  };
}

/** One invocation takes the comments that were left behind for itself until `until`. */
export function claimAnnouncements(request: StoredRequest, now: number, until: number): StoredRequest {
  return {
    ...request,
    revision: request.revision + 1,
    announcements: request.announcements.map((announcement) =>
      leftBehind(announcement, now) ? { ...announcement, claimedUntil: until } : announcement,
    ),
  };
}

/** Whether nobody is about to post this comment any more. */
export const leftBehind = ({ claimedUntil }: Announcement, now: number): boolean => claimedUntil <= now;

/** Jira has these comments. */
export function announced(request: StoredRequest, markers: readonly string[]): StoredRequest {
  return {
    ...request,
    revision: request.revision + 1,
    announcements: request.announcements.filter(({ marker }) => !markers.includes(marker)),
  };
}
