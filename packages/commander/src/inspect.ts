/** The commands of an operation for somebody who wants to see them, without a Commander and without a network. */
import { ok, type Result } from '@keeper-workflow/failures';
import type { Operation } from '@keeper-workflow/operations';
import { commandPreview, commandText } from './encode';
import { kindOf } from './kinds';

export interface Inspection {
  readonly commands: readonly string[];
  /** What is decided only when it is sent, by what the vault holds then. */
  readonly note?: string;
}

/**
 * As far as the operation alone decides it. Failures as for `Vault.commandText`.
 * @param raw with the secrets in it, exactly as it would be sent.
 */
export function inspectOperation(operation: Operation, raw: boolean): Result<Inspection> {
  const command = kindOf(operation).command(operation);
  if (!command.ok) return command;
  const text = raw ? commandText(command.value) : commandPreview(command.value);
  if (!text.ok) return text;
  const note = noteOn(operation);
  return ok({ commands: [text.value], ...(note === undefined ? {} : { note }) });
}

function noteOn(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'record-update':
      return operation.mode === 'nsf'
        ? 'The record is read before: a Commander older than 18.0.14 wipes what an update does not name, so everything is sent back.'
        : 'The record is read before: members of a field that are not named here are sent as they are.';
    case 'record-add':
      return 'The record type is read before: labels that its template gives to a field are added.';
    case 'share-record':
    case 'record-permission':
    case 'share-folder-records':
      return operation.mode === 'nsf' && operation.action === 'revoke' && operation.role !== undefined
        ? 'The role is a filter that Commander ignores: it is checked before, against the roles people have.'
        : undefined;
    case 'epm-approval':
    case 'device-approve':
      return 'Sent only if a read just before shows that it still waits.';
    case 'share-folder':
    case 'transfer-record':
      return undefined;
  }
}
