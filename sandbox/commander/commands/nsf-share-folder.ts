/**
 * `nsf-share-folder`: lets people and teams into a nested shared folder, by role, and out of it. Invitations and people
 * without a key are told in words only. A removal first ends what the folder takes over from the one above.
 */
import { CloudError, CommandError, UnknownForm } from '../reply/outcome';
import { checkRotation, nestedExpiration, type Expiration } from '../text/expiration';
import { FolderTree, type FolderNode } from '../vault/folders';
import { ACCOUNT, type NestedFolderAccess, type Role } from '../vault/model';
import type { NestedFolderChange } from '../vault/nested-changes';
import { mayShare, ROLE_NAMES, roleNumber } from '../vault/roles';
import { EXPIRATION_OPTIONS, sharingAction } from './sharing-options';
import { text, texts, type CommandContext, type CommandDefinition } from './command';
import { checkNested, findFolder } from './nested-folder-target';
import { invite, keyStanding } from './nested-keys';
import { recipientsOf, type Recipient } from './nsf-share-folder-recipients';
import { repr } from '../text/python';

const NAME = 'nsf-share-folder';

export const nsfShareFolder: CommandDefinition = {
  name: NAME,
  nested: true,
  parser: {
    abbreviations: false,
    options: [
      sharingAction('grant', 'remove'),
      { flags: ['-e', '--email'], dest: 'user', takes: 'values' },
      { flags: ['-r', '--role'], dest: 'role', takes: 'value', choices: ROLE_NAMES, default: 'viewer' },
      ...EXPIRATION_OPTIONS,
    ],
    positional: { dest: 'folder', count: 'some' },
  },
  run(context, args) {
    const [name = '', ...more] = texts(args.folder);
    if (more.length > 0) throw new UnknownForm(`${NAME} for several folders`);
    const given = texts(args.user);
    if (given.length === 0) {
      throw new CommandError(
        NAME,
        'Recipient is required (use -e/--email; accepts an email, team name, team UID, or @existing)',
      );
    }
    const action = text(args.action) ?? 'grant';
    const expiration = nestedExpiration(NAME, text(args.expire_at), text(args.expire_in), context.clock.now());
    const rotates = args.rotate === true;
    if (rotates) checkRotation(NAME, action, expiration);
    const folder = folderToShare(context, name, rotates);
    const recipients = recipientsOf(context, given);
    if (recipients.length === 0) {
      throw new CommandError(NAME, `No valid recipients resolved for folder ${repr(name)}`);
    }
    const access: NestedFolderAccess = {
      role: roleNumber(text(args.role) ?? '') ?? 2,
      ...(typeof expiration === 'number' ? { expiresAt: expiration } : {}),
      ...(rotates ? { rotates } : {}),
    };
    let changed = false;
    for (const recipient of recipients) {
      const share: FolderShare = { context, folder: folder.uid, recipient };
      const done = told(context, () => (action === 'remove' ? remove(share) : grant(share, access, expiration)));
      changed ||= done;
    }
    if (changed) context.session.sync();
  },
};

/** A nested folder that the account may share. Throws CommandError for anything else. */
function folderToShare(context: CommandContext, name: string, rotates: boolean): FolderNode {
  const { state } = context.session;
  const tree = new FolderTree(state);
  const folder = name === '' ? undefined : findFolder(context, tree, name);
  if (folder === undefined) throw new CommandError(NAME, `No such folder: ${repr(name)}`);
  checkNested(NAME, folder, name);
  const stored = state.nestedFolders.get(folder.uid);
  const mine = stored?.access.find((entry) => entry.accessor === ACCOUNT);
  if (stored?.owner !== ACCOUNT && mine !== undefined && !mayShare(mine.role)) {
    throw new CommandError(NAME, 'You do not have permission to share this folder.');
  }
  if (rotates && !tree.nestedRecords(folder.uid, true).some((uid) => state.records.get(uid)?.rotation === true)) {
    throw new CommandError(
      NAME,
      '--rotate-on-expiration requires the folder to contain at least one pamUser record with rotation configured. ' +
        `Ineligible folder: ${repr(name)}`,
    );
  }
  return folder;
}

