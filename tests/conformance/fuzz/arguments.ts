/**
 * What Commander's parser must make of an operation, said a second time and in Commander's words (the names of its
 * argument namespace), from facts about Commander 18 and not from the product's builders.
 */
import type { Expiration, Operation } from '@keeper-workflow/operations';

export interface Meant {
  /** Words of the command, as Commander's groups nest. */
  readonly verb: readonly string[];
  /** Every argument that must have a value; all others must be as if nobody had given them. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Operations without record fields; those see `stored.ts`. */
export type Share = Exclude<Operation, { kind: 'record-add' | 'record-update' }>;

export function meantBy(operation: Share): Meant {
  switch (operation.kind) {
    case 'share-record':
      return recordShare(operation, { email: operation.recipients, record: operation.record.uid });
    case 'share-folder-records':
      return recordShare(operation, {
        email: operation.recipients,
        record: operation.folder.uid,
        recursive: operation.recursive,
      });
    case 'transfer-record':
      return {
        verb: [sharing(operation.mode)],
        given: { action: 'owner', email: [operation.newOwner], record: operation.record.uid },
      };
    case 'share-folder':
      return folderShare(operation);
    case 'record-permission':
      return permission(operation);
    case 'epm-approval': {
      const { approval, decision } = operation;
      return {
        verb: ['epm', 'approval', 'action'],
        given: { command: 'epm', action: 'action', [decision]: [approval] },
      };
    }
    case 'device-approve':
      return {
        verb: ['device-approve'],
        given: { format: 'table', reload: true, [operation.decision]: true, device: [operation.device] },
      };
  }
}

const sharing = (mode: 'nsf' | 'classic'): string => (mode === 'nsf' ? 'nsf-share-record' : 'share-record');

function recordShare(
  operation: Extract<Share, { kind: 'share-record' | 'share-folder-records' }>,
  about: Readonly<Record<string, unknown>>,
): Meant {
  const given: Record<string, unknown> = { ...about, action: operation.action };
  if (operation.mode === 'classic') {
    given.can_share = operation.allowSharing;
    given.can_edit = operation.allowWriting;
  } else if (operation.action === 'grant') given.role = operation.role;
  if (operation.action === 'grant') {
    // Without it a Classic grant leaves an earlier end; in NSF any word of an end is refused for a share that exists.
    Object.assign(given, ending(operation, operation.mode === 'classic' ? 'never' : undefined));
  }
  return { verb: [sharing(operation.mode)], given };
}

function folderShare(operation: Extract<Share, { kind: 'share-folder' }>): Meant {
  const given: Record<string, unknown> = {
    action: operation.action,
    user: [...operation.recipients, ...operation.teams.map((team) => team.uid ?? team.name)],
    folder: [operation.folder.uid],
  };
  if (operation.action === 'grant') {
    Object.assign(given, ending(operation, undefined));
    if (operation.mode === 'nsf') given.role = operation.role;
    else {
      given.manage_records = operation.manageRecords ? 'on' : 'off';
      given.manage_users = operation.manageUsers ? 'on' : 'off';
      if (operation.canShareRecords || operation.canEditRecords) given.record = ['@existing'];
      if (operation.canShareRecords) given.can_share = 'on';
      if (operation.canEditRecords) given.can_edit = 'on';
    }
  } else if (operation.mode === 'nsf') given.role = 'viewer'; // the parser's own default, not looked at
  return { verb: [operation.mode === 'nsf' ? 'nsf-share-folder' : 'share-folder'], given };
}

function permission(operation: Extract<Share, { kind: 'record-permission' }>): Meant {
  const { mode, action, folder, recursive } = operation;
  const given: Record<string, unknown> = { action, folder: folder.uid, recursive, force: true };
  if (operation.mode === 'nsf') given.role = operation.role;
  else Object.assign(given, { can_share: operation.canShareRecords, can_edit: operation.canEditRecords });
  return { verb: [mode === 'nsf' ? 'nsf-record-permission' : 'record-permission'], given };
}

function ending(
  { expiration, rotateOnExpiration }: { expiration: Expiration; rotateOnExpiration?: boolean | undefined },
  never: string | undefined,
): Record<string, unknown> {
  const rotation = { rotate_on_expiration: rotateOnExpiration === true };
  if (expiration.type === 'never') return { ...rotation, expire_in: never };
  return expiration.type === 'at'
    ? { ...rotation, expire_at: expiration.at }
    : { ...rotation, expire_in: `${expiration.amount}${expiration.unit}` };
}

/** How the parsed arguments differ from what was meant; undefined when they do not. */
export function differences(meant: Meant, namespace: Readonly<Record<string, unknown>>): string | undefined {
  const given: Readonly<Record<string, unknown>> = { command: meant.verb[0], ...meant.given };
  const wrong = [...new Set([...Object.keys(given), ...Object.keys(namespace)])].filter(
    (name) => said(given[name]) !== said(namespace[name]),
  );
  return wrong.length === 0
    ? undefined
    : wrong.map((name) => `${name}: meant ${said(given[name])}, got ${said(namespace[name])}`).join('; ');
}

/** "Not given" is `None`, `False` or an empty list to Commander's parsers. */
function said(value: unknown): string {
  const nothing =
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
  return nothing ? 'nothing' : JSON.stringify(value);
}
