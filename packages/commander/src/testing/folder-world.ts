/** A shared folder whose access `share-folder` changes as Commander 18.0.13 does, for tests. */
import { createVault } from '../create-vault';
import { argumentsCommanderSees } from './commander-rules';
import { data, MANAGER, sharedFolder, SILENT, TEAM, uidOf, type Member } from './folders';
import { SYNCED } from './replies';
import { json, scriptedCommander, type Scripted } from './scripted-commander';

export type Rights = { manageRecords: boolean; manageUsers: boolean; ends?: true };
export interface World {
  readonly defaults: Rights;
  readonly users: Map<string, Rights>;
  readonly teams: Map<string, Rights>;
}

export const OPS = { uid: uidOf(7), name: 'Ops' };
export const TEAMS = [TEAM, OPS];

/**
 * `share-folder` of Commander 18.0.13 on one folder: what is not said is the default for somebody new and left as it is
 * for others, and any flag at all is "on" for a team that is new. An end that is not said stays.
 */
function share(world: World, text: string): void {
  const words = argumentsCommanderSees(text);
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [records, users, never] = [option('manage-records'), option('manage-users'), option('expire-in')];
  const ended = (before: Rights | undefined): { ends?: true } =>
    never === undefined ? (before?.ends ? { ends: true } : {}) : never === 'never' ? {} : { ends: true };
  for (const word of words.filter((each) => each.startsWith('--email='))) {
    const name = word.slice('--email='.length);
    const isTeam = !name.includes('@');
    const uid = TEAMS.find((team) => team.uid === name || team.name === name)?.uid ?? name;
    const members = isTeam ? world.teams : world.users;
    const before = members.get(uid);
    if (option('action') === 'remove') {
      members.delete(uid);
      continue;
    }
    const right = (said: string | undefined, right: 'manageRecords' | 'manageUsers'): boolean => {
      if (isTeam && !before) return said === undefined ? world.defaults[right] : true;
      if (said !== undefined) return said === 'on';
      return before ? before[right] : world.defaults[right];
    };
    members.set(uid, {
      manageRecords: right(records, 'manageRecords'),
      manageUsers: right(users, 'manageUsers'),
      ...ended(before),
    });
  }
}

export const shown = ({ manageRecords, manageUsers, ends }: Rights) => ({
  manage_records: manageRecords,
  manage_users: manageUsers,
  expiration: ends ? '2031-01-31T10:00:00' : 'never',
});

export function commanderOf(world: World, reply: Scripted = SILENT) {
  const commander = scriptedCommander(
    (command) => {
      const [word] = command.split(' ');
      if (word === 'sync-down') return SYNCED;
      if (word === 'list-team') return data(TEAMS.map(({ uid, name }) => ({ 'Team UID': uid, Name: name })));
      if (word === 'share-folder') {
        share(world, command);
        return reply;
      }
      if (word !== 'get') return undefined;
      return sharedFolder(
        [MANAGER, ...[...world.users].map(([username, rights]): Member => ({ username, ...shown(rights) }))],
        {
          manage_records: world.defaults.manageRecords,
          manage_users: world.defaults.manageUsers,
          teams: [...world.teams].map(([team_uid, rights]) => ({
            team_uid,
            name: TEAMS.find(({ uid }) => uid === team_uid)?.name,
            ...shown(rights),
          })),
        },
      );
    },
    ({ url }) =>
      url.includes('/status/')
        ? json(200, { created_at: new Date(commander.clock.now()).toISOString().slice(0, 23) })
        : undefined,
  );
  return { commander, vault: createVault(commander.options), until: () => commander.clock.now() + 30_000 };
}

export const none: Rights = { manageRecords: false, manageUsers: false };
export const empty = (change: Partial<World> = {}): World => ({
  defaults: none,
  users: new Map(),
  teams: new Map(),
  ...change,
});
