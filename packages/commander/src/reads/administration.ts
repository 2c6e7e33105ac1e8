/** What EPM and device commands answer instead of data, whichever of them it is. */
import { fail, failure, type Failure, type Result } from '@keeper-workflow/failures';
import type { StoredResult } from '../http';
import { readData, replyLines } from '../replies';

/** Commander 18 has it as a result (HTTP 403), not as a refusal at submit: the key may, the account may not. */
const NOT_ADMIN = 'restricted to Keeper Enterprise administrators';

/** The failure, when the account is no administrator of its enterprise. */
export const notAdministrator = (lines: readonly string[]): Failure | undefined =>
  lines.some((line) => line.includes(NOT_ADMIN)) ? failure('not-enterprise-admin') : undefined;

/** `readData`, with that text known. */
export function administrationData(word: string, result: StoredResult, secrets: readonly string[]): Result<unknown> {
  const refused = notAdministrator(replyLines(result.body));
  return refused ? fail(refused) : readData(word, result, secrets);
}
