/**
 * What a folder is to Keeper, and which operations can be about it. Commander 18.0.13 takes a folder inside a shared
 * folder for the whole shared folder in `share-folder`; a private folder it refuses there and in `share-record`, and
 * leaves it silently alone in `record-permission`. New records may lie in any of them.
 */
import type { OperationKind } from './operation';

/** `sub-folder`: inside a shared folder, whose members are its members. Nested share folders are all `shared`. */
export type FolderKind = 'shared' | 'sub-folder' | 'private';

export interface FolderNature {
  /** Folders only; absent when Commander did not say. */
  readonly folderKind?: FolderKind;
  /** The name of the shared folder that a `sub-folder` lies in. */
  readonly sharedFolder?: string;
}

const REFUSED: Readonly<Partial<Record<OperationKind, readonly FolderKind[]>>> = {
  'share-folder': ['sub-folder', 'private'],
  'share-folder-records': ['private'],
  'record-permission': ['private'],
};

/** Why an operation cannot be about such a folder; `undefined` when it can, or when nobody knows. */
export function folderObstacle(
  operation: OperationKind,
  { folderKind }: FolderNature,
): Exclude<FolderKind, 'shared'> | undefined {
  if (folderKind === undefined || folderKind === 'shared') return undefined;
  return REFUSED[operation]?.includes(folderKind) ? folderKind : undefined;
}
