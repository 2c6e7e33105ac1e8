/**
 * How this Commander writes NSF records. Up to 18.0.13 an update replaces the record by what it names, from 18.0.14 it
 * merges, and from 18.1.2 on `nsf-record-update` and `nsf-record-add` treat fields, labels, custom fields and notes just as
 * their classic sisters do.
 *
 * Few keys may run `version`. So the newest form is recognised by how it refuses an update that can change nothing: of a
 * record that cannot exist, to the legacy type. 18.1.2 and newer object to the type, older ones to the record.
 */
import type { Deadline } from '@keeper-workflow/operations';
import type { NsfWriting } from '../commands/nsf-update';
import { replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { capabilitiesOf } from './capabilities';
import { commanderVersion } from './version';

/** `fields`: field by field, as `record-update` does. */
export type NsfWritingStyle = NsfWriting | 'fields';

const BELIEVED_FOR = 60 * 60_000;
const NAME = 'nsf-writing';
/** Sixteen bytes of zero: Commander makes uids at random. */
const NO_RECORD = 'A'.repeat(22);

/** At most two commands, remembered for an hour. In doubt `replaces`. */
export async function nsfWriting(session: Session, deadline: Deadline): Promise<NsfWritingStyle> {
  const { records } = session.memory;
  const now = session.options.clock.now();
  const known = records.kept(NAME, now) as { style: NsfWritingStyle; learnedAt: number } | undefined;
  if (known && now - known.learnedAt < BELIEVED_FOR) return known.style;
  const style = await findOut(session, deadline);
  if (style === undefined) return 'replaces';
  records.keep(NAME, { style, learnedAt: now }, now);
  return style;
}

async function findOut(session: Session, deadline: Deadline): Promise<NsfWritingStyle | undefined> {
  const version = capabilitiesOf(await commanderVersion(session, deadline));
  if (version.nsfCustomFields) return 'fields';
  const options = [{ flag: '--record-type=general' } as const, { name: '--record', value: NO_RECORD } as const];
  const result = await runRead(session, { command: 'nsf-record-update', options }, deadline);
  const lines = result.ok ? replyLines(result.value.body) : [];
  if (lines.some((line) => line.includes('Record type not valid for NSF records'))) return 'fields';
  if (!lines.some((line) => /Record '.*' not found/.test(line))) return undefined;
  return version.nsfUpdateKeepsFields ? 'merges' : 'replaces';
}
