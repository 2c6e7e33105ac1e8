/**
 * Whether it is right that a text or an operation is refused. A refusal has a reason among a few, and the reason has to be
 * there to see: in the text of the field that the failure names.
 */
import type { Failure } from '@keeper-workflow/failures';
import type { Share } from './arguments';

/** A text of the operation, by the form field that a failure would name. */
export interface Sent {
  readonly field: string;
  readonly text: string;
  /** `line`: goes as it is, in one argument. `value`: a record field, which can carry line breaks in another form. */
  readonly as: 'line' | 'value';
}

/** Of the message of Service Mode: characters, not bytes. */
const LONGEST = 4096;

/** Why the refusal is wrong; undefined when there is a reason for it. */
export function unfounded(failure: Failure, texts: readonly Sent[]): string | undefined {
  switch (failure.code) {
    case 'text-not-sendable': {
      const named = texts.filter(({ field }) => field === failure.field);
      if (named.length === 0) return `names the field ${String(failure.field)}, which there is not`;
      return named.some((sent) => hasReason(sent, failure.detail))
        ? undefined
        : `not in the text: ${String(failure.detail)}`;
    }
    case 'command-too-long':
      return longestForm(texts) > LONGEST ? undefined : 'it would have fitted in any form';
    default:
      return `refused as ${failure.code}`;
  }
}

function hasReason({ text, as }: Sent, detail: string | undefined): boolean {
  switch (detail) {
    case 'line-break':
      return as === 'line' && /[\r\n]/.test(text);
    case 'nul':
      return as === 'line' && text.includes('\0');
    case 'broken-unicode':
      return /\p{Surrogate}/u.test(text);
    case 'double-dash':
      return text === '--';
    default:
      return false;
  }
}

/** The longest of the forms that are known for a text: escaped character by character, or in base64. */
const longestForm = (texts: readonly Sent[]): number =>
  200 + texts.reduce((sum, { text }) => sum + 60 + Math.max(6 * text.length, (4 * Buffer.byteLength(text)) / 3), 0);

/** The same for an operation without record fields. */
export function unfoundedShare(operation: Share, failure: Failure): string | undefined {
  if (operation.kind === 'device-approve' && failure.code === 'invalid-input') {
    return /^[0-9a-f]{20}$/.test(operation.device) ? 'the id of a device' : undefined;
  }
  return unfounded(failure, textsOf(operation));
}

function textsOf(operation: Share): Sent[] {
  const line = (field: string, ...texts: string[]): Sent[] => texts.map((text) => ({ field, text, as: 'line' }));
  switch (operation.kind) {
    case 'share-record':
      return [...line('record', operation.record.uid), ...line('recipients', ...operation.recipients)];
    case 'share-folder-records':
      return [...line('folder', operation.folder.uid), ...line('recipients', ...operation.recipients)];
    case 'transfer-record':
      return [...line('record', operation.record.uid), ...line('newOwner', operation.newOwner)];
    case 'share-folder':
      return [
        ...line('folder', operation.folder.uid),
        ...line('recipients', ...operation.recipients),
        ...line('teams', ...operation.teams.map(({ uid, name }) => uid ?? name)),
      ];
    case 'record-permission':
      return line('folder', operation.folder.uid);
    case 'epm-approval':
      return line('approval', operation.approval);
    case 'device-approve':
      return line('device', operation.device);
  }
}
