/**
 * Payloads that no form would send to the calls of the record forms and of the search: refused with a sentence, before
 * Commander is asked anything, and nothing is stored.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { adding, folderUid, typedField, updating } from '../kinds';
import { refusal, startWorld } from '../world';

const world = await startWorld();
afterAll(() => world.close());

let changes = 0;
beforeEach(() => (changes = world.standIn.changeCount()));

const LONE = '\ud800';
/** Below what Forge takes at all (500 KB). */
const HUGE = 'x'.repeat(400 * 1024);
const field = (parts: object) => ({ fields: [{ ...typedField('password', 'secret'), ...parts }] });
const value = (of: unknown) => field({ value: of });
const add = (parts: object = {}) => ({ ...adding(world), ...parts });
const update = (parts: object = {}) => ({ ...updating(world), ...parts });
/** As JSON gives it: an own member, where a literal would set the prototype. */
const withProto = (text: string) => JSON.parse(text) as object;

const OPERATIONS: readonly (readonly [string, () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a list', () => [adding(world)]],
  ['a text', () => 'record-add'],
  ['a kind that is only asked for', () => ({ ...add(), kind: 'share-record' })],
  ['a kind of another page', () => ({ ...add(), kind: 'epm-approval' })],
  ['a kind by a prototype’s name', () => ({ ...add(), kind: 'constructor' })],
  ['a list of kinds', () => ({ ...add(), kind: ['record-add'] })],
  ['no mode', () => add({ mode: undefined })],
  ['a mode that is none', () => add({ mode: 'both' })],
  ['no title', () => add({ title: ' ' })],
  ['a title beyond its limit', () => add({ title: 'a'.repeat(257) })],
  ['a title of 400 KB', () => add({ title: HUGE })],
  ['a title with half a character', () => add({ title: `Build ${LONE}` })],
  ['a title that is an object', () => add({ title: { toString: 'x' } })],
  ['a record type that is none', () => add({ recordType: '' })],
  ['a record type with half a character', () => add({ recordType: `login${LONE}` })],
  ['a folder by name', () => add({ folder: { uid: 'Engineering', title: 'Engineering' } })],
  ['a folder by path', () => add({ folder: '/Engineering' })],
  ['a folder that is everything', () => add({ folder: { uid: '*', title: '' } })],
  ['2,000 fields', () => add({ fields: Array.from({ length: 2_000 }, () => typedField('url', 'x')) })],
  ['fields by number', () => add({ fields: { 0: typedField('url', 'x'), length: 1 } })],
  ['a field of a prototype’s name', () => add(field({ type: '__proto__' }))],
  ['a field with a path for a type', () => add(field({ type: 'login=x c.text.y' }))],
  ['a section that is none', () => add(field({ section: 'constructor' }))],
  ['a label beyond its limit', () => add(field({ label: 'l'.repeat(101) }))],
  ['a value that was withheld', () => add(value({ form: 'withheld' }))],
  [
    'a withheld value among others',
    () => add({ fields: [typedField('login', 'x'), { ...typedField('password', 'x'), value: { form: 'withheld' } }] }),
  ],
  ['a value without a form', () => add(value('secret'))],
  ['a form by a prototype’s name', () => add(value({ form: '__proto__', text: 'x' }))],
  ['an empty text', () => add(value({ form: 'text', text: '' }))],
  ['a text of 400 KB', () => add(value({ form: 'text', text: HUGE }))],
  ['a text with half a character', () => add(value({ form: 'text', text: `x${LONE}y` }))],
  ['no members', () => add(value({ form: 'members', members: {} }))],
  ['members with a prototype’s', () => add(value({ form: 'members', members: withProto('{"__proto__":{"a":"b"}}') }))],
  ['members that hold objects', () => add(value({ form: 'members', members: { hostName: { a: 1 } } }))],
  [
    '10,000 members of a list',
    () => add(value({ form: 'list', items: Array.from({ length: 10_000 }, () => ({ a: 'b' })) })),
  ],
  [
    'a password of 1 character',
    () => add(value({ form: 'generated-password', generator: { algorithm: 'random', length: 1 } })),
  ],
  [
    'a password of endless length',
    () => add(value({ form: 'generated-password', generator: { algorithm: 'random', length: 1e9 } })),
  ],
  [
    'a generator that is none',
    () => add(value({ form: 'generated-password', generator: { algorithm: 'constructor' } })),
  ],
  ['the 30th of February', () => add(value({ form: 'date', date: '2031-02-30' }))],
  ['notes of 400 KB', () => add({ notes: HUGE })],
  ['notes with half a character', () => add({ notes: `a${LONE}` })],
  ['notes as an update has them', () => add({ notes: { change: 'append', text: 'x' } })],
  ['an update of nothing', () => update({ fields: [] })],
  ['an update of a record by its title', () => update({ record: { uid: 'Grafana', title: 'Grafana' } })],
  ['an update without a record', () => update({ record: undefined })],
  ['an update of several records', () => update({ record: [updating(world).record] })],
  ['notes as a creation has them', () => update({ notes: 'x' })],
  ['notes changed in a way that is none', () => update({ notes: { change: 'prepend', text: 'x' } })],
  ['yes for force', () => update({ force: 'yes' })],
  ['a withheld value in an update', () => update(value({ form: 'withheld' }))],
];

const REFUSED = /^(invalid-input|text-not-sendable|operation-incomplete|record-type-unknown|command-too-long)$/;

describe.each(OPERATIONS)('%s', (_, operation) => {
  it.each(['previewDirect', 'executeDirect'] as const)('is refused by %s', async (name) => {
    const more = name === 'executeDirect' ? { requestId: randomUUID(), justification: '' } : {};
    const refused = await refusal(world, () => world.panel('pia', name, { ...more, operation: operation() }));
    expect(refused.code).toMatch(REFUSED);
    expect(refused).toMatchObject({ writes: [], commands: [] });
    expect(refused.message).toMatch(/\w+ \w+ \w+/);
    expect(refused.message.length).toBeLessThan(600);
    expect(world.standIn.changeCount()).toBe(changes);
  });
});

describe('what nobody knows in an operation', () => {
  it.each([
    ['a reference of one’s own', { reference: 'OPS-9 somebody-else' }],
    ['a command', { command: 'rm -f /' }],
    ['a prototype', withProto('{"__proto__":{"mode":"nsf"}}')],
  ])('%s has no effect on what is sent', async (_, parts) => {
    const sent = Object.defineProperties(add(), Object.getOwnPropertyDescriptors(parts));
    const answer = await world.panel('pia', 'previewDirect', { operation: sent });
    if (!answer.ok) expect(answer.failure.code).toBe('invalid-input');
    else {
      expect(answer.value.operation).toMatchObject({ kind: 'record-add', mode: 'classic' });
      expect(JSON.stringify(answer.value)).not.toMatch(/somebody-else|rm -f/);
    }
  });
});

describe('a call', () => {
  const uid = () => world.uid('Grafana');
  const execution = () => ({ requestId: randomUUID(), operation: adding(world), justification: '' });
  type Name = Parameters<typeof world.panel>[1];
  const CALLS: readonly (readonly [Name, string, () => unknown])[] = [
    ['executeDirect', 'without an id', () => ({ ...execution(), requestId: undefined })],
    ['executeDirect', 'with a path for an id', () => ({ ...execution(), requestId: '../connection' })],
    ['executeDirect', 'with a justification of 400 KB', () => ({ ...execution(), justification: HUGE })],
    ['executeDirect', 'with members nobody knows', () => ({ ...execution(), approved: true })],
    ['executeDirect', 'on an issue of its own', () => ({ ...execution(), issueId: '10001' })],
    [
      'previewDirect',
      'with members nobody knows',
      () => ({ operation: adding(world), folder: folderUid(world, 'Engineering') }),
    ],
    ['readRecord', 'with a title for a uid', () => ({ uid: 'Grafana', mode: 'classic' })],
    ['readRecord', 'with 400 KB for a uid', () => ({ uid: HUGE, mode: 'classic' })],
    ['readRecord', 'with a list of uids', () => ({ uid: [uid()], mode: 'classic' })],
    ['readRecord', 'without a mode', () => ({ uid: uid() })],
    ['readRecord', 'asking for more', () => ({ uid: uid(), mode: 'classic', unmask: true })],
    ['recordTemplate', 'without a name', () => ({ name: '' })],
    ['recordTemplate', 'with 400 KB for a name', () => ({ name: HUGE })],
    ['recordTemplate', 'with a list of names', () => ({ name: ['login'] })],
    ['recordTypes', 'with a payload', () => ({ all: true })],
    ['describeTarget', 'of a kind that is none', () => ({ kind: 'team', uid: uid() })],
    ['describeTarget', 'of a prototype', () => ({ kind: '__proto__', uid: uid() })],
    ['describeTarget', 'without a uid', () => ({ kind: 'record' })],
    ...(['findRecords', 'findFolders', 'findTeams'] as const).flatMap((name): [Name, string, () => unknown][] => [
      [name, 'with one letter', () => ({ term: ' a ' })],
      [name, 'with 400 KB', () => ({ term: HUGE })],
      [name, 'with a pattern object', () => ({ term: { $regex: '.*' } })],
      [name, 'with folders of its own', () => ({ term: 'Grafana', folders: [] })],
    ]),
  ];

  it.each(CALLS)('of %s %s is refused', async (name, _, payload) => {
    const refused = await refusal(world, () => world.panel('pia', name, payload()));
    expect(refused).toMatchObject({ code: 'invalid-input', writes: [], commands: [] });
    expect(refused.message.length).toBeLessThan(600);
  });

  it.each(['findRecords', 'findFolders', 'findTeams'] as const)(
    'of %s with half a character finds nothing and breaks nothing',
    async (name) => {
      const answer = await world.panel('pia', name, { term: `ab${LONE}` });
      if (answer.ok) expect(answer.value.rows).toEqual([]);
      else expect(answer.failure.code).toMatch(/text-not-sendable|invalid-input/);
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'Login', `login${LONE}`])(
    'of recordTemplate for %j finds no type',
    async (name) => {
      const refused = await refusal(world, () => world.panel('pia', 'recordTemplate', { name }));
      expect(refused.code).toMatch(/record-type-unknown|invalid-input|text-not-sendable/);
      expect(refused.writes).toEqual([]);
    },
  );
});

describe('10 MB', () => {
  it.each(['previewDirect', 'executeDirect', 'findRecords'] as const)(
    'for %s do not get past the platform',
    async (name) => {
      const calls = await world.callsDuring(async () => {
        const payload = { requestId: randomUUID(), operation: add({ notes: 'x'.repeat(10 * 1024 * 1024) }) };
        await expect(world.panel('pia', name, payload)).rejects.toThrow(/./);
      });
      expect(calls.filter(({ kind, write }) => write || kind === 'commander' || kind === 'egress')).toEqual([]);
    },
  );
});

describe('a form of another kind', () => {
  const folder = {
    kind: 'share-folder',
    mode: 'classic',
    action: 'grant',
    folderDescription: 'Engineering',
    recipients: ['bob@acme.example'],
    teams: [],
    manageRecords: true,
    manageUsers: false,
    canShareRecords: false,
    canEditRecords: false,
    expiration: { type: 'never' },
  };
  const permission = {
    kind: 'record-permission',
    mode: 'classic',
    action: 'grant',
    folderDescription: 'Engineering',
    recursive: false,
    canShareRecords: false,
    canEditRecords: true,
  };

  it.each<[string, object]>([
    ['nobody', { ...folder, recipients: [] }],
    ['no folder', { ...folder, folderDescription: ' ' }],
    ['everybody', { ...folder, recipients: ['*'] }],
    ['those who are there', { ...folder, recipients: ['@existing'] }],
    ['a team that is everybody', { ...folder, teams: [{ name: '*' }] }],
    ['a team that is an address', { ...folder, teams: [{ name: 'bob@acme.example' }] }],
    ['a team that is “existing”', { ...folder, teams: [{ name: '@existing' }] }],
    ['a team by text', { ...folder, teams: ['Finance'] }],
    ['10,000 people', { ...folder, recipients: Array.from({ length: 10_000 }, (_, n) => `p${String(n)}@a.example`) }],
    ['10,000 teams', { ...folder, teams: Array.from({ length: 10_000 }, (_, n) => ({ name: `Team ${String(n)}` })) }],
    ['a role where there are none', { ...folder, mode: 'nsf', role: 'owner' }],
    ['no role where one is needed', { ...folder, mode: 'nsf' }],
    ['an owner of a folder', { ...folder, action: 'owner' }],
    ['a permission that changes nothing', { ...permission, canEditRecords: false }],
    ['a permission without a folder', { ...permission, folderDescription: '' }],
    ['a permission of everything', { ...permission, folder: { uid: '', title: '' } }],
    ['yes for recursive', { ...permission, recursive: 'yes' }],
    [
      'two new owners',
      {
        kind: 'share-record',
        mode: 'classic',
        action: 'owner',
        recordDescription: 'x',
        recipients: ['a@a.example', 'b@a.example'],
        allowSharing: false,
        allowWriting: false,
        expiration: { type: 'never' },
      },
    ],
    ['an admin’s own operation', { kind: 'record-add', mode: 'classic', title: 'x', recordType: 'login', fields: [] }],
    [
      'a scope that is none',
      {
        kind: 'share-record',
        scope: 'vault',
        mode: 'classic',
        action: 'grant',
        recordDescription: 'x',
        recipients: ['a@a.example'],
        allowSharing: false,
        allowWriting: false,
        expiration: { type: 'never' },
      },
    ],
  ])('with %s is not submitted', async (_, draft) => {
    const payload = { requestId: randomUUID(), draft, justification: 'Release' };
    const refused = await refusal(world, () => world.panel('alice', 'submitRequest', payload));
    expect(refused.code).toMatch(/^(invalid-input|operation-incomplete)$/);
    expect(refused).toMatchObject({ writes: [], commands: [] });
  });
});
