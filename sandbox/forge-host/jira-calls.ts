/** `requestJira` of an app: who it speaks for, with which scopes, and what the platform refuses before Jira is asked. */
import type { JiraCall, JiraIdentity } from './door';
import { toWire } from './egress';
import { jsonResponse } from './faulty-calls';
import type { RunningInvocation } from './invocations';
import type { WireRequest, WireResponse } from './messages';

/** POSTs that only read. */
const READING_POSTS =
  /^\/rest\/api\/[23]\/(permissions\/(check|project)|search\/(jql|approximate-count)|jql\/|expression\/|issue\/bulkfetch|comment\/list)/;

export function nameOfJiraCall(request: WireRequest): { what: string; write: boolean } {
  const { pathname } = new URL(request.url, 'https://jira.invalid');
  const reads = ['GET', 'HEAD'].includes(request.method) || (request.method === 'POST' && READING_POSTS.test(pathname));
  return { what: `${request.method} ${pathname}`, write: !reads };
}

/** Speaks for a user only if there is one: the invocation's, or another one the manifest allows to impersonate. */
export async function callJira(
  request: WireRequest,
  invocation: RunningInvocation,
  jira: JiraCall,
  siteUrl: string,
): Promise<WireResponse> {
  const { loaded, description } = invocation.app;
  const { provider, accountId } = request.target;
  let identity: JiraIdentity;
  let scopes = loaded.scopes;
  if (provider === 'app') identity = { kind: 'app', appId: description.appId, name: loaded.name };
  else if (provider === 'user') {
    const other = accountId !== undefined && accountId !== invocation.accountId;
    if (other) scopes = loaded.impersonationScopes;
    const user = accountId ?? invocation.accountId;
    if (user === undefined || (other && scopes.length === 0)) return needsAuthentication();
    identity = { kind: 'user', accountId: user };
  } else return jsonResponse(401, { code: 401, message: 'Unauthorized' });
  const response = await jira(
    new Request(new URL(request.url, siteUrl), {
      method: request.method,
      headers: request.headers,
      body: request.body as Uint8Array<ArrayBuffer> | null,
    }),
    identity,
    scopes,
  );
  return toWire(response);
}

/** The real client makes its `NeedsAuthenticationError` from this header. */
function needsAuthentication(): WireResponse {
  return jsonResponse(401, { message: 'Authentication Required' }, [['forge-proxy-error', 'NEEDS_AUTHENTICATION_ERR']]);
}
