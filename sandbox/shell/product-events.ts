/** Jira's events as the platform sends them to apps (`trigger` modules): `avi:jira:updated:issue` and its kin. */
import type { ForgeHost } from '../forge-host';
import type { Jira, JiraEventType } from '../jira';

/** Names from the Forge documentation of Jira events; a property change has none. */
const NAMES: Readonly<Partial<Record<JiraEventType, string>>> = {
  'issue-created': 'avi:jira:created:issue',
  'issue-updated': 'avi:jira:updated:issue',
  'issue-assigned': 'avi:jira:assigned:issue',
  'comment-created': 'avi:jira:commented:issue',
  'comment-updated': 'avi:jira:commented:issue',
  'comment-deleted': 'avi:jira:deleted:comment',
};

/** Returns a function that stops it. */
export function forwardEvents(jira: Jira, forge: ForgeHost, onFailure: (error: unknown) => void): () => void {
  return jira.events.on((event) => {
    const name = NAMES[event.type];
    if (name === undefined) return;
    const { issue, changelog, by, byApp, commentId } = event;
    forge
      .emit(name, {
        issue,
        atlassianId: by,
        associatedUsers: [],
        selfGenerated: byApp !== undefined,
        ...(changelog ? { changelog } : {}),
        ...(commentId === undefined ? {} : { comment: { id: commentId } }),
      })
      .catch(onFailure);
  });
}
