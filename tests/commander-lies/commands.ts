/** Every command that changes something, as an operation on the stand-in's company, one row for each form that matters. */
import { createHash } from 'node:crypto';
import type { Operation, RecordAdd, RecordUpdate } from '@keeper-workflow/operations';
import type { Commander } from '../../sandbox/commander';
import { runCommand } from '../../sandbox/commander/commander.testing';
import { fixtureUid } from '../../sandbox/commander/vault/uid';

export interface MutatingCommand {
  readonly name: string;
  /** Commander's words, as the command begins. */
  readonly command: string;
  readonly operation: Operation;
  /** Sees to it that there is something to decide or to take away. */
  readonly before?: (commander: Commander) => unknown;
  /**
   * What people may be told where nothing happened; default: `refused`. `unknown`: it looks the same before and after, as
   * the reads do not show when access ends.
   */
  readonly ifNothing?: readonly ('refused' | 'unknown')[];
  /** What no read shows of it, so that Commander's explicit word for it is all there is: people are told that. */
  readonly unseen?: readonly 'expiration'[];
  /** What they are told where it happened and Commander did not say so; default: `verified`. */
  readonly ifSilent?: 'verified' | 'unknown';
}

const BOB = 'bob@acme.example';
const DAVE = 'dave@acme.example';
const named = (kind: 'rec' | 'nrec' | 'sf' | 'nsf', title: string) => ({ uid: fixtureUid(kind, title), title });
const never = { type: 'never' } as const;

const classicRecord = { kind: 'share-record', mode: 'classic', record: named('rec', 'Jira Admin') } as const;
const nestedRecord = { kind: 'share-record', mode: 'nsf', record: named('nrec', 'Apollo API') } as const;
const classicFolder = { kind: 'share-folder', mode: 'classic', folder: named('sf', 'Engineering') } as const;
const PROJECTS = named('nsf', 'Projects');
const nestedFolder = { kind: 'share-folder', mode: 'nsf', folder: PROJECTS } as const;

const addition = {
  kind: 'record-add',
  title: 'Importer',
  recordType: 'login',
  fields: [
    { section: 'fields', type: 'login', value: { form: 'text', text: 'importer' } },
    {
      section: 'fields',
      type: 'password',
      value: { form: 'generated-password', generator: { algorithm: 'random', length: 20 } },
    },
  ],
  reference: 'OPS-1 1',
} satisfies Omit<RecordAdd, 'mode'>;

const change = {
  kind: 'record-update',
  fields: [{ section: 'fields', type: 'login', value: { form: 'text', text: 'somebody-else' } }],
  force: false,
} satisfies Omit<RecordUpdate, 'mode' | 'record'>;

const APPROVAL_NAME = 'asked for by these tests';
const approval = fixtureUid('approval', APPROVAL_NAME);
const raised = (commander: Commander): string => commander.raiseApproval({ name: APPROVAL_NAME });
const ROOT_RECORD = named('nrec', 'Root level NSF record');
const grantedToDave = (commander: Commander) =>
  runCommand(commander, `nsf-share-record --action=grant --email=${DAVE} --role=viewer ${ROOT_RECORD.uid}`);

