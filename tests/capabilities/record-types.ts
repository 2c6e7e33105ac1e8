/**
 * Every record type that the account offers, in both modes: created through the product with a value in each field, read
 * back past it and held against what was typed, byte for byte; then one field is changed, and every other has to be as it
 * was. Where this Commander cannot keep the rest of a record, the product has to refuse, and nothing may change.
 */
import { randomUUID } from 'node:crypto';
import type { DirectInput } from '@keeper-workflow/contract';
import type {
  FieldEntry,
  FieldInput,
  FieldValue,
  MemberInput,
  Mode,
  RecordTemplate,
} from '@keeper-workflow/operations';
import { CLASSIC_RECORDS, NESTED_RECORDS } from '../../sandbox/commander/vault/seed-records';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import type { Content } from './row';
import { inOrder, type Ground } from './run-row';
import { call, directly, type Ending } from './stage';

export interface TypeReport {
  readonly type: string;
  readonly mode: Mode;
  /** Fields that were filled and read back equal. */
  readonly fields: number;
  /** How the change of one field ended. */
  readonly update: string;
  /** What is other than it must be, in words. */
  readonly wrong: readonly string[];
}

/** 3,000 characters in lines, as a key of that size is written. */
export const PRIVATE_KEY = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  ...Array.from(
    { length: 45 },
    (_, line) => `${String(line).padStart(2, '0')}b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAABlwAAA`,
  ),
  '-----END OPENSSH PRIVATE KEY-----',
]
  .join('\n')
  .padEnd(3000, '\n');

/** 60 lines with what people put into notes. */
export const LONG_NOTE = Array.from(
  { length: 60 },
  (_, line) => `${String(line + 1)}. restart "svc" & check $HOME/é`,
).join('\n');

/** Fills a field as a person would, differently for another `round`. */
function valueFor(input: FieldInput, name: string, round: number): FieldValue | undefined {
  const text = (value: string): FieldValue => ({ form: 'text', text: value });
  const members = (all: readonly MemberInput[]): Record<string, string> =>
    Object.fromEntries(all.map((member) => [member.name, memberText(member, round)]));
  switch (input.form) {
    case 'text':
      if (name === 'note' && round === 0) return text(LONG_NOTE);
      return text(
        input.multiline ? `${name} of round ${String(round)}\nsecond line` : `${name} "${String(round)}" = ü`,
      );
    case 'members':
      return { form: 'members', members: members(input.members) };
    case 'list':
      return { form: 'list', items: [members(input.members), members(input.members)] };
    case 'checkbox':
      return { form: 'checkbox', checked: round === 0 };
    case 'date':
      return { form: 'date', date: `203${String(round)}-02-28` };
    case 'reference':
      return undefined;
  }
}

function memberText({ name, choices }: MemberInput, round: number): string {
  if (name === 'privateKey' && round === 0) return PRIVATE_KEY;
  return choices?.[round % choices.length] ?? `${name} ${String(round)}`;
}

const entriesFor = ({ fields }: RecordTemplate, round: number): FieldEntry[] =>
  fields.flatMap(({ type, label, input }) => {
    const value = valueFor(input, label ?? type, round);
    return value ? [{ section: 'fields' as const, type, ...(label === undefined ? {} : { label }), value }] : [];
  });

const nameIn = ({ section, type, label }: FieldEntry): string =>
  `${section} ${type}${label === undefined || label === type ? '' : ` ${label}`}`;

/** What the record has to hold for an entry: what Commander keeps of such a value. */
function kept({ value }: FieldEntry): readonly unknown[] {
  switch (value.form) {
    case 'text':
      return [value.text];
    case 'members':
      return [value.members];
    case 'list':
      return value.items;
    case 'checkbox':
      return [value.checked];
    case 'date':
      return [Date.parse(`${value.date}T12:00:00Z`)];
    default:
      throw new Error(value.form);
  }
}

/** Names of the types the account offers, as the product lists them. */
export async function typesOffered({ sandbox }: Ground): Promise<readonly string[]> {
  const answer = await call(sandbox, 'pia', 'recordTypes', {});
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value.names;
}

