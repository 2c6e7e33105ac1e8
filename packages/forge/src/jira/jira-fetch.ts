/** Jira as Forge reaches it: as the user of this invocation, or as the app. */
import api, { assumeTrustedRoute } from '@forge/api';
import { createJira, type Jira, type JiraFetch } from '@keeper-workflow/jira';

/** One call to Jira may take this long, ms; a resolver has 25 s for all of them. */
const CALL_TIME = 8_000;

/** `path` comes encoded from packages/jira, which builds it from checked parts. */
const jiraFetch: JiraFetch = (identity, path, init) => {
  const as = identity === 'user' ? api.asUser() : api.asApp();
  return as.requestJira(assumeTrustedRoute(path), { ...init, signal: AbortSignal.timeout(CALL_TIME) });
};

export const jiraOfThisInvocation = (): Jira => createJira(jiraFetch);
