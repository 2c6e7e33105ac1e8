/**
 * `share-folder`: who is in a classic shared folder (`-e` with `-p`, `-o`, an expiry) and everybody's rights on its
 * records (`-r` with `-s`, `-d`). It says what was done for each user and record; changes of teams and of defaults it
 * does silently.
 */
import { CloudError, CommandError, PythonError } from '../reply/outcome';
import type { Arguments, ParserSpec } from '../text/argparse';
import { checkRotation, classicExpiration, type Expiration } from '../text/expiration';
import { localTime } from '../text/python';
import { ACCOUNT, titleOf, type SharedFolder } from '../vault/model';
import { hasRotatingUser } from './list-sf';
import { knownUsers } from './recipients';
import {
  checkRecordsLieIn,
  foldersToShare,
  recipientsOf,
  recordsOf,
  type NamedRecords,
  type Recipients,
} from './share-folder-target';
import { synchronise } from './sync-down';
import {
  updateSharedFolders,
  type FolderUpdate,
  type FolderUpdateStatus,
  type ShareUpdate,
} from './shared-folder-update';
import { EXPIRATION_OPTIONS, sharingAction } from './sharing-options';
import { text, texts, type CommandContext, type CommandDefinition } from './command';

const NAME = 'share-folder';
const ON_OFF = ['on', 'off'];

const parser: ParserSpec = {
  abbreviations: true,
  options: [
    sharingAction('grant', 'remove'),
    { flags: ['-e', '--email'], dest: 'user', takes: 'values' },
    { flags: ['-p', '--manage-records'], dest: 'manage_records', takes: 'value', choices: ON_OFF },
    { flags: ['-o', '--manage-users'], dest: 'manage_users', takes: 'value', choices: ON_OFF },
    ...EXPIRATION_OPTIONS,
    { flags: ['-f', '--force'], dest: 'force', takes: 'nothing' },
    { flags: ['-r', '--record'], dest: 'record', takes: 'values' },
    { flags: ['-s', '--can-share'], dest: 'can_share', takes: 'value', choices: ON_OFF },
    { flags: ['-d', '--can-edit'], dest: 'can_edit', takes: 'value', choices: ON_OFF },
  ],
  positional: { dest: 'folder', count: 'some' },
};

/** What was asked for, looked up. */
interface Wish {
  grant: boolean;
  recipients: Recipients;
  records: NamedRecords;
  expiration: Expiration;
  manageRecords: boolean | undefined;
  manageUsers: boolean | undefined;
  canShare: boolean | undefined;
  canEdit: boolean | undefined;
}

export const shareFolder: CommandDefinition = {
  name: NAME,
  parser,
  run(context, args) {
    const { session, output, clock, cloud } = context;
    const uids = foldersToShare(session, texts(args.folder));
    const grant = args.action !== 'remove';
    const names = texts(args.user);
    const recordNames = texts(args.record);
    const expiration = grant
      ? classicExpiration(NAME, text(args.expire_at), text(args.expire_in), clock.now())
      : undefined;
    if (expiration !== undefined && names.length + recordNames.length > 0) synchronise(context, true);
    const folders = uids.flatMap((uid) => session.state.sharedFolders.get(uid) ?? []);
    if (args.rotate === true) {
      checkRotation(NAME, grant ? 'grant' : 'remove', expiration);
      checkEligible(context, folders);
    }
    const wish: Wish = {
      grant,
      recipients: recipientsOf(context, names),
      records: recordsOf(session, recordNames),
      expiration,
      manageRecords: onOff(args.manage_records),
      manageUsers: onOff(args.manage_users),
      canShare: onOff(args.can_share),
      canEdit: onOff(args.can_edit),
    };
    check(wish, folders);
    const { recipients, records } = wish;
    if (isNothing(recipients, records)) {
      output.log('Nothing to do');
      return;
    }
    if (!grant && recipients.users.includes(ACCOUNT)) checkLeaving(folders, args.force === true);
    const updates = folders.map((folder) => updateOf(context, wish, folder));
    session.syncDue = true;
    try {
      for (const status of updateSharedFolders(cloud, NAME, updates)) report(context, status);
    } catch (error) {
      // The one refusal that Commander swallows.
      if (!(error instanceof CloudError && error.code === 'bad_inputs_nothing_to_do')) throw error;
    }
  },
};

const onOff = (value: Arguments[string]): boolean | undefined => (value === undefined ? undefined : value === 'on');

const isNothing = (recipients: Recipients, records: NamedRecords): boolean =>
  recipients.users.length + recipients.teams.length + records.uids.length === 0 &&
  !recipients.byDefault &&
  !recipients.everybody &&
  !records.byDefault &&
  !records.all;

/** Throws CommandError. */
function checkEligible({ session }: CommandContext, folders: readonly SharedFolder[]): void {
  const ineligible = folders.filter((folder) => !hasRotatingUser(session.state, folder)).map(({ uid }) => uid);
  if (ineligible.length === 0) return;
  throw new CommandError(
    NAME,
    '--rotate-on-expiration requires the folder to contain at least one pamUser record with rotation configured. ' +
      `Ineligible folder(s): ${ineligible.sort().join(', ')}`,
  );
}

function check({ records, canShare, canEdit }: Wish, folders: readonly SharedFolder[]): void {
  const named = records.uids.length > 0 || records.all || records.byDefault;
  if ((canShare !== undefined || canEdit !== undefined) && !named) {
    throw new CommandError(NAME, '-d and -s require a record target: -r <RECORD>, -r *, or -r @existing.');
  }
  if (!records.all && !records.byDefault) checkRecordsLieIn(folders, records.uids);
}

