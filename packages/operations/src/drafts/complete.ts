/** From what somebody asked for to an operation that can be approved, or the field that is still missing. */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { z } from 'zod/mini';
import { normaliseEmail } from '../email';
import { expirationMinutes, type Expiration } from '../expiration';
import { recordPermissionSchema, type RecordPermission } from '../record-permission';
import { shareFolderSchema, type ShareFolder } from '../share-folder';
import { shareFolderRecordsSchema, type ShareFolderRecords } from '../share-folder-records';
import { shareRecordSchema, type ShareRecord } from '../share-record';
import type { TeamTarget } from '../target';
import { transferRecordSchema, type TransferRecord } from '../transfer-record';
import { recordPermissionRules, type RecordPermissionDraft } from './record-permission';
import { shareFolderRules, type ShareFolderDraft } from './share-folder';
import { shareRecordRules, type ShareRecordDraft } from './share-record';

/** Keeper refuses an expiry that is less than a minute away ("Share expiration must be at least 1 minute."). */
const SHORTEST_MINUTES = 1;

const incomplete = (field: string): { readonly ok: false; readonly failure: Failure } =>
  fail(failure('operation-incomplete', { field }));

/**
 * Picks the fields that apply, in one spelling: addresses in lower case, sorted, without repeats.
 * @param now ms since the epoch, to refuse an expiry in the past.
 * Failures: `operation-incomplete` (field) when something required is missing, `invalid-input` (field) otherwise.
 */
export function completeShareRecord(
  draft: ShareRecordDraft,
  now: number,
): Result<ShareRecord | ShareFolderRecords | TransferRecord> {
  const rules = shareRecordRules(draft);
  const recipients = addresses(draft.recipients);
  if (rules.record.required && !draft.record) return incomplete('record');
  if (rules.folder.required && !draft.folder) return incomplete('folder');
  if (recipients.length === 0) return incomplete('recipients');
  if (draft.action === 'owner') {
    // Commander gives a record to one account only.
    if (recipients.length > 1) return fail(failure('invalid-input', { field: 'recipients', detail: 'one-owner' }));
    const { mode, record } = draft;
    return parsed(transferRecordSchema, { kind: 'transfer-record', mode, record, newOwner: recipients[0] });
  }
  if (rules.role.required && !draft.role) return incomplete('role');
  const past = tooSoon(rules.expiration.applies, draft.expiration, now);
  if (past) return past;
  const common = {
    mode: draft.mode,
    action: draft.action,
    recipients,
    ...(rules.role.applies && draft.role ? { role: draft.role } : {}),
    ...(draft.mode === 'classic'
      ? {
          allowSharing: rules.allowSharing.applies && draft.allowSharing,
          allowWriting: rules.allowWriting.applies && draft.allowWriting,
        }
      : {}),
    ...limits(rules, draft),
  };
  return rules.folder.applies
    ? parsed(shareFolderRecordsSchema, {
        kind: 'share-folder-records',
        folder: draft.folder,
        recursive: draft.recursive ?? false,
        ...common,
      })
    : parsed(shareRecordSchema, { kind: 'share-record', record: draft.record, ...common });
}

/** See `completeShareRecord`. */
export function completeShareFolder(draft: ShareFolderDraft, now: number): Result<ShareFolder> {
  const rules = shareFolderRules(draft);
  const recipients = addresses(draft.recipients);
  const teams = sortedTeams(draft.teams);
  if (!draft.folder) return incomplete('folder');
  if (recipients.length + teams.length === 0) return incomplete('recipients');
  if (rules.role.required && !draft.role) return incomplete('role');
  const past = tooSoon(rules.expiration.applies, draft.expiration, now);
  if (past) return past;
  const right = (name: 'manageRecords' | 'manageUsers' | 'canShareRecords' | 'canEditRecords'): boolean =>
    rules[name].applies && draft[name];
  return parsed(shareFolderSchema, {
    kind: 'share-folder',
    mode: draft.mode,
    action: draft.action,
    folder: draft.folder,
    recipients,
    teams,
    ...(rules.role.applies && draft.role ? { role: draft.role } : {}),
    ...(draft.mode === 'classic' && draft.action === 'grant'
      ? {
          manageRecords: right('manageRecords'),
          manageUsers: right('manageUsers'),
          canShareRecords: right('canShareRecords'),
          canEditRecords: right('canEditRecords'),
        }
      : {}),
    ...limits(rules, draft),
  });
}

/** See `completeShareRecord`. */
export function completeRecordPermission(draft: RecordPermissionDraft): Result<RecordPermission> {
  const rules = recordPermissionRules(draft);
  if (!draft.folder) return incomplete('folder');
  if (rules.role.required && !draft.role) return incomplete('role');
  const { mode, action, folder, recursive, canShareRecords, canEditRecords } = draft;
  if (mode === 'classic' && !canShareRecords && !canEditRecords) return incomplete('canEditRecords');
  return parsed(recordPermissionSchema, {
    kind: 'record-permission',
    mode,
    action,
    folder,
    recursive,
    ...(rules.role.applies && draft.role ? { role: draft.role } : {}),
    ...(mode === 'classic' ? { canShareRecords, canEditRecords } : {}),
  });
}

const addresses = (recipients: readonly string[]): string[] => [...new Set(recipients.map(normaliseEmail))].sort();

/** In one order, each once; the same name with and without a uid are two. */
function sortedTeams(teams: readonly TeamTarget[]): TeamTarget[] {
  const keyed = new Map(teams.map((team) => [team.uid ?? `name ${team.name}`, team]));
  return [...keyed].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, team]) => team);
}

function tooSoon(
  applies: boolean,
  expiration: Expiration,
  now: number,
): { readonly ok: false; readonly failure: Failure } | undefined {
  const minutes = applies ? expirationMinutes(expiration, now) : undefined;
  return minutes === undefined || minutes >= SHORTEST_MINUTES
    ? undefined
    : fail(failure('invalid-input', { field: 'expiration', detail: 'past' }));
}

function limits(
  rules: { readonly expiration: { applies: boolean }; readonly rotateOnExpiration: { applies: boolean } },
  draft: { readonly expiration: Expiration; readonly rotateOnExpiration?: boolean | undefined },
): object {
  return {
    ...(rules.expiration.applies ? { expiration: draft.expiration } : {}),
    // Only said when wanted: an operation without it is the one it always was.
    ...(rules.rotateOnExpiration.applies && draft.rotateOnExpiration ? { rotateOnExpiration: true } : {}),
  };
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const operation = schema.safeParse(value);
  if (operation.success) return ok(operation.data);
  const issue = operation.error.issues[0];
  return fail(failure('invalid-input', { field: String(issue?.path[0] ?? 'operation'), cause: issue?.message }));
}
