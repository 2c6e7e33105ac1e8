/** What a stored result claims about a record that was created or changed. Only a read of the vault proves it. */
import { failure } from '@keeper-workflow/failures';
import type { RecordAdd, RecordUpdate, Reply } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { textsOf } from '../fields/entry';
import type { StoredResult } from '../http';
import { RECORD_MESSAGES, type RecordMessage } from './record-messages';
import { replyLines } from './text';
import { wordsForPeople } from './words';

const createdSchema = z.object({ data: z.object({ record_uid: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) }) });

/** The uid of the record that was made, where the reply has one. */
export function createdUid({ body }: StoredResult): string | undefined {
  const created = createdSchema.safeParse(body);
  if (created.success) return created.data.data.record_uid;
  return replyLines(body).find((line) => /^[A-Za-z0-9_-]{22}$/.test(line));
}

/** @param secrets never shown in the words, like everything that was typed into a field. */
export function recordReply(
  operation: RecordAdd | RecordUpdate,
  result: StoredResult,
  secrets: readonly string[] = [],
): Reply {
  const lines = replyLines(result.body);
  const words = wordsForPeople(masked(lines, operation).join('\n'), [...secrets, ...typedIn(operation)]);
  if (operation.kind === 'record-add' && createdUid(result) !== undefined) return { claim: 'done', words: '' };
  const found = lines.flatMap((line) => RECORD_MESSAGES.find(({ pattern }) => pattern.test(line)) ?? []);
  const said = (says: RecordMessage['meaning']['says']) => found.find(({ meaning }) => meaning.says === says);
  const refusal = said('refused')?.meaning;
  if (refusal?.says === 'refused') {
    const { code, field } = refusal;
    return { claim: 'refused', words, failure: failure(code, { detail: words, ...(field ? { field } : {}) }) };
  }
  if (said('warned')) {
    // With `-f` the rest is written, and Commander says the same as when nothing is.
    if (operation.kind === 'record-update' && operation.force) return { claim: 'unclear', words };
    return { claim: 'refused', words, failure: failure('vault-refused', { detail: words }) };
  }
  if (operation.kind === 'record-update' && lines.length === 1 && said('done')) return { claim: 'done', words };
  // A cloud's refusal in words nobody knows: nothing was written as far as Commander can tell, but only a read says so.
  return { claim: 'unclear', words };
}

/** Warnings may repeat a value between quotation marks. */
const masked = (lines: readonly string[], operation: RecordAdd | RecordUpdate): string[] =>
  operation.fields.length === 0
    ? [...lines]
    : lines.map((line) => line.replace(/(Incorrect (?:boolean )?value:?|, got:) .*/i, '$1 ••••••'));

/** Longest first, so that a value that contains another is hidden whole. Very short ones would only garble the words. */
function typedIn({ fields, notes }: RecordAdd | RecordUpdate): string[] {
  const typed = [
    ...fields.flatMap(({ value }) => textsOf(value)),
    typeof notes === 'string' ? notes : (notes?.text ?? ''),
  ];
  return typed
    .flatMap((text) => [text, ...text.split('\n')])
    .filter((text) => text.trim().length >= 3)
    .sort((one, other) => other.length - one.length);
}
