/**
 * Teams: finding them by name, and making sure which one a name means. `list-team` knows all the service account can
 * share with but is not in the documented allow-list; `search` knows only those it belongs to.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, TeamRow, TeamTarget } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import { refreshed } from './sync';

const JSON_FORMAT = { flag: '--format=json' } as const;

const listSchema = z.array(z.object({ 'Team UID': z.string(), Name: z.optional(z.string()) }));
/** What `list-team` says instead of an empty array. */
const nothingSchema = z.object({ message: z.string().check(z.regex(/^No teams/)) });
const searchSchema = z.array(z.object({ type: z.string(), uid: z.string(), name: z.optional(z.string()) }));

interface Teams {
  readonly teams: readonly TeamRow[];
  readonly onlyOwn: boolean;
}

/**
 * At most `limit` teams whose name contains `term`, any case, or whose uid it is. An empty term is refused
 * (`invalid-input`, field `term`). Failures: those of reading; never an empty list for "could not search". One command.
 */
export async function findTeamRows(
  session: Session,
  term: string,
  limit: number,
  deadline: Deadline,
): Promise<Result<{ rows: TeamRow[]; more: boolean; onlyOwn: boolean }>> {
  const wanted = term.trim();
  if (wanted === '') return fail(failure('invalid-input', { field: 'term', detail: 'empty' }));
  const first = await look(session, wanted, limit, deadline);
  // `list-team` asks Keeper's cloud itself; what is searched in its place is only as new as the vault.
  const old = first.ok && first.value.rows.length === 0 && first.value.onlyOwn;
  return old && (await refreshed(session, deadline)) ? look(session, wanted, limit, deadline) : first;
}

async function look(
  session: Session,
  wanted: string,
  limit: number,
  deadline: Deadline,
): Promise<Result<{ rows: TeamRow[]; more: boolean; onlyOwn: boolean }>> {
  const read = await readTeams(session, wanted, deadline);
  if (!read.ok) return read;
  const matching = read.value.teams
    .filter(({ name, uid }) => name.toLowerCase().includes(wanted.toLowerCase()) || uid === wanted)
    .sort((one, other) => one.name.localeCompare(other.name) || (one.uid < other.uid ? -1 : 1));
  return ok({ rows: matching.slice(0, limit), more: matching.length > limit, onlyOwn: read.value.onlyOwn });
}

/**
 * The same teams, each with its uid where that could be found out: by exactly its name, capital letters included, among
 * all teams. Where the key may not list teams a name stays a name. Failures: `team-unknown`, `team-ambiguous` (field
 * `teams`, detail: the name).
 */
export async function resolveTeams(
  session: Session,
  teams: readonly TeamTarget[],
  deadline: Deadline,
): Promise<Result<readonly TeamTarget[]>> {
  const [first] = teams.filter(({ uid }) => uid === undefined);
  if (!first) return ok(teams);
  const read = await readTeams(session, first.name, deadline);
  if (!read.ok) return read.failure.code === 'commander-command-not-allowed' ? ok(teams) : read;
  const { teams: known, onlyOwn } = read.value;
  if (onlyOwn) return ok(teams);
  const resolved: TeamTarget[] = [];
  for (const team of teams) {
    if (team.uid !== undefined) {
      resolved.push(team);
      continue;
    }
    const [found, ...others] = known.filter(({ name }) => name === team.name);
    if (!found) return fail(failure('team-unknown', { field: 'teams', detail: team.name }));
    if (others.length > 0) return fail(failure('team-ambiguous', { field: 'teams', detail: team.name }));
    resolved.push({ ...team, uid: found.uid });
  }
  return ok(resolved);
}

async function readTeams(session: Session, term: string, deadline: Deadline): Promise<Result<Teams>> {
  const listed = await runRead(session, { command: 'list-team', options: [JSON_FORMAT] }, deadline);
  if (listed.ok) {
    const data = readData('list-team', listed.value, session.secrets);
    if (!data.ok) return data;
    if (nothingSchema.safeParse(data.value).success) return ok({ teams: [], onlyOwn: false });
    const rows = listSchema.safeParse(data.value);
    if (!rows.success) return fail(failure('commander-reply-not-understood'));
    const teams = rows.data.map((row) => ({ uid: row['Team UID'], name: row.Name ?? '' }));
    return ok({ teams, onlyOwn: false });
  }
  if (listed.failure.code !== 'commander-command-not-allowed') return listed;
  const positionals = [{ value: term, field: 'term' }];
  const options = [JSON_FORMAT, { flag: '--categories=t' }] as const;
  const searched = await runRead(session, { command: 'search', options, positionals }, deadline);
  if (!searched.ok) return searched.failure.code === 'commander-command-not-allowed' ? listed : searched;
  const data = readData('search', searched.value, session.secrets);
  if (!data.ok) return data;
  const rows = searchSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood'));
  const teams = rows.data.flatMap((row) => (row.type === 'team' ? { uid: row.uid, name: row.name ?? '' } : []));
  return ok({ teams, onlyOwn: true });
}
