/** What a preview promises: who has what now, who will have what, and what to look out for. */
import { describe, expect, it } from 'vitest';
import { shareRecordEffect, type EffectWarning, type RecordAccess, type ShareRecord, type UserAccess } from './index';

const NOW = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
const RECORD = { uid: 'AbCdEfGhIjKlMnOpQrStUv', title: 'Apollo API' };
const ALICE = 'alice@acme.example';

const user = (access: Partial<UserAccess> = {}): UserAccess => ({
  username: 'Alice@acme.example',
  owner: false,
  canShare: false,
  canEdit: false,
  ...access,
});

const access = (mode: 'nsf' | 'classic', users: UserAccess[], endsUnknown = false): RecordAccess => ({
  ...RECORD,
  type: 'login',
  mode,
  users,
  usersKnown: true,
  readAt: NOW,
  ...(endsUnknown ? { endsUnknown } : {}),
});

const shared = { kind: 'share-record', record: RECORD, recipients: [ALICE] } as const;
const nsfGrant = { ...shared, mode: 'nsf', action: 'grant', role: 'viewer', expiration: { type: 'never' } } as const;
const classicGrant = {
  ...shared,
  mode: 'classic',
  action: 'grant',
  allowSharing: false,
  allowWriting: true,
  expiration: { type: 'never' },
} as const;
const operation = (value: unknown): ShareRecord => ({ ...(value as ShareRecord), recipients: [ALICE] });

const effect = (of: unknown, users: UserAccess[], endsUnknown = false) => {
  const whole = operation(of);
  const [first] = shareRecordEffect(whole, access(whole.mode, users, endsUnknown), NOW);
  if (!first) throw new Error('no effect');
  return first;
};

describe('grant in NSF', () => {
  it('gives the role to who has nothing, until the end asked for', () => {
    expect(effect({ ...nsfGrant, expiration: { type: 'in', amount: 2, unit: 'h' } }, [])).toEqual({
      username: ALICE,
      before: { level: 'none' },
      after: { level: 'role', role: 'viewer', expiresAt: NOW + 2 * HOUR },
      warnings: [],
    });
  });

  it.each<[string, unknown, Partial<UserAccess>, boolean, EffectWarning[]]>([
    ['a lower role', nsfGrant, { role: 'full-manager' }, false, ['loses-rights']],
    [
      'another role beside it',
      { ...nsfGrant, role: 'share-manager' },
      { role: 'content-manager' },
      false,
      ['loses-rights'],
    ],
    ['a higher role', { ...nsfGrant, role: 'full-manager' }, { role: 'viewer' }, false, []],
    ['the same role', nsfGrant, { role: 'viewer' }, false, ['no-change']],
    ['the same role where ends are not shown', nsfGrant, { role: 'viewer' }, true, ['end-may-stay']],
    [
      'a role that shares, with an end',
      { ...nsfGrant, role: 'full-manager', expiration: { type: 'in', amount: 1, unit: 'd' } },
      { role: 'viewer', expiresAt: NOW + HOUR },
      false,
      ['sharing-with-expiration'],
    ],
    ['the owner', nsfGrant, { owner: true }, false, ['recipient-is-owner']],
  ])('warns about %s', (_, of, has, endsUnknown, warnings) => {
    expect(effect(of, [user(has)], endsUnknown).warnings).toEqual(warnings);
  });
});

describe('grant in Classic', () => {
  it('adds rights and says that it takes none away', () => {
    const { after, warnings } = effect(classicGrant, [user({ canShare: true })]);
    expect(after).toEqual({ level: 'rights', canShare: true, canEdit: true });
    expect(warnings).toContain('keeps-more');
  });

  it('warns when access would end earlier than now', () => {
    const limited = { ...classicGrant, expiration: { type: 'in', amount: 1, unit: 'h' } };
    expect(effect(limited, [user({ canEdit: true })]).warnings).toContain('loses-rights');
  });
});

describe('revoke', () => {
  const nsfRevoke = { ...shared, mode: 'nsf', action: 'revoke' };
  const classicRevoke = { ...shared, mode: 'classic', action: 'revoke', allowSharing: false, allowWriting: false };

  it('takes everything, or only the rights named', () => {
    expect(effect(classicRevoke, [user({ canEdit: true })]).after).toEqual({ level: 'none' });
    expect(effect({ ...classicRevoke, allowWriting: true }, [user({ canEdit: true, canShare: true })]).after).toEqual({
      level: 'rights',
      canShare: true,
      canEdit: false,
    });
  });

  it('says when there is nothing to take, and when a folder gives the access', () => {
    expect(effect(nsfRevoke, []).warnings).toEqual(['nothing-to-revoke', 'no-change']);
    expect(effect(nsfRevoke, [user({ role: 'viewer', inherited: true })])).toMatchObject({
      after: { level: 'role', role: 'viewer' },
      warnings: ['inherited-stays'],
    });
    expect(effect({ ...nsfRevoke, role: 'full-manager' }, [user({ role: 'viewer' })]).warnings).toContain(
      'nothing-to-revoke',
    );
  });
});
