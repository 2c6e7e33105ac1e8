/** Runs one row of the table and says, in words, what is other than it must be. */
import type { PasswordPolicy } from '../../sandbox/commander';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import type { Sandbox } from '../../sandbox/shell';
import { carryOut, type Ending } from './stage';
import type { AccessLines, Content, DirectRow, Expected, RequestRow, Row, Target } from './row';
import { changesBetween, unexpected, type AccessMap, type Witness } from './witness';

export interface Ground {
  readonly sandbox: Sandbox;
  readonly witness: Witness;
  /** Commander's vault as at the start. */
  reset(): Promise<void>;
  nestedFoldersOff(): Promise<void>;
  /** Commander knows of it when this is over. */
  passwordPolicy(policy: PasswordPolicy): Promise<void>;
  /** The real Commander over the fixture's cloud. */
  readonly real: boolean;
}

/** Empty when the row holds. */
export async function runRow(ground: Ground, row: Row): Promise<string[]> {
  await ground.reset();
  for (const command of row.given ?? []) await ground.witness.run(command);
  if (row.passwordPolicy) await ground.passwordPolicy(row.passwordPolicy);
  if (row.nestedFoldersOff) await ground.nestedFoldersOff();
  return row.by === 'requester' ? runRequest(ground, row) : runDirect(ground, row);
}

async function runRequest({ sandbox, witness, real }: Ground, row: RequestRow): Promise<string[]> {
  // Without nested share folders no read of the real one shows them.
  const blind = real && row.nestedFoldersOff === true;
  const look = (): Promise<AccessMap> => (blind ? Promise.resolve(new Map()) : witness.access(concerned(row)));
  const before = await look();
  const from = sandbox.world.clock.now();
  const ending = await carryOut(sandbox, row);
  const expected: AccessLines = { ...row.vault, ...(real ? {} : row.onStandInOnly?.lines) };
  return [
    ...wrongEnding(row, ending),
    ...unforetold(row, ending),
    ...unexpected(expected, changesBetween(before, await look()), from),
  ];
}

const unforetold = ({ foretold: wanted = [] }: RequestRow, { foretold = [] }: Ending): string[] =>
  wanted
    .filter((warning) => !foretold.includes(warning))
    .map((warning) => `the preview does not warn of ${warning}, only of ${foretold.join(', ')}`);

/** The target, and every record that the row says anything about. */
function concerned({ target, vault }: RequestRow): Target[] {
  const titles = Object.keys(vault).flatMap(
    (subject) => /^(?!folder )(?<title>.*) · /.exec(subject)?.groups?.title ?? [],
  );
  const kind = target.mode === 'nsf' ? 'nrec' : 'rec';
  const records = [...new Set(titles)].map((name): Target => ({
    kind: 'record',
    name,
    uid: fixtureUid(kind, name),
    mode: target.mode,
  }));
  return [target, ...records.filter(({ uid }) => uid !== target.uid)];
}

async function runDirect(ground: Ground, row: DirectRow): Promise<string[]> {
  return row.operation.kind === 'record-add' ? runCreation(ground, row) : runUpdate(ground, row);
}

async function runCreation({ sandbox, witness }: Ground, row: DirectRow): Promise<string[]> {
  const { operation, content } = row;
  const title = operation.title ?? '';
  const wrong = wrongDirectEnding(row, await carryOut(sandbox, row));
  const uids = await witness.titled(title);
  if (row.ends !== 'verified') return [...wrong, ...(uids.length === 0 ? [] : [`a record “${title}” was made`])];
  const [uid] = uids;
  if (uids.length !== 1 || uid === undefined) return [...wrong, `${String(uids.length)} records are called “${title}”`];
  const made = await witness.content(uid, operation.mode);
  const place = content?.folder === undefined || made.folder === content.folder ? [] : [`it lies in ${made.folder}`];
  return [
    ...wrong,
    ...place,
    ...wrongValues(content?.values ?? {}, made.values),
    ...wrongNotes(content?.notes ?? '', made),
  ];
}

async function runUpdate({ sandbox, witness }: Ground, row: DirectRow): Promise<string[]> {
  const { operation, content } = row;
  if (operation.kind !== 'record-update') throw new Error(operation.kind);
  // A legacy record has no fields to compare.
  const look = () => (content ? witness.content(operation.record.uid, operation.mode) : undefined);
  const before = await look();
  const wrong = wrongDirectEnding(row, await carryOut(sandbox, row));
  const after = await look();
  if (!content || !before || !after) return wrong;
  const expected: Record<string, Expected | undefined> = { ...before.values, ...content.values };
  const title = content.title ?? before.title;
  return [
    ...wrong,
    ...(after.title === title ? [] : [`the title is “${after.title}”`]),
    ...(after.type === before.type ? [] : [`the type is “${after.type}”`]),
    ...wrongNotes(content.notes ?? before.notes, after),
    ...wrongValues(expected, after.values),
  ];
}

const wrongNotes = (wanted: string, { notes }: Content): string[] =>
  notes === wanted ? [] : [`the notes are ${JSON.stringify(notes)}`];

/** Byte for byte, but for what Commander made itself. */
function wrongValues(expected: Readonly<Record<string, Expected | undefined>>, values: Content['values']): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(values)])].flatMap((name) => {
    const wanted = expected[name];
    const got = values[name];
    const text = JSON.stringify(got);
    if (wanted === undefined) return got === undefined ? [] : [`${name} holds ${text}`];
    if (got === undefined) return [`${name} holds nothing`];
    const fits = 'like' in wanted ? wanted.like.test(text) : inOrder(wanted) === inOrder(got);
    return fits
      ? []
      : [`${name} holds ${text}, not ${'like' in wanted ? String(wanted.like) : JSON.stringify(wanted)}`];
  });
}

/** JSON whatever the order in which an object's members were written. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

function wrongDirectEnding(row: DirectRow, ending: Ending): string[] {
  const told = 'outcome' in ending ? (ending.proof ?? '') : ending.why;
  const silent = row.words !== undefined && !row.words.test(told);
  return [...wrongEnding(row, ending), ...(silent ? [`Commander's words are not told: ${told.slice(0, 600)}`] : [])];
}

export function wrongEnding({ ends }: Row, ending: Ending): string[] {
  const wanted = typeof ends === 'string' ? ends : `refused: ${ends.refused}`;
  const got = 'outcome' in ending ? ending.outcome : `refused: ${ending.refused}`;
  // What the preview already foretells is refused, too.
  if (wanted === got || (wanted === 'refused' && 'rehearsed' in ending)) return [];
  const why = 'outcome' in ending ? (ending.proof ?? '') : ending.why;
  return [`ended as ${got}, not ${wanted} (${why.slice(0, 600)})`];
}
