/** Operations as they come to the vault, for tests. */
import type { ShareRecord } from '@keeper-workflow/operations';

export const UID = '2nJAqTXCYCinELscaUbSBQ';

type Grant<Mode extends string> = Extract<ShareRecord, { action: 'grant'; mode: Mode }>;
type Revoke<Mode extends string> = Extract<ShareRecord, { action: 'revoke'; mode: Mode }>;

const shared = {
  kind: 'share-record' as const,
  record: { uid: UID, title: 'Apollo API' },
  recipients: ['alice@acme.example'],
};

export const nsfGrant = (change: Partial<Grant<'nsf'>> = {}): Grant<'nsf'> => ({
  ...shared,
  mode: 'nsf',
  action: 'grant',
  role: 'viewer',
  expiration: { type: 'never' },
  ...change,
});
export const nsfRevoke = (change: Partial<Revoke<'nsf'>> = {}): Revoke<'nsf'> => ({
  ...shared,
  mode: 'nsf',
  action: 'revoke',
  ...change,
});
export const classicGrant = (change: Partial<Grant<'classic'>> = {}): Grant<'classic'> => ({
  ...shared,
  mode: 'classic',
  action: 'grant',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'never' },
  ...change,
});
export const classicRevoke = (change: Partial<Revoke<'classic'>> = {}): Revoke<'classic'> => ({
  ...shared,
  mode: 'classic',
  action: 'revoke',
  allowSharing: false,
  allowWriting: false,
  ...change,
});
