/**
 * Operations in words for people: what is asked for, which access somebody has, how long it lasts. Used by the pages
 * and by what is written to the issue. Instants are spelled by the caller, who knows the reader's time zone.
 */
import { ACTION_LABELS, MODE_LABELS, ROLE_LABELS } from './announcements';
import type { DraftShape, SpellInstant } from './shapes';

/** The NSF roles, from least to most. */
export type Role = 'viewer' | 'share-manager' | 'content-manager' | 'content-share-manager' | 'full-manager';

/** "Viewer", "Content and Share Manager". */
export const roleName = (role: Role): string => ROLE_LABELS[role] ?? role;

/** What each role lets somebody do. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  viewer: 'View content and participants',
  'share-manager': 'Manage share permissions, invite others, and approve requests',
  'content-manager': 'Manage content',
  'content-share-manager': 'Manage content and manage share permissions',
  'full-manager': 'Edit, share, and manage ownership',
};

export const UNIT_NAMES = { mi: 'minutes', h: 'hours', d: 'days', mo: 'months', y: 'years' } as const;

/** The record's or folder's title when it has been chosen, otherwise the requester's words for it, on one line. */
export function recordName(
  operation: Pick<DraftShape, 'record' | 'recordDescription' | 'folder' | 'folderDescription'>,
): string {
  const chosen = operation.record ?? operation.folder;
  if (chosen) return `“${chosen.title}”`;
  const words = operation.recordDescription ?? '';
  const line = (words === '' ? (operation.folderDescription ?? '') : words).split(/\s+/u).join(' ').trim();
  if (line === '') return 'it';
  return `“${line.length > MOST_NAME ? `${line.slice(0, MOST_NAME)}…` : line}”`;
}
const MOST_NAME = 80;

/** "View", "View and edit", "View, edit and share". */
export function rightsWords(canShare: boolean, canEdit: boolean): string {
  const rights = ['View', ...(canEdit ? ['edit'] : []), ...(canShare ? ['share'] : [])];
  return listWords(rights);
}

/** "a", "a and b", "a, b and c". */
export function listWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? 'nobody';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

type AccessLike =
  | { readonly level: 'none' }
  | { readonly level: 'owner' }
  /** `role` absent: one this product does not know. */
  | { readonly level: 'role'; readonly role?: Role; readonly expiresAt?: number; readonly inherited?: boolean }
  | {
      readonly level: 'rights';
      readonly manageRecords: boolean;
      readonly manageUsers: boolean;
      readonly expiresAt?: number;
      readonly inherited?: boolean;
    }
  | {
      readonly level: 'rights';
      readonly canShare: boolean;
      readonly canEdit: boolean;
      readonly expiresAt?: number;
      readonly inherited?: boolean;
    };

/** "No access", "Viewer until 24 Nov 2026, 14:30", "View and edit (through a folder)". */
export function accessWords(access: AccessLike, spell: SpellInstant): string {
  if (access.level === 'none') return 'No access';
  if (access.level === 'owner') return 'Owner';
  const name = access.level === 'role' ? (access.role ? roleName(access.role) : 'Another role') : rightsOf(access);
  const end = access.expiresAt === undefined ? '' : ` until ${spell(new Date(access.expiresAt).toISOString())}`;
  return `${name}${end}${access.inherited ? ' (through a folder or team)' : ''}`;
}

type RightsLike = Extract<AccessLike, { level: 'rights' }>;

const rightsOf = (access: RightsLike): string =>
  'manageUsers' in access
    ? listWords(['View', ...folderAbilities(access)])
    : rightsWords(access.canShare, access.canEdit);

const folderAbilities = (access: { readonly manageRecords: boolean; readonly manageUsers: boolean }): string[] => [
  ...(access.manageRecords ? ['manage records'] : []),
  ...(access.manageUsers ? ['manage users'] : []),
];

/** What somebody with this access can do, in words that can be compared one by one. */
export function abilities(access: AccessLike, thing: 'record' | 'folder' = 'record'): string[] {
  switch (access.level) {
    case 'none':
      return [];
    case 'owner':
      return [...(thing === 'folder' ? FOLDER_ROLES : RECORD_ROLES)['content-share-manager'], 'own it'];
    case 'rights':
      return 'manageUsers' in access
        ? ['see the folder', ...folderAbilities(access)]
        : ['see the record', ...(access.canEdit ? ['edit it'] : []), ...(access.canShare ? ['share it'] : [])];
    case 'role':
      return access.role ? (thing === 'folder' ? FOLDER_ROLES : RECORD_ROLES)[access.role] : [];
  }
}

const RECORD_ROLES: Record<Role, string[]> = {
  viewer: ['see the record'],
  'share-manager': ['see the record', 'share it'],
  'content-manager': ['see the record', 'edit it'],
  'content-share-manager': ['see the record', 'edit it', 'share it'],
  'full-manager': ['see the record', 'edit it', 'share it', 'manage its ownership'],
};

const FOLDER_ROLES: Record<Role, string[]> = {
  viewer: ['see the folder'],
  'share-manager': ['see the folder', 'share it'],
  'content-manager': ['see the folder', 'edit what is in it'],
  'content-share-manager': ['see the folder', 'edit what is in it', 'share it'],
  'full-manager': ['see the folder', 'edit what is in it', 'share it', 'manage its ownership'],
};

/** Where to look in the vault to find out whether an operation was carried out; a sentence without its full stop. */
export function whereToLook(operation: DraftShape): string {
  const name = recordName(operation);
  if (operation.kind === 'record-add') {
    const place = operation.folder ? ` in the folder ${name}` : '';
    return `Look in the Keeper vault whether there is a record “${operation.title ?? ''}”${place}`;
  }
  return `Open ${name} in the Keeper vault and look at ${whatToLookAt(operation)}`;
}

function whatToLookAt(operation: DraftShape): string {
  const people = listWords([
    ...(operation.recipients ?? []),
    ...(operation.teams ?? []).map((team) => `the team ${team.name}`),
  ]);
  if (operation.action === 'owner') return 'who owns it';
  switch (operation.kind) {
    case 'record-update':
      return 'whether it has been changed';
    case 'record-permission':
      return 'who may do what with its records';
    case 'transfer-record':
      return 'who owns it';
    case 'share-folder-records':
      return `the access of ${people} to its records`;
    default:
      return `the access of ${people}`;
  }
}

const VALUE_NAMES: Readonly<Record<string, string>> = {
  ...ROLE_LABELS,
  ...MODE_LABELS,
  ...ACTION_LABELS,
  true: 'Yes',
  false: 'No',
  never: 'Never',
  '': 'Nothing',
};
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/gu;

/** A field's value as a change names it: a catalogue key or a text, with instants spelled for the reader. */
export const fieldValueWords = (value: string, spell: SpellInstant): string =>
  VALUE_NAMES[value] ?? value.replace(INSTANT, (instant) => spell(instant));