/** Creates a record of the type, reads it back, changes one of its fields, reads it again. */
export async function tryType(ground: Ground, type: string, mode: Mode): Promise<TypeReport> {
  const { sandbox, witness } = ground;
  const template = await call(sandbox, 'pia', 'recordTemplate', { name: type });
  if (!template.ok) throw new Error(template.failure.message);
  const entries = entriesFor(template.value, 0);
  const title = `${type} ${randomUUID()}`;
  const about = { type, mode, fields: entries.length };
  const made = await directly(sandbox, { kind: 'record-add', mode, title, recordType: type, fields: entries });
  const [uid] = await witness.titled(title);
  if (uid === undefined || !ended(made, 'verified')) {
    return { ...about, update: 'not tried', wrong: [`not created: ${JSON.stringify(made).slice(0, 500)}`] };
  }
  const content = await witness.content(uid, mode);
  const wrong = [
    ...(content.type === type ? [] : [`its type is ${content.type}`]),
    ...entries.flatMap((entry) => {
      const got = content.values[nameIn(entry)];
      const same = got !== undefined && inOrder(got) === inOrder(kept(entry));
      return same ? [] : [`${nameIn(entry)} holds ${JSON.stringify(got)}`];
    }),
    ...unaskedFor(content, entries),
  ];
  const changed = await changeOne(ground, { uid, title, mode }, entriesFor(template.value, 1), content);
  return { ...about, update: changed.update, wrong: [...wrong, ...changed.wrong] };
}

const ended = (ending: Ending, outcome: string): boolean => 'outcome' in ending && ending.outcome === outcome;

/** Anything besides the fields and the reference by which a creation is found again. */
const unaskedFor = ({ values }: Content, entries: readonly FieldEntry[]): string[] => {
  const asked = new Set([...entries.map(nameIn), 'custom text Jira request']);
  return Object.keys(values)
    .filter((name) => !asked.has(name))
    .map((name) => `${name} was not asked for`);
};

/**
 * Changes the first of the fields, and holds everything else against the read before. `update` says how it ended: only
 * `verified`, or a refusal that changes nothing, is right.
 */
export async function changeOne(
  { sandbox, witness }: Ground,
  { uid, title, mode }: { readonly uid: string; readonly title: string; readonly mode: Mode },
  [entry]: readonly FieldEntry[],
  before: Content,
): Promise<{ readonly update: string; readonly wrong: readonly string[] }> {
  if (!entry) return { update: 'nothing to change', wrong: [] };
  const operation: DirectInput = {
    kind: 'record-update',
    mode,
    record: { uid, title },
    fields: [entry],
    force: false,
  };
  const ending = await directly(sandbox, operation);
  const after = await witness.content(uid, mode);
  const done = ended(ending, 'verified');
  const name = nameIn(entry);
  const expected = done ? { ...before, values: { ...before.values, [name]: kept(entry) } } : before;
  const same = inOrder(after) === inOrder(expected);
  const update =
    'outcome' in ending
      ? `${ending.outcome} ${/"code":"([\w-]+)"/.exec(ending.proof ?? '')?.[1] ?? ''}`.trim()
      : `refused ${ending.refused}`;
  const right = done || MAY_BE_REFUSED.some((code) => update === `refused ${code}`);
  return {
    update,
    wrong: [
      ...(right ? [] : [`the change of ${name} ended as ${update}: ${JSON.stringify(ending).slice(0, 400)}`]),
      ...(same ? [] : [`after the change of ${name} it is ${inOrder(after)}, not ${inOrder(expected)}`]),
    ],
  };
}

/** Where Commander would lose the rest of an NSF record or cannot carry it, and where the record is somebody else's. */
const MAY_BE_REFUSED = ['update-would-lose', 'text-not-sendable', 'command-too-long', 'record-not-editable'] as const;

export interface SeededChange {
  readonly title: string;
  readonly type: string;
  readonly update: string;
  readonly wrong: readonly string[];
}

/** Changes one filled field of every record that the company had before, and holds all its others against before. */
export async function changeSeeded(ground: Ground, mode: Mode): Promise<SeededChange[]> {
  const { sandbox, witness } = ground;
  const changes: SeededChange[] = [];
  for (const { uid, name: title, legacy } of seededRecords(mode)) {
    if (legacy) continue;
    const before = await witness.content(uid, mode);
    const template = await call(sandbox, 'pia', 'recordTemplate', { name: before.type });
    if (!template.ok) throw new Error(template.failure.message);
    const filled = entriesFor(template.value, 1).filter((entry) => nameIn(entry) in before.values);
    changes.push({ title, type: before.type, ...(await changeOne(ground, { uid, title, mode }, filled, before)) });
  }
  return changes;
}

function seededRecords(mode: Mode) {
  const [seeds, kind] = mode === 'nsf' ? ([NESTED_RECORDS, 'nrec'] as const) : ([CLASSIC_RECORDS, 'rec'] as const);
  return seeds.map(({ name, content }) => ({ name, uid: fixtureUid(kind, name), legacy: 'login' in content }));
}
