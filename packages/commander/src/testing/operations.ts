/** Operations as they come to the vault, for tests. */
import type { RecordAdd, RecordUpdate, ShareRecord } from '@keeper-workflow/operations';

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

export const FOLDER = 'pRQHQ4yZfUwps2pMa-21Uw';

export const recordAddition = (change: Partial<RecordAdd> = {}): RecordAdd => ({
  kind: 'record-add',
  mode: 'classic',
  title: 'Importer',
  recordType: 'login',
  folder: { uid: FOLDER, title: 'Apollo' },
  fields: [
    { section: 'fields', type: 'login', value: { form: 'text', text: 'importer' } },
    { section: 'fields', type: 'password', value: { form: 'text', text: 'typed-canary-1' } },
  ],
  reference: 'OPS-1 #1',
  ...change,
});

export const recordChange = (change: Partial<RecordUpdate> = {}): RecordUpdate => ({
  kind: 'record-update',
  mode: 'classic',
  record: { uid: UID, title: 'Apollo API' },
  fields: [{ section: 'fields', type: 'login', value: { form: 'text', text: 'new-login' } }],
  force: false,
  ...change,
});
