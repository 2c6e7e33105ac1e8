/**
 * Which Commander this is. `version` tells, where the key may run it: it is in no documented allow-list, and its
 * refusal costs one call. There is no other place: `/health`, headers, `service-status` and error texts say nothing of
 * the version, and what differs between versions shows only in commands that change something.
 */
import type { Deadline } from '@keeper-workflow/operations';
import { replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { parseVersion, type CommanderVersion } from './capabilities';

/** A version is believed for this long, ms: an update means a restart, which nobody announces. */
const BELIEVED_FOR = 60 * 60_000;
/** That it cannot be found out is believed for less: somebody may have added `version` to the allow-list. */
const UNKNOWN_FOR = 10 * 60_000;

/**
 * At most one command, remembered. `undefined`: it cannot be found out, now or at all (not allowed, no answer in time,
 * an answer of another kind); then `capabilitiesOf` counts on nothing.
 */
export async function commanderVersion(session: Session, deadline: Deadline): Promise<CommanderVersion | undefined> {
  const { memory, options } = session;
  const now = options.clock.now();
  const known = memory.version;
  const believed = known?.value === undefined ? UNKNOWN_FOR : BELIEVED_FOR;
  if (known && now - known.learnedAt < believed) return known.value;
  const result = await runRead(session, { command: 'version' }, deadline);
  const answered = result.ok || result.failure.code === 'commander-command-not-allowed';
  const value = result.ok ? versionIn(result.value.body) : undefined;
  if (answered) memory.version = { value, learnedAt: options.clock.now() };
  return value;
}

function versionIn(body: unknown): CommanderVersion | undefined {
  const line = replyLines(body).find((text) => text.startsWith('Commander Version:'));
  return line === undefined ? undefined : parseVersion(line);
}
