/** What the search for records, folders and teams says. */

const NOUNS = {
  record: ['record', 'records'],
  folder: ['folder', 'folders'],
  team: ['team', 'teams'],
  group: ['group', 'groups'],
} as const;
type Kind = keyof typeof NOUNS;

/** What says which kind of folder it is. */
interface FolderWords {
  readonly mode?: 'nsf' | 'classic' | undefined;
  readonly folderKind?: 'shared' | 'sub-folder' | 'private' | undefined;
}

export const PICKER = {
  search: {
    record: 'Search by title or UID',
    folder: 'Search folders by name or UID',
    team: 'Search teams by name',
    group: 'Search Jira groups by name',
  } satisfies Record<Kind, string>,
  chosenLabel: { record: 'Record', folder: 'Folder' },
  hint: 'At least 2 characters.',
  searching: 'Searching…',
  none: (kind: Kind, term: string): string =>
    `No ${NOUNS[kind][0]} matches “${term}”. Only ${NOUNS[kind][1]} ${kind === 'group' ? 'that Jira shows you' : 'the service account can see'} are found.`,
  failedTitle: 'Could not search',
  again: 'Search again',
  found: (kind: Kind, count: number, more: boolean): string =>
    `${String(count)} ${NOUNS[kind][count === 1 ? 0 : 1]} found${more ? '; there are more, so type more of the name' : ''}.`,
  change: 'Choose another',
  asked: (words: string): string => `Requested: ${words}`,
  owner: (name: string): string => `Owner: ${name}`,
  folderType: ({ mode, folderKind }: FolderWords): string => {
    if (mode === 'nsf') return 'Nested share folder';
    if (folderKind === 'private') return 'Private folder';
    if (folderKind === 'sub-folder') return 'Folder inside a shared folder';
    return folderKind === 'shared' ? 'Shared folder' : 'Folder';
  },
  /** Why a folder that was found cannot be chosen here. */
  unsuitable: (obstacle: 'sub-folder' | 'private', sharedFolder = ''): string =>
    obstacle === 'sub-folder'
      ? `Keeper gives access to the whole shared folder only: choose “${sharedFolder}”.`
      : 'A private folder of the service account. Choose a shared folder.',
  noFolder: 'Not in a folder',
  reading: 'Reading path and owner…',
  noPath: 'Where it lies could not be read.',
  /** Read out when it is known, for the row that is marked. */
  placed: (title: string, path: string | undefined, owner: string | undefined): string =>
    [
      `${title}:`,
      path === undefined ? 'not in a folder,' : `in ${path},`,
      owner === undefined ? 'owner not known.' : `owner ${owner}.`,
    ].join(' '),
  notPlaced: (title: string): string => `${title}: where it lies could not be read.`,
  loading: 'Loading the search…',
  modeFollowed: (kind: 'record' | 'folder', mode: 'nsf' | 'classic'): string =>
    `This is ${kindOf(kind, mode)}, so the form follows.`,
  modeDiffers: (kind: 'record' | 'folder', mode: 'nsf' | 'classic'): string =>
    `This is ${kindOf(kind, mode)}, but the form says otherwise. Keeper would refuse it.`,
} as const;

const kindOf = (kind: 'record' | 'folder', mode: 'nsf' | 'classic'): string =>
  `${mode === 'classic' ? 'a Classic' : 'an NSF'} ${kind}`;