/** Why somebody gets nothing; the command goes on with the next. */
class Told extends Error {}

/** Was it done? What the cloud refuses as a whole ends the command, whatever was done before. */
function told({ output }: CommandContext, run: () => boolean): boolean {
  try {
    return run();
  } catch (error) {
    if (error instanceof CloudError) throw new CommandError(NAME, error.message);
    if (!(error instanceof Told)) throw error;
    output.log(`${NAME}: ${error.message}`);
    return false;
  }
}

interface FolderShare {
  context: CommandContext;
  folder: string;
  recipient: Recipient;
}

function grant(share: FolderShare, access: NestedFolderAccess, expiration: Expiration): boolean {
  const { context, folder, recipient } = share;
  checkKey(share);
  const existing = roleInFolder(share);
  if (existing === access.role && expiration === undefined) {
    context.output.log(`${recipient.kind} '${recipient.name}' already has access`);
    return true;
  }
  const kind = existing === undefined ? 'folder-shared' : 'folder-share-changed';
  const whom = recipient.kind === 'User' ? { user: recipient.name } : { team: recipient.name };
  return update(share, 'added', { kind, mode: 'nsf', folder, ...whom, access });
}

/** Throws Told. */
function checkKey({ context, recipient: { kind, name } }: FolderShare): void {
  if (kind === 'Team') {
    if (!context.cloud.state.teams.has(name)) throw new Told(`Team key not found for team ${name}`);
    return;
  }
  const standing = keyStanding(context, name);
  if (standing === 'known') return;
  throw new Told(standing === 'to-invite' ? invite(context, NAME, name) : `User '${name}' has no public key`);
}

/** Undefined also when the cloud refuses to say: they are then taken for new. */
function roleInFolder({ context: { cloud }, folder, recipient }: FolderShare): Role | undefined {
  try {
    cloud.call('vault/folders/v3/access');
  } catch (error) {
    if (error instanceof CloudError) return undefined;
    throw error;
  }
  return cloud.nestedFolderAccess(folder).find((entry) => entry.accessor === recipient.name)?.role;
}

/** Throws Told, and CloudError. */
function remove(share: FolderShare): boolean {
  const { context, folder, recipient } = share;
  const { cloud } = context;
  cloud.call('vault/folders/v3/update');
  const stored = cloud.state.nestedFolders.get(folder);
  if (stored?.parent !== undefined && stored.inheritanceEnded !== true) {
    cloud.commit(NAME, { kind: 'folder-inheritance-ended', mode: 'nsf', folder });
  }
  if (recipient.kind === 'User') {
    keyStanding(context, recipient.name);
    if (cloud.user(recipient.name) === undefined) throw new Told(`User '${recipient.name}' not found`);
  }
  roleInFolder(share);
  const whom = recipient.kind === 'User' ? { user: recipient.name } : { team: recipient.name };
  return update(share, 'removed', { kind: 'folder-share-removed', mode: 'nsf', folder, ...whom });
}

/** The cloud's reason for refusing one of them is not told. Throws CloudError when it refuses the request. */
function update({ context, folder, recipient }: FolderShare, verb: string, change: NestedFolderChange): boolean {
  const { cloud, output } = context;
  cloud.call('vault/folders/v3/access_update');
  const isThere = cloud.nestedFolderAccess(folder).some((entry) => entry.accessor === recipient.name);
  const refused = cloud.user(recipient.name)?.refused === true;
  if (refused || (verb === 'removed' && !isThere)) {
    output.log(`${recipient.kind} share '${recipient.name}' failed`);
    return false;
  }
  cloud.commit(NAME, change);
  output.log(`${recipient.kind} share '${recipient.name}' ${verb}`);
  return true;
}
