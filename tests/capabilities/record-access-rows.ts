/** Rows of the feature "Request Access to Record": grant, revoke, a new owner; one record or all records of a folder. */
import { NSF_ROLES, type ShareRecordDraft } from '@keeper-workflow/operations';
import { ALICE, BOB, CAROL, DAVE, STRANGER, classicRecord, nsfRecord, type RequestRow, type Target } from './row';

const blank: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: '',
  recipients: [DAVE],
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'never' },
};

type Parts = Partial<ShareRecordDraft>;
type More = Pick<RequestRow, 'promise' | 'name' | 'ends' | 'vault'> &
  Partial<Pick<RequestRow, 'given' | 'foretold' | 'notOnReal' | 'onStandInOnly' | 'nestedFoldersOff'>>;

export const recordRow = (target: Target, parts: Parts, more: More): RequestRow => ({
  feature: 'Request Access to Record',
  by: 'requester',
  target,
  draft: {
    ...blank,
    mode: target.mode,
    ...(target.kind === 'folder' ? { scope: 'folder' as const } : {}),
    ...parts,
  },
  ...more,
});

const GRANT = 'Grant or revoke record access to users by email';
const ROLE = 'NSF: select a Role — required when granting access';
const RIGHTS = 'Classic: check Allow Sharing and/or Allow Writing';
const OWNER = 'Transfer record ownership';
const EXPIRY = 'Configure access expiration (specific date/time or duration)';

const apollo = nsfRecord('Apollo API');
const wiki = nsfRecord('Projects Wiki');
const jira = classicRecord('Jira Admin');
const grafana = classicRecord('Grafana');
const github = classicRecord('GitHub Deploy Key Login');

const viewer = { role: 'viewer' } as const;
const until = { type: 'at', at: '2031-01-31T10:00:00Z' } as const;
const twoHours = { type: 'in', amount: 2, unit: 'h' } as const;

const granting: readonly RequestRow[] = [
  ...NSF_ROLES.map((role) =>
    recordRow(
      apollo,
      { role },
      { promise: ROLE, name: `NSF ${role}`, ends: 'verified', vault: { 'Apollo API · dave': role } },
    ),
  ),
  recordRow(
    apollo,
    { ...viewer, recipients: [DAVE, BOB] },
    {
      promise: GRANT,
      name: 'NSF viewer for two people',
      ends: 'verified',
      vault: { 'Apollo API · bob': 'viewer', 'Apollo API · dave': 'viewer' },
    },
  ),
  recordRow(
    wiki,
    { role: 'content-manager', recipients: [BOB] },
    {
      promise: ROLE,
      name: 'NSF another role for somebody who has one',
      ends: 'verified',
      vault: { 'Projects Wiki · bob': 'content-manager' },
    },
  ),
  recordRow(
    jira,
    {},
    { promise: GRANT, name: 'Classic read only', ends: 'verified', vault: { 'Jira Admin · dave': 'read' } },
  ),
  recordRow(
    jira,
    { allowSharing: true },
    { promise: RIGHTS, name: 'Classic Allow Sharing', ends: 'verified', vault: { 'Jira Admin · dave': 'share' } },
  ),
  recordRow(
    jira,
    { allowWriting: true },
    { promise: RIGHTS, name: 'Classic Allow Writing', ends: 'verified', vault: { 'Jira Admin · dave': 'edit' } },
  ),
  recordRow(
    github,
    { allowSharing: true, allowWriting: true, recipients: [ALICE, DAVE] },
    {
      promise: RIGHTS,
      name: 'Classic both rights, for two people',
      ends: 'verified',
      vault: { 'GitHub Deploy Key Login · alice': 'edit+share', 'GitHub Deploy Key Login · dave': 'edit+share' },
    },
  ),
];

