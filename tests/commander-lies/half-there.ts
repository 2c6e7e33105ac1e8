/**
 * Commands of which a part needs no change, because it was so before: people who have it, records that have the rights. If
 * such a command does nothing, nothing was done, and not a part.
 */
import type { ShareFolder } from '@keeper-workflow/operations';
import type { Commander } from '../../sandbox/commander';
import { runCommand } from '../../sandbox/commander/commander.testing';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import type { MutatingCommand } from './commands';

const BOB = 'bob@acme.example';
const DAVE = 'dave@acme.example';
const named = (kind: 'rec' | 'nrec' | 'sf' | 'nsf', title: string) => ({ uid: fixtureUid(kind, title), title });
const ENGINEERING = named('sf', 'Engineering');
const PROJECTS = named('nsf', 'Projects');
const JIRA = named('rec', 'Jira Admin');
const WIKI = named('nrec', 'Projects Wiki');
const never = { type: 'never' } as const;

const first = (command: string) => (commander: Commander) => runCommand(commander, command);

const classicFolder = {
  kind: 'share-folder',
  mode: 'classic',
  folder: ENGINEERING,
  action: 'grant',
  teams: [],
  manageRecords: true,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: false,
  expiration: never,
} satisfies Omit<Extract<ShareFolder, { mode: 'classic'; action: 'grant' }>, 'recipients'>;

export const HALF_THERE: readonly MutatingCommand[] = [
  {
    name: 'share-record, grant to two of whom one has it',
    command: `share-record --action=grant --email='${BOB}'`,
    operation: {
      kind: 'share-record',
      mode: 'classic',
      record: JIRA,
      action: 'grant',
      recipients: [BOB, DAVE],
      allowSharing: false,
      allowWriting: false,
      expiration: never,
    },
  },
  {
    name: 'nsf-share-record, grant to two of whom one has it',
    command: `nsf-share-record --action=grant --email='${BOB}'`,
    operation: {
      kind: 'share-record',
      mode: 'nsf',
      record: WIKI,
      action: 'grant',
      recipients: [BOB, DAVE],
      role: 'share-manager',
      expiration: never,
    },
    ifSilent: 'unknown',
    before: first(`nsf-share-record --action=grant --email=${BOB} --role=share-manager ${WIKI.uid}`),
  },
  {
    name: 'share-record, all of a folder of which one is shared already',
    command: `share-record --action=grant --email='${DAVE}'`,
    operation: {
      kind: 'share-folder-records',
      mode: 'classic',
      folder: ENGINEERING,
      recursive: true,
      action: 'grant',
      recipients: [DAVE],
      allowSharing: false,
      allowWriting: false,
      expiration: never,
    },
    before: first(`share-record --action=grant --email=${DAVE} ${JIRA.uid}`),
  },
  {
    name: 'nsf-share-record, all of a folder of which one is shared already',
    command: `nsf-share-record --action=grant --email='${DAVE}'`,
    operation: {
      kind: 'share-folder-records',
      mode: 'nsf',
      folder: PROJECTS,
      recursive: true,
      action: 'grant',
      recipients: [DAVE],
      role: 'share-manager',
      expiration: never,
    },
    ifSilent: 'unknown',
    before: first(`nsf-share-record --action=grant --email=${DAVE} --role=share-manager ${WIKI.uid}`),
  },
  {
    name: 'share-folder, grant to two of whom one has it',
    command: `share-folder --action=grant --email='${BOB}'`,
    operation: { ...classicFolder, recipients: [BOB, DAVE] },
    before: first(
      `share-folder --action=grant --email=${BOB} --manage-records=on --manage-users=off ${ENGINEERING.uid}`,
    ),
  },
  {
    name: 'share-folder, rights on its records to somebody who is in it',
    command: `share-folder --action=grant --email='${DAVE}'`,
    operation: { ...classicFolder, recipients: [DAVE], canShareRecords: true, canEditRecords: true },
    before: async (commander) => {
      const grant = `share-folder --action=grant --email=${DAVE} --manage-records=on --manage-users=off`;
      await runCommand(commander, `${grant} ${ENGINEERING.uid}`);
      await runCommand(
        commander,
        `record-permission --action=revoke --can-share --recursive --force ${ENGINEERING.uid}`,
      );
    },
  },
  {
    name: 'share-folder, rights that its records have, to somebody new',
    command: `share-folder --action=grant --email='${DAVE}'`,
    operation: { ...classicFolder, recipients: [DAVE], canShareRecords: true },
  },
  {
    name: 'nsf-share-folder, grant to two of whom one has it',
    command: `nsf-share-folder --action=grant --email='${BOB}'`,
    operation: {
      kind: 'share-folder',
      mode: 'nsf',
      folder: PROJECTS,
      action: 'grant',
      recipients: [BOB, DAVE],
      teams: [],
      role: 'share-manager',
      expiration: never,
    },
    ifSilent: 'unknown',
    before: first(`nsf-share-folder --action=grant --email=${BOB} --role=share-manager ${PROJECTS.uid}`),
  },
  {
    name: 'record-permission, a right that most records have',
    command: 'record-permission --action=grant --can-share --force',
    operation: {
      kind: 'record-permission',
      mode: 'classic',
      folder: ENGINEERING,
      recursive: false,
      action: 'grant',
      canShareRecords: true,
      canEditRecords: false,
    },
  },
  {
    name: 'nsf-record-permission, revoke where most are not shared',
    command: 'nsf-record-permission --action=revoke --recursive --force',
    operation: { kind: 'record-permission', mode: 'nsf', folder: PROJECTS, recursive: true, action: 'revoke' },
    before: first(`nsf-share-record --action=grant --email=${DAVE} --role=viewer ${WIKI.uid}`),
  },
];

/** Done, Commander says that it was done in part: there was nothing to take away from one. So it is no row of `HALF_THERE`. */
export const HALF_REVOKED: MutatingCommand = {
  name: 'share-record, revoke from two of whom one has nothing',
  command: `share-record --action=revoke --email='${BOB}'`,
  operation: {
    kind: 'share-record',
    mode: 'classic',
    record: JIRA,
    action: 'revoke',
    recipients: [BOB, DAVE],
    allowSharing: false,
    allowWriting: false,
  },
};
