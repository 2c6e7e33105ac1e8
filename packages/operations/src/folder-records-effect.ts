/** What sharing all records of a folder would change: record by record as if each had been named. Pure. */
import { shareRecordEffect, type RecipientEffect } from './effect';
import type { FolderRecordsAccess } from './folder-access';
import type { ShareFolderRecords } from './share-folder-records';
import type { ShareRecord } from './share-record';
import type { RecordTarget } from './target';

export type FolderRecordsWarning =
  /** Nobody's access to any record would change. */
  | 'no-change'
  /** Records that come into the folder later are not shared: sharing the folder itself would be. */
  | 'records-of-today'
  /** One of the people owns one of the records. Keeper would take the owner's rights away. */
  | 'recipient-is-owner';

export interface FolderRecordsEffect {
  readonly records: readonly { readonly record: RecordTarget; readonly recipients: readonly RecipientEffect[] }[];
  readonly warnings: readonly FolderRecordsWarning[];
}

/** What the folder's operation is for one record of it. */
export function asShareRecord(operation: ShareFolderRecords, record: RecordTarget): ShareRecord {
  const { folder: _folder, recursive: _recursive, ...rest } = operation;
  return { ...rest, kind: 'share-record', record };
}

/** @param now ms since the epoch. */
export function folderRecordsEffect(
  operation: ShareFolderRecords,
  { records }: Pick<FolderRecordsAccess, 'records'>,
  now: number,
): FolderRecordsEffect {
  const effects = records.map((access) => {
    const record = { uid: access.uid, title: access.title };
    return { record, recipients: shareRecordEffect(asShareRecord(operation, record), access, now) };
  });
  const each = effects.flatMap(({ recipients }) => recipients.map(({ warnings }) => warnings));
  return {
    records: effects,
    warnings: [
      ...(each.every((warnings) => warnings.includes('no-change')) ? (['no-change'] as const) : []),
      ...(operation.action === 'grant' ? (['records-of-today'] as const) : []),
      ...(each.some((warnings) => warnings.includes('recipient-is-owner')) ? (['recipient-is-owner'] as const) : []),
    ],
  };
}
