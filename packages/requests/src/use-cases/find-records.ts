/** Approvers look for the record a request means. Only title, uid, type and place of records ever come back. */
import type { PanelAnswers, Parsed } from '@keeper-workflow/contract';
import type { Result } from '@keeper-workflow/failures';
import type { Ports } from '../ports';

/** Rows of one answer; a longer list is a reason to type more. */
const MOST_ROWS = 25;

/** Resolvers end at 25 s; a search that takes longer than this has failed for the person waiting. */
const SEARCH_TIME = 15_000;

export async function findRecords(
  ports: Pick<Ports, 'clock' | 'vaults'>,
  input: Parsed<'panel', 'findRecords'>,
): Promise<Result<PanelAnswers['findRecords']>> {
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  return vault.value.findRecords(input.term, MOST_ROWS, ports.clock.now() + SEARCH_TIME);
}
