/** What a read of the vault proves, and what it cannot. */
import type { UserAccess } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { classicGrant, classicRevoke, nsfGrant, nsfRevoke } from '../testing/operations';
import { shareRecordEvidence } from './share-record';

const STARTED = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const alice = (access: Partial<UserAccess> = {}): UserAccess => ({
  username: 'alice@acme.example',
  owner: false,
  canShare: false,
  canEdit: false,
  ...access,
});
const read = (...users: UserAccess[]) => ({ users, usersKnown: true });
const verdict = (operation: Parameters<typeof shareRecordEvidence>[0], ...users: UserAccess[]) =>
  shareRecordEvidence(operation, read(...users), STARTED).verdict;

describe('grant', () => {
  it('is shown by exactly the NSF role, and by no other', () => {
    expect(verdict(nsfGrant(), alice({ role: 'viewer' }))).toBe('shown');
    expect(verdict(nsfGrant(), alice({ role: 'full-manager' }))).toBe('absent');
    expect(verdict(nsfGrant({ role: 'full-manager' }), alice({ role: 'viewer' }))).toBe('absent');
    expect(verdict(nsfGrant())).toBe('absent');
  });

  it('says that an NSF read shows no end of access', () => {
    const operation = nsfGrant({ expiration: { type: 'in', amount: 2, unit: 'h' } });
    const evidence = shareRecordEvidence(operation, { ...read(alice({ role: 'viewer' })), endsUnknown: true }, STARTED);
    expect(evidence).toMatchObject({ verdict: 'shown', unseen: ['expiration'] });
    expect(shareRecordEvidence(nsfRevoke(), { ...read(), endsUnknown: true }, STARTED).unseen).toBeUndefined();
  });

  it('in Classic is shown by at least the rights asked for', () => {
    expect(verdict(classicGrant(), alice({ canShare: true, canEdit: true }))).toBe('shown');
    expect(verdict(classicGrant({ allowWriting: true }), alice({ canShare: true }))).toBe('absent');
    expect(verdict(classicGrant({ allowSharing: true }), alice({ canEdit: true }))).toBe('absent');
  });

  it('is not shown for the owner, who was not granted anything', () => {
    expect(verdict(classicGrant(), alice({ owner: true, canShare: true, canEdit: true }))).toBe('absent');
  });

  it.each([
    ['2h', STARTED + 2 * HOUR, true],
    ['2h, after waiting in the queue', STARTED + 2 * HOUR + 6 * MINUTE, true],
    ['2h, by a clock that is behind', STARTED + 2 * HOUR - 3 * MINUTE, true],
    ['an earlier share for 1 h', STARTED + HOUR, false],
    ['an earlier share for a day', STARTED + DAY, false],
    ['for good', undefined, false],
  ])('for 2 hours: %s', (_, expiresAt, shown) => {
    const operation = classicGrant({ expiration: { type: 'in', amount: 2, unit: 'h' } });
    const user = expiresAt === undefined ? alice() : alice({ expiresAt });
    expect(verdict(operation, user)).toBe(shown ? 'shown' : 'absent');
  });

  it('takes a month for 30 days, as Commander does', () => {
    const operation = classicGrant({ expiration: { type: 'in', amount: 2, unit: 'mo' } });
    expect(verdict(operation, alice({ expiresAt: STARTED + 60 * DAY }))).toBe('shown');
    expect(verdict(operation, alice({ expiresAt: STARTED + 70 * DAY }))).toBe('absent');
  });

  it('until an instant is shown to the minute', () => {
    const operation = classicGrant({ expiration: { type: 'at', at: '2031-01-31T10:00:00Z' } });
    const at = Date.UTC(2031, 0, 31, 10);
    expect(verdict(operation, alice({ expiresAt: at + 999 }))).toBe('shown');
    expect(verdict(operation, alice({ expiresAt: at + 2 * MINUTE }))).toBe('absent');
  });

  it('for good is not shown by access that ends', () => {
    expect(verdict(classicGrant(), alice({ expiresAt: STARTED + DAY }))).toBe('absent');
  });
});

describe('revoke', () => {
  it('of everything is shown when the person is gone', () => {
    expect(verdict(classicRevoke())).toBe('shown');
    expect(verdict(classicRevoke(), alice())).toBe('absent');
    expect(verdict(nsfRevoke())).toBe('shown');
    expect(verdict(nsfRevoke(), alice({ role: 'viewer' }))).toBe('absent');
  });

  it('of one right is shown when that right is gone', () => {
    const operation = classicRevoke({ allowWriting: true });
    expect(verdict(operation, alice({ canShare: true }))).toBe('shown');
    expect(verdict(operation, alice({ canEdit: true }))).toBe('absent');
    expect(verdict(operation)).toBe('shown');
  });

  it('cannot be proven while the folder gives the same access', () => {
    expect(verdict(nsfRevoke(), alice({ role: 'viewer', inherited: true }))).toBe('unprovable');
  });
});

it('tells person by person', () => {
  const operation = nsfGrant({ recipients: ['alice@acme.example', 'bob@acme.example'] });
  expect(shareRecordEvidence(operation, read(alice({ role: 'viewer' })), STARTED)).toMatchObject({
    verdict: 'partly',
    parts: [
      { name: 'alice@acme.example', shown: true },
      { name: 'bob@acme.example', shown: false },
    ],
  });
});

it('proves nothing when Commander left the permissions out', () => {
  const evidence = shareRecordEvidence(classicRevoke(), { users: [], usersKnown: false }, STARTED);
  expect(evidence.verdict).toBe('unprovable');
});
