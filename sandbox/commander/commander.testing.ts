/** A stand-in of one's own for a test, and how one asks it something. */
import { createWorldClock, type WorldClock } from '../world';
import { startCommander, type Commander, type CommanderOptions } from './index';

const KEY = 'a-key';

export interface OpenedCommander {
  commander: Commander;
  clock: WorldClock;
  close(): Promise<void>;
}

/** On a free port, without a rate limit that a test could meet. The caller closes it. */
export async function openCommander(
  commands: readonly string[],
  options: Partial<CommanderOptions> = {},
): Promise<OpenedCommander> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: KEY,
    commands,
    rateLimit: '100000/minute',
    ...options,
  });
  return {
    commander,
    clock,
    async close() {
      await commander.close();
      clock.close();
    },
  };
}

export interface CommanderAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** Submits the text and asks until its result is there. */
export async function runCommand(
  { url, key }: Pick<Commander, 'url' | 'key'>,
  command: string,
): Promise<CommanderAnswer> {
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const body = JSON.stringify({ command });
  const submitted = await fetch(`${url}/executecommand-async`, { method: 'POST', headers, body });
  const { request_id: id } = (await submitted.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${url}/result/${id}`, { headers });
    if (answer.status !== 202) return { status: answer.status, body: (await answer.json()) as CommanderAnswer['body'] };
  }
}