export const MUTATING_COMMANDS: readonly MutatingCommand[] = [
  {
    name: 'record-add',
    command: 'record-add',
    operation: { ...addition, mode: 'classic', folder: named('sf', 'Engineering') },
  },
  {
    name: 'nsf-record-add',
    command: 'nsf-record-add',
    operation: { ...addition, mode: 'nsf', folder: PROJECTS },
  },
  {
    name: 'record-update',
    command: 'record-update',
    operation: { ...change, mode: 'classic', record: named('rec', 'Jira Admin'), title: 'Jira Admin (old)' },
  },
  {
    name: 'nsf-record-update',
    command: "nsf-record-update --record='",
    operation: { ...change, mode: 'nsf', record: named('nrec', 'Apollo API') },
  },
  {
    name: 'share-record, grant',
    command: 'share-record',
    operation: {
      ...classicRecord,
      action: 'grant',
      recipients: [DAVE],
      allowSharing: false,
      allowWriting: true,
      expiration: never,
    },
  },
  {
    name: 'share-record, revoke',
    command: 'share-record',
    operation: { ...classicRecord, action: 'revoke', recipients: [BOB], allowSharing: false, allowWriting: false },
  },
  {
    name: 'share-record, a right taken away',
    command: 'share-record',
    operation: {
      ...classicRecord,
      record: named('rec', 'Grafana'),
      action: 'revoke',
      recipients: [BOB],
      allowSharing: false,
      allowWriting: true,
    },
  },
  {
    name: 'share-record, owner',
    command: 'share-record',
    operation: { kind: 'transfer-record', mode: 'classic', record: named('rec', 'Jira Admin'), newOwner: DAVE },
  },
  {
    name: 'share-record, all of a folder',
    command: 'share-record',
    operation: {
      kind: 'share-folder-records',
      mode: 'classic',
      folder: named('sf', 'Engineering'),
      recursive: true,
      action: 'grant',
      recipients: [DAVE],
      allowSharing: false,
      allowWriting: false,
      expiration: never,
    },
  },
  {
    name: 'nsf-share-record, grant',
    command: 'nsf-share-record',
    operation: { ...nestedRecord, action: 'grant', recipients: [DAVE], role: 'viewer', expiration: never },
  },
  {
    name: 'nsf-share-record, grant until then',
    command: 'nsf-share-record',
    operation: {
      ...nestedRecord,
      action: 'grant',
      recipients: [DAVE],
      role: 'viewer',
      expiration: { type: 'in', amount: 2, unit: 'd' },
    },
  },
  {
    name: 'nsf-share-record, grant until then to whom it is given',
    command: 'nsf-share-record',
    operation: {
      ...nestedRecord,
      record: ROOT_RECORD,
      action: 'grant',
      recipients: [DAVE],
      role: 'viewer',
      expiration: { type: 'in', amount: 2, unit: 'd' },
    },
    before: grantedToDave,
    ifNothing: ['refused', 'unknown'],
    ifSilent: 'unknown',
    unseen: ['expiration'],
  },
  {
    name: 'nsf-share-record, all of a folder until then to whom they are given',
    command: 'nsf-share-record',
    operation: {
      kind: 'share-folder-records',
      mode: 'nsf',
      folder: PROJECTS,
      recursive: true,
      action: 'grant',
      recipients: [DAVE],
      role: 'content-manager',
      expiration: { type: 'in', amount: 2, unit: 'd' },
    },
    before: (commander) =>
      runCommand(
        commander,
        `nsf-share-record --action=grant --email=${DAVE} --role=content-manager --recursive ${PROJECTS.uid}`,
      ),
    ifNothing: ['refused', 'unknown'],
    ifSilent: 'unknown',
    unseen: ['expiration'],
  },
  {
    name: 'nsf-share-record, revoke',
    command: 'nsf-share-record',
    operation: { ...nestedRecord, record: ROOT_RECORD, action: 'revoke', recipients: [DAVE] },
    before: grantedToDave,
  },
  {
    name: 'nsf-share-record, owner',
    command: 'nsf-share-record',
    operation: { kind: 'transfer-record', mode: 'nsf', record: named('nrec', 'Apollo API'), newOwner: DAVE },
  },
  {
    name: 'nsf-share-record, all of a folder',
    command: 'nsf-share-record',
    operation: {
      kind: 'share-folder-records',
      mode: 'nsf',
      folder: PROJECTS,
      recursive: true,
      action: 'grant',
      recipients: [DAVE],
      role: 'viewer',
      expiration: never,
    },
  },
  {
    name: 'share-folder, grant',
    command: 'share-folder',
    operation: {
      ...classicFolder,
      action: 'grant',
      recipients: [DAVE],
      teams: [],
      manageRecords: true,
      manageUsers: false,
      canShareRecords: false,
      canEditRecords: false,
      expiration: never,
    },
  },
  {
    name: 'share-folder, grant to a team',
    command: 'share-folder',
    operation: {
      ...classicFolder,
      action: 'grant',
      recipients: [],
      teams: [{ uid: fixtureUid('team', 'Finance'), name: 'Finance' }],
      manageRecords: true,
      manageUsers: false,
      canShareRecords: false,
      canEditRecords: false,
      expiration: never,
    },
  },
  {
    name: 'share-folder, rights on its records',
    command: 'share-folder',
    operation: {
      ...classicFolder,
      action: 'grant',
      recipients: [DAVE],
      teams: [],
      manageRecords: false,
      manageUsers: false,
      canShareRecords: true,
      canEditRecords: true,
      expiration: never,
    },
  },
  {
    name: 'share-folder, remove',
    command: 'share-folder',
    operation: { ...classicFolder, action: 'remove', recipients: [BOB], teams: [] },
  },
  {
    name: 'nsf-share-folder, grant',
    command: 'nsf-share-folder',
    operation: {
      ...nestedFolder,
      action: 'grant',
      recipients: [DAVE],
      teams: [],
      role: 'content-manager',
      expiration: never,
    },
  },
  {
    name: 'nsf-share-folder, remove',
    command: 'nsf-share-folder',
    operation: { ...nestedFolder, action: 'remove', recipients: [BOB], teams: [] },
  },
  {
    name: 'record-permission, grant',
    // Not its dry run, with which it is proven.
    command: 'record-permission --action=grant --can-share --can-edit --force',
    operation: {
      kind: 'record-permission',
      mode: 'classic',
      folder: named('sf', 'Engineering'),
      recursive: false,
      action: 'grant',
      canShareRecords: true,
      canEditRecords: true,
    },
  },
  {
    name: 'nsf-record-permission, grant',
    command: 'nsf-record-permission --action=grant --role=content-manager --recursive --force',
    operation: {
      kind: 'record-permission',
      mode: 'nsf',
      folder: PROJECTS,
      recursive: true,
      action: 'grant',
      role: 'content-manager',
    },
  },
  {
    name: 'epm approval action, approve',
    command: 'epm approval action',
    operation: { kind: 'epm-approval', approval, decision: 'approve' },
    before: raised,
  },
  {
    name: 'epm approval action, deny',
    command: 'epm approval action',
    operation: { kind: 'epm-approval', approval, decision: 'deny' },
    before: raised,
  },
  ...(['approve', 'deny'] as const).map((decision): MutatingCommand => ({
    name: `device-approve, ${decision}`,
    // It is gone from the list whichever was decided, and by whom.
    ifSilent: 'unknown',
    command: `device-approve --reload --${decision}`,
    operation: { kind: 'device-approve', device: deviceOf('Alice laptop'), decision },
  })),
];

/** Of the seed. */
function deviceOf(name: string): string {
  return createHash('sha256').update(`device:${name}`).digest('hex').slice(0, 20);
}
