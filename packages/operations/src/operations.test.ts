/** What a form may say, what it becomes, and that its hash names exactly that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  checkDraft,
  completeOperation,
  expirationMinutes,
  expiresAt,
  operationHash,
  operationSchema,
  sameMailbox,
  shareRecordRules,
  type ShareRecordDraft,
  type ShareRecord,
} from './index';

const NOW = Date.UTC(2026, 10, 23, 9);
const RECORD = { uid: 'AbCdEfGhIjKlMnOpQrStUv', title: 'Apollo API' };

const draft = (change: Partial<ShareRecordDraft> = {}): ShareRecordDraft => ({
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  record: RECORD,
  recordDescription: '',
  recipients: ['bob@acme.example', 'Alice@Acme.example', 'bob@acme.example'],
  role: 'viewer',
  allowSharing: true,
  allowWriting: true,
  expiration: { type: 'never' },
  ...change,
});

const complete = (change: Partial<ShareRecordDraft> = {}) => completeOperation(draft(change), NOW);

describe('completing', () => {
  it('takes only what applies, addresses in one spelling', () => {
    expect(complete()).toEqual({
      ok: true,
      value: {
        kind: 'share-record',
        mode: 'nsf',
        action: 'grant',
        record: RECORD,
        recipients: ['alice@acme.example', 'bob@acme.example'],
        role: 'viewer',
        expiration: { type: 'never' },
      },
    });
    expect(complete({ mode: 'classic', expiration: { type: 'in', amount: 1, unit: 'd' } })).toMatchObject({
      value: { allowSharing: false, allowWriting: true, expiration: { type: 'in', amount: 1, unit: 'd' } },
    });
    expect(complete({ mode: 'classic', action: 'revoke' })).not.toHaveProperty('value.expiration');
  });

  it.each<[string, Partial<ShareRecordDraft>, string, string]>([
    ['no record', { record: undefined }, 'operation-incomplete', 'record'],
    ['nobody', { recipients: [] }, 'operation-incomplete', 'recipients'],
    ['no role to grant', { role: undefined }, 'operation-incomplete', 'role'],
    ['an end in the past', { expiration: { type: 'at', at: '2026-11-23T08:59:00Z' } }, 'invalid-input', 'expiration'],
    [
      'an end within a minute',
      { expiration: { type: 'at', at: '2026-11-23T09:00:30Z' } },
      'invalid-input',
      'expiration',
    ],
    ['a list in one address', { recipients: ['a@b.example,c@d.example'] }, 'invalid-input', 'recipients'],
    ['a uid of another shape', { record: { uid: '-x', title: '' } }, 'invalid-input', 'record'],
  ])('refuses %s, and names the field', (_, change, code, field) => {
    expect(complete(change)).toMatchObject({ ok: false, failure: { code, field } });
  });

  it('needs no role to revoke, and ignores an end of access there', () => {
    const change: Partial<ShareRecordDraft> = {
      action: 'revoke',
      role: undefined,
      expiration: { type: 'at', at: '2020-01-01T00:00:00Z' },
    };
    expect(complete(change)).toMatchObject({ ok: true });
  });

  it('lets a requester describe the record in words, but not leave it out', () => {
    const undescribed = draft({ record: undefined });
    expect(checkDraft({ ...undescribed, recordDescription: 'the Apollo key' }, NOW)).toMatchObject({ ok: true });
    expect(checkDraft(undescribed, NOW)).toMatchObject({ failure: { field: 'recordDescription' } });
  });
});

describe('the rules of the form', () => {
  const never = { type: 'never' } as const;
  const limited = { type: 'in', amount: 2, unit: 'h' } as const;

  it('require a role to grant in NSF, take it as a filter for revoke, and have none in Classic', () => {
    expect(shareRecordRules({ mode: 'nsf', action: 'grant', expiration: never }).role).toEqual({
      applies: true,
      required: true,
    });
    expect(shareRecordRules({ mode: 'nsf', action: 'revoke', expiration: never }).role).toEqual({
      applies: true,
      required: false,
    });
    expect(shareRecordRules({ mode: 'classic', action: 'grant', expiration: never }).role.disabled).toBe(
      'not-in-classic',
    );
  });

  it('never combine the right to share with an end, and say why', () => {
    expect(shareRecordRules({ mode: 'classic', action: 'grant', expiration: limited }).allowSharing.disabled).toBe(
      'not-with-expiration',
    );
    expect(shareRecordRules({ mode: 'classic', action: 'grant', expiration: never }).allowSharing.applies).toBe(true);
  });

  it('have no end of access for revoke', () => {
    expect(shareRecordRules({ mode: 'nsf', action: 'revoke', expiration: limited }).expiration.disabled).toBe(
      'not-for-revoke',
    );
  });
});

describe('the hash', () => {
  const values = fc.dictionary(
    fc.string(),
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.integer()),
    ),
  );

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(values, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  it('is of text that says the same as JSON does, so that different operations differ', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('changes with every part of an operation', () => {
    const whole = complete({ expiration: { type: 'in', amount: 2, unit: 'h' } });
    if (!whole.ok) throw new Error(whole.failure.code);
    const operation = whole.value as Extract<ShareRecord, { mode: 'nsf'; action: 'grant' }>;
    const changed: ShareRecord[] = [
      { ...operation, role: 'full-manager' },
      { ...operation, recipients: ['alice@acme.example'] },
      { ...operation, record: { ...RECORD, uid: 'BbCdEfGhIjKlMnOpQrStUv' } },
      { ...operation, record: { ...RECORD, title: 'Apollo API ' } },
      { ...operation, expiration: { type: 'in', amount: 3, unit: 'h' } },
      { ...operation, expiration: { type: 'in', amount: 2, unit: 'd' } },
    ];
    const hashes = [operation, ...changed].map(operationHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

it('parses nothing that could widen: no record, nobody, everybody', () => {
  const whole = complete();
  if (!whole.ok) throw new Error(whole.failure.code);
  for (const wide of [
    { record: undefined },
    { recipients: [] },
    { recipients: ['*'] },
    { recipients: ['@existing'] },
    { action: 'cancel' },
  ]) {
    expect(operationSchema.safeParse({ ...whole.value, ...wide }).success).toBe(false);
  }
});

it('tells the same mailbox through case and tags, and no others', () => {
  expect(sameMailbox('Pia@Acme.example', 'pia+keeper@acme.example')).toBe(true);
  expect(sameMailbox('pia@acme.example', 'pia@acme.test')).toBe(false);
  expect(sameMailbox('pia@acme.example', 'piaa@acme.example')).toBe(false);
});

it('counts durations as Commander does: a month is 30 days, a year 365', () => {
  const day = 86_400_000;
  expect(expiresAt({ type: 'in', amount: 2, unit: 'mo' }, NOW)).toBe(NOW + 60 * day);
  expect(expiresAt({ type: 'in', amount: 1, unit: 'y' }, NOW)).toBe(NOW + 365 * day);
  expect(expiresAt({ type: 'never' }, NOW)).toBeUndefined();
  expect(expirationMinutes({ type: 'at', at: '2026-11-23T10:00:00Z' }, NOW)).toBe(60);
});