const expiring: readonly RequestRow[] = [
  recordRow(
    apollo,
    { ...viewer, expiration: twoHours },
    {
      promise: EXPIRY,
      name: 'NSF for two hours',
      ends: 'verified',
      vault: { 'Apollo API · dave': 'viewer for 120 min' },
    },
  ),
  recordRow(
    apollo,
    { role: 'content-manager', expiration: until },
    {
      promise: EXPIRY,
      name: 'NSF until an instant',
      ends: 'verified',
      vault: { 'Apollo API · dave': 'content-manager until 2031-01-31T10:00:00Z' },
    },
  ),
  recordRow(
    jira,
    { allowWriting: true, expiration: { type: 'in', amount: 3, unit: 'd' } },
    {
      promise: EXPIRY,
      name: 'Classic for three days',
      ends: 'verified',
      vault: { 'Jira Admin · dave': 'edit for 4320 min' },
    },
  ),
  recordRow(
    jira,
    { expiration: until },
    {
      promise: EXPIRY,
      name: 'Classic until an instant',
      ends: 'verified',
      vault: { 'Jira Admin · dave': 'read until 2031-01-31T10:00:00Z' },
    },
  ),
  recordRow(
    jira,
    { allowSharing: true, expiration: twoHours },
    {
      promise: EXPIRY,
      name: 'Classic Allow Sharing does not apply to access that ends',
      ends: 'verified',
      vault: { 'Jira Admin · dave': 'read for 120 min' },
    },
  ),
];

/** Somebody who has access already: the preview says what is lost or stays, the grant replaces it. */
const conflicting: readonly RequestRow[] = [
  recordRow(wiki, viewer, {
    promise: GRANT,
    name: 'NSF a lower role than the one that is there',
    foretold: ['dave@acme.example: loses-rights'],
    ends: 'verified',
    vault: { 'Projects Wiki · dave': 'viewer' },
  }),
  recordRow(
    wiki,
    { role: 'content-manager' },
    {
      promise: GRANT,
      name: 'NSF the role that is there already',
      foretold: ['dave@acme.example: end-may-stay'],
      ends: 'verified',
      vault: {},
    },
  ),
  recordRow(
    grafana,
    { recipients: [BOB] },
    {
      promise: GRANT,
      name: 'Classic fewer rights than those that are there, which a grant never takes away',
      foretold: ['bob@acme.example: keeps-more'],
      ends: 'verified',
      vault: {},
    },
  ),
  recordRow(
    grafana,
    { action: 'revoke' },
    {
      promise: GRANT,
      name: 'Classic revoke from somebody who has no access',
      foretold: ['dave@acme.example: nothing-to-revoke'],
      ends: 'verified',
      vault: {},
    },
  ),
];

const revoking: readonly RequestRow[] = [
  recordRow(
    wiki,
    { action: 'revoke' },
    { promise: GRANT, name: 'NSF revoke', ends: 'verified', vault: { 'Projects Wiki · dave': undefined } },
  ),
  recordRow(
    wiki,
    { action: 'revoke', role: 'content-manager' },
    {
      promise: 'For revoke, the role is optional and acts as a filter',
      name: 'NSF revoke of the role that is there',
      ends: 'verified',
      vault: { 'Projects Wiki · dave': undefined },
    },
  ),
  recordRow(
    wiki,
    { action: 'revoke', role: 'viewer' },
    {
      promise: 'For revoke, the role is optional and acts as a filter',
      name: 'NSF revoke of a role that is not there',
      ends: { refused: 'invalid-input' },
      foretold: ['dave@acme.example: nothing-to-revoke'],
      vault: {},
    },
  ),
  recordRow(
    grafana,
    { action: 'revoke', recipients: [BOB] },
    { promise: GRANT, name: 'Classic revoke', ends: 'verified', vault: { 'Grafana · bob': undefined } },
  ),
  recordRow(
    grafana,
    { action: 'revoke', recipients: [ALICE, BOB] },
    {
      promise: GRANT,
      name: 'Classic revoke of two people',
      ends: 'verified',
      vault: { 'Grafana · alice': undefined, 'Grafana · bob': undefined },
    },
  ),
  recordRow(
    grafana,
    { action: 'revoke', recipients: [BOB], allowSharing: true },
    {
      promise: RIGHTS,
      name: 'Classic only the right to share is taken away',
      ends: 'verified',
      vault: { 'Grafana · bob': 'edit' },
    },
  ),
  recordRow(
    grafana,
    { action: 'revoke', recipients: [BOB], allowWriting: true },
    {
      promise: RIGHTS,
      name: 'Classic only the right to edit is taken away',
      ends: 'verified',
      vault: { 'Grafana · bob': 'share' },
    },
  ),
];

