/** What any requested operation would change, in one shape: a row per person, team or record. The heart of the preview. */
import { shareRecordEffect, type AccessLevel, type EffectWarning, type RecipientEffect } from './effect';
import { shareFolderEffect, type FolderLevel, type FolderWarning } from './folder-effect';
import { folderRecordsEffect, type FolderRecordsWarning } from './folder-records-effect';
import type { RequestedOperation } from './drafts/draft';
import { permissionEffect, type PermissionWarning } from './permission-effect';
import { transferEffect, type TransferWarning } from './transfer-effect';
import type { TargetStates } from './vault';

export type Level = AccessLevel | FolderLevel;
export type RowWarning = EffectWarning | FolderWarning;
/** About the operation as a whole. */
export type WholeWarning =
  | FolderRecordsWarning
  | PermissionWarning
  | TransferWarning
  /** Somebody gets access who has none here yet: without a Keeper account it would be an invitation. */
  | 'may-be-invited'
  /** Classic: rights on the records that lie in the folder change for everybody in it. */
  | 'records-for-everybody'
  /** NSF: the folder stops inheriting who has access from the one above. */
  | 'stops-inheriting';

export interface EffectRow {
  /** Whom or what the row is about. `record`: what everybody in a folder may do with it. */
  readonly subject: 'user' | 'team' | 'record';
  /** Address, team's name, or record's title. */
  readonly name: string;
  /** The title of the record it is about, where there are several. */
  readonly of?: string;
  /** The record that `of` names, or that the row itself is about: titles need not differ. */
  readonly recordUid?: string;
  readonly before: Level;
  readonly after: Level;
  readonly warnings: readonly RowWarning[];
}

export interface OperationEffect {
  readonly rows: readonly EffectRow[];
  readonly warnings: readonly WholeWarning[];
  /** Records or people that stay as they are although asked for. */
  readonly skipped: readonly { readonly name: string; readonly reason: 'no-right' | 'inherited' }[];
}

/** The target's state that belongs to an operation; what `Vault.readTarget` gave for it. */
export type TargetOf<O extends RequestedOperation> = TargetStates[O['kind']];

/** What `operation` does if carried out at `now` (ms). Pure: the same input, the same answer. */
export function operationEffect<O extends RequestedOperation>(
  operation: O,
  target: TargetOf<O>,
  now: number,
): OperationEffect {
  const effect = effectOf(operation, target, now);
  return operation.kind !== 'record-permission' && effect.rows.some(isNewcomer)
    ? { ...effect, warnings: [...effect.warnings, 'may-be-invited'] }
    : effect;
}

/** No command of Commander tells beforehand whether an address has a Keeper account; who has access here has one. */
const isNewcomer = ({ subject, before, after }: EffectRow): boolean =>
  subject === 'user' && before.level === 'none' && after.level !== 'none';

function effectOf<O extends RequestedOperation>(operation: O, target: TargetOf<O>, now: number): OperationEffect {
  // Kind and target belong together by the signature; TypeScript does not narrow the one by the other.
  const state = target as never;
  switch (operation.kind) {
    case 'share-record':
      return plain(userRows(shareRecordEffect(operation, state, now)));
    case 'share-folder-records': {
      const { records, warnings } = folderRecordsEffect(operation, state, now);
      return plain(
        records.flatMap(({ record, recipients }) => userRows(recipients, record)),
        warnings,
      );
    }
    case 'transfer-record': {
      const { newOwner, before, after, warnings } = transferEffect(operation, state);
      return plain([{ subject: 'user', name: newOwner, before, after, warnings: [] }], warnings);
    }
    case 'share-folder': {
      const { parties, recordsForEverybody, stopsInheriting } = shareFolderEffect(operation, state, now);
      return plain(
        [
          ...parties.map(({ party, name, before, after, warnings }) => ({
            subject: party,
            name,
            before,
            after,
            warnings,
          })),
          ...recordsForEverybody.map(({ record, after }): EffectRow => ({
            subject: 'record',
            name: record.title,
            recordUid: record.uid,
            before: { level: 'rights', canShare: record.canShare === true, canEdit: record.canEdit === true },
            after: { level: 'rights', canShare: after.canShare === true, canEdit: after.canEdit === true },
            warnings: [],
          })),
        ],
        [
          ...(recordsForEverybody.length > 0 ? (['records-for-everybody'] as const) : []),
          ...(stopsInheriting ? (['stops-inheriting'] as const) : []),
        ],
      );
    }
    case 'record-permission': {
      const { changes, skipped, warnings } = permissionEffect(operation.action, state);
      return {
        rows: changes.map(({ record, username, before, after }): EffectRow =>
          username === undefined
            ? { subject: 'record', name: record.title, recordUid: record.uid, before, after, warnings: [] }
            : { subject: 'user', name: username, ...about(record), before, after, warnings: [] },
        ),
        warnings,
        skipped: skipped.map(({ title, username, reason }) => ({
          name: username === undefined ? title : `${title}: ${username}`,
          reason,
        })),
      };
    }
  }
}

const plain = (rows: readonly EffectRow[], warnings: readonly WholeWarning[] = []): OperationEffect => ({
  rows,
  warnings,
  skipped: [],
});

interface Named {
  readonly uid: string;
  readonly title: string;
}

const about = ({ uid, title }: Named): Pick<EffectRow, 'of' | 'recordUid'> => ({ of: title, recordUid: uid });

const userRows = (effects: readonly RecipientEffect[], record?: Named): EffectRow[] =>
  effects.map(({ username, before, after, warnings }) => ({
    subject: 'user',
    name: username,
    ...(record ? about(record) : {}),
    before,
    after,
    warnings,
  }));

/** Where the target lies and what it is called, whatever its kind. */
export interface TargetSummary {
  readonly title: string;
  /** The record's type, or `folder`. */
  readonly type: string;
  readonly path?: string;
  readonly readAt: number;
}

export function targetSummary<O extends RequestedOperation>(operation: O, target: TargetOf<O>): TargetSummary {
  const state = target as never;
  const place = ({ title, path, readAt }: { title: string; path?: string; readAt: number }, type: string) => ({
    title,
    type,
    ...(path === undefined ? {} : { path }),
    readAt,
  });
  switch (operation.kind) {
    case 'share-record':
    case 'transfer-record': {
      const record: TargetStates['share-record'] = state;
      return place(record, record.type);
    }
    case 'share-folder-records': {
      const { folder }: TargetStates['share-folder-records'] = state;
      return place(folder, 'folder');
    }
    case 'share-folder':
    case 'record-permission': {
      const folder: TargetStates['share-folder'] | TargetStates['record-permission'] = state;
      return place(folder, 'folder');
    }
  }
}
