/** A Service Mode for tests: answers commands as it is told, and remembers every HTTP call. */
import type { Clock, CommanderOptions, HttpFetch, HttpRequestInit } from '../options';
import { createMemory } from '../memory';
import { virtualClock } from './virtual-clock';

export const BASE_URL = 'https://commander.acme.example/api/v2';
export const API_KEY = 'key-canary-0123456789abcdefghijklmnopqrst=';

export interface Scripted {
  /** HTTP status of the stored result; default 200. */
  readonly status?: number;
  readonly body: unknown;
  /** How long the command runs, ms; default 0. */
  readonly takes?: number;
}

export interface HttpCall {
  readonly url: string;
  readonly init: HttpRequestInit;
}

export interface ScriptedCommander {
  readonly options: CommanderOptions;
  readonly clock: Clock;
  readonly calls: HttpCall[];
  /** Commands that were accepted. */
  readonly commands: string[];
}

/** What to do instead of answering a call: a response, an error, or nothing for ever. */
export type Interception = Response | Error | 'hang' | undefined;

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const html = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<!doctype html>\n<title>page</title>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });

/** Service Mode's refusal of a command that the key may not run. */
export const NOT_ALLOWED = () => json(403, { error: 'Not permitted to perform this function', status: 'error' });

/**
 * @param run what a command answers; `undefined`: the key may not run it.
 * @param intercept looks at every call first.
 */
export function scriptedCommander(
  run: (command: string) => Scripted | undefined = () => undefined,
  intercept: (call: HttpCall, at: number) => Interception = () => undefined,
): ScriptedCommander {
  const clock = virtualClock();
  const calls: HttpCall[] = [];
  const commands: string[] = [];
  const running: { readonly doneAt: number; readonly result: Scripted }[] = [];
  const respond = (url: string, init: HttpRequestInit): Response => {
    if (url === `${BASE_URL}/executecommand-async` && init.method === 'POST') {
      const { command } = JSON.parse(init.body ?? '') as { command: string };
      const result = run(command);
      if (!result) return NOT_ALLOWED();
      commands.push(command);
      running.push({ doneAt: clock.now() + (result.takes ?? 0), result });
      return json(202, { success: true, status: 'queued', request_id: `request-${running.length - 1}` });
    }
    const id = /\/result\/request-(\d+)$/.exec(url)?.[1];
    const known = id === undefined ? undefined : running[Number(id)];
    if (!known) return json(404, { status: 'error', error: 'Error: Request not found' });
    if (clock.now() < known.doneAt)
      return json(202, { status: 'processing', error: 'Error: Request not completed yet' });
    return json(known.result.status ?? 200, known.result.body);
  };
  const fetch: HttpFetch = async (url, init) => {
    calls.push({ url, init });
    const instead = intercept({ url, init }, calls.length - 1);
    if (instead === 'hang') return new Promise(() => undefined);
    if (instead instanceof Error) throw instead;
    return Promise.resolve(instead ?? respond(url, init));
  };
  const options = { baseUrl: BASE_URL, apiKey: API_KEY, fetch, clock, memory: createMemory() };
  return { options, clock, calls, commands };
}
