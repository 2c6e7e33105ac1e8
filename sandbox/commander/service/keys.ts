/** The api-keys of the service and what each may run: compared as received, allow-list by first word, literally. */
import { timingSafeEqual } from 'node:crypto';
import type { WorldClock } from '../../world';
import type { CommanderKey } from '../door';
import { error } from './answers';

/** Python counts characters, not UTF-16 units. */
const LONGEST_COMMAND = 4096;

export class Keys {
  constructor(
    private readonly clock: WorldClock,
    private readonly keys: readonly CommanderKey[],
  ) {}

  /** The key that the header names, or the 401. */
  authenticate(header: string | null): CommanderKey | Response {
    const found = this.keys.find((key) => same(key.apiKey, header ?? ''));
    if (found === undefined) return error(401, 'Please provide a valid api key');
    if (found.expiresAt !== undefined && this.clock.now() > found.expiresAt) return error(401, 'API key has expired');
    return found;
  }
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Undefined: the key may run it. @param body parsed JSON, undefined when it was none. */
export function policyRefusal(key: CommanderKey, body: unknown): Response | undefined {
  if (isEmpty(body)) return undefined;
  // Python fails on `body.get`, and the step around it answers for any exception.
  if (typeof body !== 'object' || Array.isArray(body)) return error(403, 'Access denied');
  const { command } = body as { command?: unknown };
  if (command === undefined || command === null) return error(400, 'Missing required field "command"');
  if (typeof command !== 'string') return error(400, 'Command must be a string');
  if (Array.from(command).length > LONGEST_COMMAND) return error(400, 'Command length exceeded');
  const [first = ''] = command.split(' ');
  if (!key.commands.some((allowed) => allowed.trim() === first)) {
    return error(403, 'Not permitted to perform this function');
  }
  return undefined;
}

/** What Python takes for false. */
export const isEmpty = (body: unknown): boolean =>
  body === undefined ||
  body === null ||
  body === '' ||
  body === 0 ||
  body === false ||
  (typeof body === 'object' && Object.keys(body).length === 0);