const transferring: readonly RequestRow[] = [
  recordRow(
    nsfRecord('Root level NSF record'),
    { action: 'owner' },
    {
      promise: OWNER,
      name: 'NSF transfer of ownership',
      ends: 'verified',
      vault: { 'Root level NSF record · dave': 'owner', 'Root level NSF record · svc.commander': undefined },
      notOnReal: "the fixture's cloud leaves the access of an NSF record as it was when it gets another owner",
    },
  ),
  recordRow(
    nsfRecord('Root level NSF record'),
    { action: 'owner', role: 'viewer', expiration: twoHours },
    {
      promise: 'The role is ignored for record owner (ownership transfer) actions',
      name: 'NSF transfer ignores what does not apply',
      ends: 'verified',
      vault: { 'Root level NSF record · dave': 'owner', 'Root level NSF record · svc.commander': undefined },
      notOnReal: "the fixture's cloud leaves the access of an NSF record as it was when it gets another owner",
    },
  ),
  recordRow(
    github,
    { action: 'owner' },
    {
      promise: OWNER,
      name: 'Classic transfer of ownership',
      foretold: ['lost-to-us'],
      ends: 'verified',
      vault: { 'GitHub Deploy Key Login · dave': 'owner', 'GitHub Deploy Key Login · svc.commander': 'edit+share' },
    },
  ),
  recordRow(
    github,
    { action: 'owner', role: 'viewer', allowSharing: true, expiration: twoHours },
    {
      promise: 'The role is ignored for record owner (ownership transfer) actions',
      name: 'Classic transfer ignores what does not apply',
      ends: 'verified',
      vault: { 'GitHub Deploy Key Login · dave': 'owner', 'GitHub Deploy Key Login · svc.commander': 'edit+share' },
    },
  ),
  recordRow(
    github,
    { action: 'owner', recipients: [ALICE, DAVE] },
    { promise: OWNER, name: 'Classic transfer to two people', ends: { refused: 'invalid-input' }, vault: {} },
  ),
];

const refusals: readonly RequestRow[] = [
  recordRow(apollo, viewer, {
    promise: 'Supports both NSF and Classic vault modes',
    name: 'NSF while the account has no nested share folders',
    nestedFoldersOff: true,
    ends: { refused: 'nsf-unavailable' },
    vault: {},
  }),
  recordRow(
    classicRecord('Carol owned'),
    { recipients: [CAROL] },
    {
      promise: GRANT,
      name: 'Classic owner among the people',
      foretold: ['carol@acme.example: recipient-is-owner'],
      ends: { refused: 'recipient-is-owner' },
      vault: {},
    },
  ),
  recordRow(
    nsfRecord('Carol NSF secret'),
    { ...viewer, recipients: [CAROL, DAVE] },
    {
      promise: GRANT,
      name: 'NSF owner among the people',
      foretold: ['carol@acme.example: recipient-is-owner'],
      ends: { refused: 'recipient-is-owner' },
      vault: {},
    },
  ),
  recordRow(
    apollo,
    { ...viewer, recipients: [STRANGER] },
    {
      promise: GRANT,
      name: 'NSF somebody Keeper does not know',
      foretold: ['may-be-invited'],
      ends: 'invited',
      vault: {},
    },
  ),
  recordRow(
    jira,
    { recipients: [STRANGER] },
    {
      promise: GRANT,
      name: 'Classic somebody Keeper does not know',
      foretold: ['may-be-invited'],
      ends: 'invited',
      vault: {},
    },
  ),
  recordRow(
    apollo,
    {},
    { promise: ROLE, name: 'NSF grant without a role', ends: { refused: 'operation-incomplete' }, vault: {} },
  ),
  recordRow(
    apollo,
    { ...viewer, recipients: [BOB, 'fails@acme.example'] },
    {
      promise: GRANT,
      name: 'NSF one of two refused by Keeper',
      ends: 'partial',
      vault: { 'Apollo API · bob': 'viewer' },
    },
  ),
  recordRow(
    jira,
    { recipients: ['fails@acme.example'] },
    { promise: GRANT, name: 'Classic refused by Keeper', ends: 'refused', vault: {} },
  ),
];

export const recordAccessRows: readonly RequestRow[] = [
  ...granting,
  ...expiring,
  ...conflicting,
  ...revoking,
  ...transferring,
  ...refusals,
];
