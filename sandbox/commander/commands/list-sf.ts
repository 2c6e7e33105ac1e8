/** `list-sf --format=json [--roe-eligible] [WORDS]`: the classic shared folders, by the words of everybody in them. */
import { words } from '../text/python';
import type { SharedFolder, VaultState } from '../vault/model';
import { typeOf } from '../vault/model';
import { compareText } from '../text/python';
import { onlyJson, REPORT_OPTIONS, text, type CommandDefinition } from './command';

export const listSf: CommandDefinition = {
  name: 'list-sf',
  parser: {
    abbreviations: true,
    options: [...REPORT_OPTIONS, { flags: ['--roe-eligible'], dest: 'roe_eligible', takes: 'nothing' }],
    positional: { dest: 'pattern', count: 'optional' },
  },
  run({ session, output }, args) {
    onlyJson('list-sf', args);
    const { state } = session;
    const wanted = words(text(args.pattern) ?? '').map((word) => word.toLowerCase());
    const found = [...state.sharedFolders.values()]
      .filter((folder) => wanted.every((word) => folderText(state, folder).toLowerCase().includes(word)))
      .filter((folder) => args.roe_eligible !== true || hasRotatingUser(state, folder));
    if (found.length === 0) {
      output.return({ message: 'No shared folders are found' });
      return;
    }
    const rows = found.map(({ uid, name }) => ({ shared_folder_uid: uid, name }));
    rows.sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
    output.return(JSON.stringify(rows));
  },
};

/** Everything about a shared folder that can be searched for. */
export const folderText = (state: VaultState, folder: SharedFolder): string =>
  [
    folder.uid,
    folder.name,
    ...folder.users.map((user) => user.email),
    ...folder.teams.flatMap((team) => [state.teams.get(team.uid)?.name ?? '', team.uid]),
  ].join('\n');

/** Does a pamUser lie in it (or in a folder below) whose rotation is configured? */
export const hasRotatingUser = (state: VaultState, folder: SharedFolder): boolean =>
  [...folder.records.keys()].some((uid) => {
    const record = state.records.get(uid);
    return record !== undefined && typeOf(record) === 'pamUser' && record.rotation;
  });
