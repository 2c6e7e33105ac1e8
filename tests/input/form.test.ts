/**
 * What people type wrong in the form, and what a page could send that no form would: refused with a sentence that names
 * the field and says what to do, before Commander is asked anything, and nothing that was stored changes.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestView } from '@keeper-workflow/contract';
import {
  ask,
  classicDraft,
  nestedDraft,
  previewInput,
  refusal,
  startWorld,
  stored,
  valueOf,
  shareDraft,
} from '../world';

const world = await startWorld();
afterAll(() => world.close());

let request: RequestView;
beforeAll(async () => {
  request = await ask(world);
});

const at = (text: unknown) => ({ expiration: { type: 'at', at: text } });
const lasting = (amount: unknown, unit: unknown = 'h') => ({ expiration: { type: 'in', amount, unit } });
const soon = (seconds: number) =>
  at(new Date(world.sandbox.world.clock.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'));
const people = (...recipients: unknown[]) => ({ recipients });

const CHECK = {
  recipients: /check the e-mail addresses/,
  expiration: /check the expiration/,
  role: /check the role/,
} as const;

type Case = readonly [what: string, parts: () => object, code: string, field: string, message: RegExp];

const DRAFTS: readonly Case[] = [
  [
    'no record',
    () => ({ recordDescription: '' }),
    'operation-incomplete',
    'recordDescription',
    /Choose the description/,
  ],
  [
    'blanks for a record',
    () => ({ recordDescription: ' \n\t ' }),
    'operation-incomplete',
    'recordDescription',
    /Choose/,
  ],
  ['nobody', () => people(), 'operation-incomplete', 'recipients', /Choose the e-mail addresses first/],
  ['no role', () => ({ role: undefined }), 'operation-incomplete', 'role', /Choose the role first/],
  ['a name for an address', () => people('bob'), 'invalid-input', 'recipients', CHECK.recipients],
  ['half an address', () => people('bob@'), 'invalid-input', 'recipients', CHECK.recipients],
  ['an address without a domain', () => people('bob@acme'), 'invalid-input', 'recipients', CHECK.recipients],
  [
    'two addresses in one',
    () => people('bob@a.example,eve@a.example'),
    'invalid-input',
    'recipients',
    CHECK.recipients,
  ],
  ['an address with a line break', () => people('bob@a.example\n--x'), 'invalid-input', 'recipients', CHECK.recipients],
  [
    'a very long address',
    () => people(`${'b'.repeat(400)}@a.example`),
    'invalid-input',
    'recipients',
    CHECK.recipients,
  ],
  [
    'more people than one command takes',
    () => people(...Array.from({ length: 21 }, (_, n) => `p${String(n)}@a.example`)),
    'invalid-input',
    'recipients',
    CHECK.recipients,
  ],
  ['a word for a date', () => at('tomorrow'), 'invalid-input', 'expiration', CHECK.expiration],
  ['nothing for a date', () => at(''), 'invalid-input', 'expiration', CHECK.expiration],
  ['a date without a time', () => at('2031-01-31'), 'invalid-input', 'expiration', CHECK.expiration],
  ['the 30th of February', () => at('2031-02-30T10:00:00Z'), 'invalid-input', 'expiration', CHECK.expiration],
  ['a 25th hour', () => at('2031-01-31T25:00:00Z'), 'invalid-input', 'expiration', CHECK.expiration],
  ['a date in another zone', () => at('2031-01-31T10:00:00+02:00'), 'invalid-input', 'expiration', CHECK.expiration],
  ['a date as a number', () => at(1_925_000_000_000), 'invalid-input', 'expiration', CHECK.expiration],
  ['a past date', () => at('2020-01-01T00:00:00Z'), 'invalid-input', 'expiration', /later time/],
  ['half a minute from now', () => soon(30), 'invalid-input', 'expiration', /at least one minute from now/],
  ['no time at all', () => lasting(0), 'invalid-input', 'expiration', CHECK.expiration],
  ['a negative time', () => lasting(-2), 'invalid-input', 'expiration', CHECK.expiration],
  ['half an hour as a number', () => lasting(0.5), 'invalid-input', 'expiration', CHECK.expiration],
  ['a number as text', () => lasting('2'), 'invalid-input', 'expiration', CHECK.expiration],
  ['an age', () => lasting(10_000, 'y'), 'invalid-input', 'expiration', CHECK.expiration],
  ['weeks', () => lasting(2, 'w'), 'invalid-input', 'expiration', CHECK.expiration],
  ['no expiration', () => ({ expiration: undefined }), 'invalid-input', 'expiration', CHECK.expiration],
  ['a role in other letters', () => ({ role: 'Viewer' }), 'invalid-input', 'role', CHECK.role],
  ['a role that is none', () => ({ role: 'owner' }), 'invalid-input', 'role', CHECK.role],
  ['a mode that is none', () => ({ mode: 'both' }), 'invalid-input', 'mode', /check/],
  ['an action that is none', () => ({ action: 'remove' }), 'invalid-input', 'action', /check/],
  ['a kind that is none', () => ({ kind: 'share-everything' }), 'invalid-input', 'kind', /check/],
  ['yes for true', () => ({ allowWriting: 'yes' }), 'invalid-input', 'allowWriting', /check Allow Writing/],
  [
    'a description beyond its limit',
    () => ({ recordDescription: 'a'.repeat(1001) }),
    'invalid-input',
    'recordDescription',
    /check the description of the record/,
  ],
];

describe.each(DRAFTS)('%s', (_, parts, code, field, message) => {
  const draft = () => ({ ...nestedDraft(), ...parts() });

  it('is not submitted', async () => {
    const payload = { requestId: randomUUID(), draft: draft(), justification: 'Release' };
    const refused = await refusal(world, () => world.panel('alice', 'submitRequest', payload));
    expect(refused).toMatchObject({ code, field, writes: [], commands: [] });
    expect(refused.message).toMatch(message);
  });

  it('does not change a request', async () => {
    const { id: requestId, revision } = request;
    const payload = { requestId, revision, draft: draft(), justification: 'Release' };
    const refused = await refusal(world, () => world.panel('alice', 'updateRequest', payload));
    expect(refused).toMatchObject({ code, field, writes: [], commands: [] });
    expect(refused.message).toMatch(message);
    expect(await stored(world, request)).toMatchObject({ revision, draft: request.draft });
  });
});

describe('a call', () => {
  const good = () => ({ requestId: randomUUID(), draft: nestedDraft(), justification: '' });

  it.each<[string, () => unknown, string]>([
    ['without anything', () => undefined, 'requestId'],
    ['with an empty form', () => ({}), 'requestId'],
    ['with a list', () => [], 'form'],
    ['with a text', () => 'submit', 'form'],
    ['without a draft', () => ({ ...good(), draft: undefined }), 'form'],
    ['with an id that is none', () => ({ ...good(), requestId: '1' }), 'requestId'],
    ['with an id that is a path', () => ({ ...good(), requestId: '../connection' }), 'requestId'],
    ['with a justification beyond its limit', () => ({ ...good(), justification: 'a'.repeat(4001) }), 'justification'],
    ['with no text for a justification', () => ({ ...good(), justification: { text: 'x' } }), 'justification'],
    ['with members that nobody knows', () => ({ ...good(), approved: true }), 'form'],
  ])('%s is refused', async (_, payload, field) => {
    const refused = await refusal(world, () => world.panel('alice', 'submitRequest', payload()));
    expect(refused).toMatchObject({ code: 'invalid-input', field, writes: [], commands: [] });
    expect(refused.message).toMatch(/^Please check .+Nothing was changed\.$/);
  });

  it('with 400 characters for a record is taken, and gives them all back', async () => {
    const recordDescription = 'Apollo '.repeat(60).trim().slice(0, 400);
    const taken = await ask(world, { draft: nestedDraft({ recordDescription }) });
    expect(shareDraft(await stored(world, taken)).recordDescription).toBe(recordDescription);
  });
});

describe('an approver', () => {
  const uid = () => world.uid('Apollo API');

  it.each<[string, () => object, string, RegExp]>([
    [
      'a record with a 400-character title',
      () => ({ record: { uid: uid(), title: 'a'.repeat(400) } }),
      'record',
      /check the record/,
    ],
    ['a title for a uid', () => ({ record: { uid: 'Apollo API', title: 'Apollo API' } }), 'record', /check the record/],
    [
      'an option for a uid',
      () => ({ record: { uid: '--force-force-force-xxx', title: '' } }),
      'record',
      /check the record/,
    ],
    ['a past date', () => at('2020-01-01T00:00:00Z'), 'expiration', /later time/],
  ])('who previews %s is told so, and Commander is not asked', async (_, parts, field, message) => {
    const input = previewInput(world, request, 'Apollo API');
    const payload = { ...input, draft: { ...input.draft, ...parts() } };
    const refused = await refusal(world, () => world.panel('pia', 'previewDecision', payload));
    expect(refused).toMatchObject({ code: 'invalid-input', field, writes: [], commands: [] });
    expect(refused.message).toMatch(message);
  });

  it('who has not chosen a record is asked to', async () => {
    const { id: requestId, revision, draft } = request;
    const refused = await refusal(world, () => world.panel('pia', 'previewDecision', { requestId, revision, draft }));
    expect(refused).toMatchObject({ code: 'operation-incomplete', field: 'record', commands: [] });
    expect(refused.message).toBe('Choose the record first.');
  });

  it.each([
    ['no reason', ''],
    ['blanks', ' \n '],
    ['more than a reason', 'a'.repeat(2001)],
  ])('who rejects with %s is asked for one, and the request stays open', async (_, reason) => {
    const { id: requestId, revision } = request;
    const refused = await refusal(world, () => world.panel('pia', 'rejectRequest', { requestId, revision, reason }));
    expect(refused).toMatchObject({ code: 'invalid-input', field: 'reason', writes: [] });
    expect(refused.message).toMatch(/check the reason/);
    expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision });
  });
});

describe('what a mode or an action has no use for', () => {
  it('is left out of the operation, and kept in the form', async () => {
    const draft = classicDraft({
      role: 'full-manager',
      allowSharing: true,
      expiration: { type: 'in', amount: 1, unit: 'd' },
    });
    const kept = await ask(world, { draft });
    expect(kept.draft).toMatchObject({ role: 'full-manager', allowSharing: true });
    const { operation } = valueOf(await world.panel('pia', 'previewDecision', previewInput(world, kept, 'Jira Admin')));
    // Keeper takes the right to share away from access that ends.
    expect(operation).not.toHaveProperty('role');
    expect(operation).toMatchObject({ mode: 'classic', allowSharing: false, allowWriting: true });
  });
});

describe('switching a project on', () => {
  it.each(['ops', 'OPS-1', '', 'NOPE', '../OPS'])(
    '%j is no project, and the switches stay as they are',
    async (projectKey) => {
      const before = valueOf(await world.settings('ada', 'openSettings', {})).projects;
      const payload = { projectKey, enabled: true, justificationRequired: false };
      const refused = await refusal(world, () => world.settings('ada', 'setProject', payload));
      expect(refused).toMatchObject({ code: 'invalid-input', field: 'projectKey', writes: [] });
      expect(refused.message).toMatch(/check the project key/);
      expect(valueOf(await world.settings('ada', 'openSettings', {})).projects).toEqual(before);
    },
  );
});
