/**
 * Jira calls that do not come from a running function (a frame's `requestJira`, a script on `/rest`), in the call log.
 * The Forge host records those of functions itself, with their invocation.
 */
import type { Identity } from '../jira';
import type { World } from './world';

const READING_POSTS = /\/(search\/jql|permissions\/check|permissions\/project)$/;

export interface RecordedCall {
  request: Request;
  identity: Identity;
  /** Limits the call to these; absent: no limit. */
  scopes?: readonly string[];
  /** Short name of the app whose frame asks. */
  app?: string;
}

export async function askJira(world: World, { request, identity, scopes, app }: RecordedCall): Promise<Response> {
  const started = performance.now();
  const at = new Date(world.clock.now()).toISOString();
  const response = await world.jira.fetch(request, identity, scopes);
  const { pathname } = new URL(request.url);
  world.calls.record({
    kind: 'jira',
    at,
    ...(app === undefined ? {} : { app }),
    ...(identity.kind === 'user' ? { who: identity.accountId } : {}),
    what: `${request.method} ${pathname}`,
    write: !['GET', 'HEAD'].includes(request.method) && !READING_POSTS.test(pathname),
    outcome: String(response.status),
    bytesIn: (await response.clone().arrayBuffer()).byteLength,
    bytesOut: Number(request.headers.get('content-length') ?? 0),
    milliseconds: Math.round(performance.now() - started),
  });
  return response;
}
