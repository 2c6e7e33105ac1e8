/** Which folders an operation can be about, as Commander takes them. */
import { expect, it } from 'vitest';
import { folderObstacle, type FolderKind } from './folder-kind';
import type { OperationKind } from './operation';

const CLASSIC: readonly FolderKind[] = ['shared', 'sub-folder', 'private'];

it.each<[OperationKind, readonly FolderKind[]]>([
  ['share-folder', ['shared']],
  ['share-folder-records', ['shared', 'sub-folder']],
  ['record-permission', ['shared', 'sub-folder']],
  ['record-add', CLASSIC],
])('%s takes %j', (kind, taken) => {
  for (const folderKind of CLASSIC) {
    expect(folderObstacle(kind, { folderKind })).toBe(taken.includes(folderKind) ? undefined : folderKind);
  }
  expect(folderObstacle(kind, {})).toBeUndefined();
});
