/**
 * Posts the Jira comments that are due and shows the issue's state. At least once, and once as far as Jira lets us see:
 * somebody who takes over from an invocation that died first looks whether its comment is there.
 */
import { ok, type Result } from '@keeper-workflow/failures';
import { commentFor } from '../comments';
import { ANNOUNCEMENT_CLAIM } from '../step';
import { announced, claimAnnouncements, leftBehind } from '../upkeep';
import { statusOf } from '../issue-status';
import type { Ports } from '../ports';
import type { Announcement, StoredRequest } from '../request';
import { SHOWN_REQUESTS } from './open-panel';
import { storeRevision } from './store-step';

type Needs = Pick<Ports, 'requests' | 'journal' | 'log' | 'clock'>;

/**
 * For the invocation whose step made the comments due: it holds the claim. What fails stays due and is posted by a
 * sweep; the step itself has already happened and is not undone by a comment. Returns the request as it is then.
 * @param before the request before this invocation's steps: what was due then is somebody else's to post.
 */
export async function announceOwn(
  ports: Needs,
  request: StoredRequest,
  before?: Pick<StoredRequest, 'announcements'>,
): Promise<StoredRequest> {
  const others = new Set(before?.announcements.map(({ marker }) => marker));
  const own = request.announcements.filter(({ marker }) => !others.has(marker));
  return announce(ports, request, own, false);
}

/** For everybody else: claims what is left behind, then looks before posting. */
export async function announceLeftBehind(ports: Needs, request: StoredRequest): Promise<StoredRequest> {
  const now = ports.clock.now();
  const due = request.announcements.filter((announcement) => leftBehind(announcement, now));
  if (due.length === 0) return request;
  const claimed = await storeRevision(ports, claimAnnouncements(request, now, now + ANNOUNCEMENT_CLAIM));
  return claimed.ok ? announce(ports, claimed.value, due, true) : request;
}

async function announce(
  ports: Needs,
  request: StoredRequest,
  due: readonly Announcement[],
  lookFirst: boolean,
): Promise<StoredRequest> {
  if (due.length === 0) return request;
  const posted: string[] = [];
  for (const announcement of due) {
    const done = await post(ports, request, announcement, lookFirst);
    if (done.ok) posted.push(announcement.marker);
    else ports.log.failure('comment-not-posted', done.failure, { requestId: request.id, step: announcement.step });
  }
  const shown = await showStatus(ports, request);
  if (!shown.ok) ports.log.failure('status-not-shown', shown.failure, { requestId: request.id });
  if (posted.length === 0 || !shown.ok) return request;
  return forget(ports, request, posted);
}

/** Takes what Jira has off the list; when somebody's step came in between, off the list as it is then. */
async function forget(ports: Needs, request: StoredRequest, posted: readonly string[]): Promise<StoredRequest> {
  const stored = await storeRevision(ports, announced(request, posted));
  if (stored.ok) return stored.value;
  const reloaded = await ports.requests.load(request.id);
  if (!reloaded.ok || !reloaded.value) return request;
  const again = await storeRevision(ports, announced(reloaded.value, posted));
  return again.ok ? again.value : reloaded.value;
}

async function post(
  ports: Needs,
  request: StoredRequest,
  announcement: Announcement,
  lookFirst: boolean,
): Promise<Result<void>> {
  if (lookFirst) {
    const there = await ports.journal.hasComment(request.issueId, announcement.marker);
    if (!there.ok) return there;
    if (there.value) return ok(undefined);
  }
  return ports.journal.comment(request.issueId, commentFor(request, announcement), announcement.marker);
}

async function showStatus(ports: Needs, request: StoredRequest): Promise<Result<void>> {
  const all = await ports.requests.ofIssue(request.issueId, SHOWN_REQUESTS);
  if (!all.ok) return all;
  return ports.journal.showStatus(request.issueId, statusOf(all.value));
}