/** An owner may leave when somebody else can manage everything; without `-f` Commander asks first. */
function checkLeaving(folders: readonly SharedFolder[], force: boolean): void {
  for (const folder of folders) {
    const others = [...folder.users.filter(({ email }) => email !== ACCOUNT), ...folder.teams];
    if (folder.owner === ACCOUNT && !others.some((one) => one.manageRecords && one.manageUsers)) {
      throw new CommandError(
        NAME,
        'Cannot remove yourself from this shared folder: no other participant has manage users and manage records permission.',
      );
    }
  }
  if (!force) throw new PythonError('EOF when reading a line');
}

function updateOf(context: CommandContext, wish: Wish, folder: SharedFolder): FolderUpdate {
  const { grant, recipients, records, manageRecords, manageUsers, canShare, canEdit } = wish;
  const everybody = recipients.everybody;
  const here = [...new Set([...records.uids, ...(records.all ? folder.records.keys() : [])])];
  const users = new Set([
    ...recipients.users,
    ...(everybody ? folder.users.map(({ email }) => email).filter((email) => email !== ACCOUNT) : []),
  ]);
  const teams = new Set([...recipients.teams, ...(everybody ? folder.teams.map(({ uid }) => uid) : [])]);
  const forPeople = recipients.byDefault && grant ? given({ manageRecords, manageUsers }) : {};
  const forRecords = records.byDefault ? given({ edit: canEdit, share: canShare }) : {};
  return {
    folder: folder.uid,
    defaults: { ...forPeople, ...forRecords },
    users: [...users].flatMap((user) => userUpdate(context, wish, folder, user, here.length > 0) ?? []),
    teams: [...teams].flatMap((team) => teamUpdate(wish, folder, team) ?? []),
    records: here
      .filter((record) => folder.records.has(record))
      .map((record) => ({ record, ...given({ edit: canEdit, share: canShare }) })),
  };
}

/** Without what is undefined. */
function given<Names extends string>(values: Record<Names, boolean | undefined>): Partial<Record<Names, boolean>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<Names, boolean>
  >;
}

function userUpdate(
  { cloud, output }: CommandContext,
  { grant, manageRecords, manageUsers, expiration }: Wish,
  folder: SharedFolder,
  user: string,
  withRecords: boolean,
): ShareUpdate | undefined {
  const current = folder.users.find(({ email }) => email === user);
  if (!grant) return current && { who: user, kind: 'remove' };
  if (current) {
    const isFullManager = current.manageRecords && current.manageUsers;
    const saysNothing = manageRecords === undefined && manageUsers === undefined && expiration === undefined;
    if (withRecords && saysNothing && isFullManager) return undefined;
    return { who: user, kind: 'update', expiration, ...given({ manageRecords, manageUsers }) };
  }
  const { invited, known } = knownUsers(cloud, [user]);
  if (invited.length > 0) {
    cloud.commit(NAME, { kind: 'invitation-sent', user });
    output.log(`Share invitation has been sent to '${user}'`);
    output.log('Please repeat this command when invitation is accepted.');
  }
  if (known.length === 0) {
    output.log(`User ${user} not found`);
    return undefined;
  }
  return {
    who: user,
    kind: 'add',
    manageRecords: manageRecords ?? folder.defaults.manageRecords,
    manageUsers: manageUsers ?? folder.defaults.manageUsers,
    expiration,
  };
}

function teamUpdate(
  { grant, manageRecords, manageUsers, expiration }: Wish,
  folder: SharedFolder,
  team: string,
): ShareUpdate | undefined {
  const current = folder.teams.find(({ uid }) => uid === team);
  if (!grant) return current && { who: team, kind: 'remove' };
  if (current) {
    return {
      who: team,
      kind: 'update',
      manageRecords: manageRecords ?? current.manageRecords,
      manageUsers: manageUsers ?? current.manageUsers,
      expiration,
    };
  }
  // 18.0.13 takes any text for "on" here, "off" as well.
  return {
    who: team,
    kind: 'add',
    manageRecords: manageRecords !== undefined || folder.defaults.manageRecords,
    manageUsers: manageUsers !== undefined || folder.defaults.manageUsers,
    expiration,
  };
}

const PAST = { add: 'added', update: 'updated', remove: 'removed' } as const;

function report({ session, output }: CommandContext, status: FolderUpdateStatus): void {
  const { about, who, kind, expiration } = status;
  const done = status.status === 'success';
  const until = expiration === undefined ? undefined : expiration === 'never' ? 'never' : localTime(expiration);
  if (about === 'record') {
    const record = session.state.records.get(who);
    const title = record === undefined ? who : titleOf(record);
    output.log(done ? `Record share '${title}' ${PAST[kind]}` : `Record share '${title}' failed`);
  } else if (about === 'team') {
    const name = session.state.teams.get(who)?.name ?? who;
    if (!session.teamNamesKnown) return;
    const ends = until === undefined ? '' : `, folder access expires ${until}`;
    output.log(done ? `Team share '${name}' ${PAST[kind]}${ends}` : `Team share '${name}' failed`);
  } else if (!done) output.log(`User share '${who}' failed: ${status.status}`);
  else if (kind === 'remove') output.log(`Folder access removed from user '${who}'`);
  else if (until === undefined) output.log(`User share '${who}' ${PAST[kind]}`);
  else output.log(`Folder access granted to user '${who}', expires ${until}`);
}
