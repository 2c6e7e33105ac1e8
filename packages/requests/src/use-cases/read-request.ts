/** One request, for progress: whoever may use the panel on this issue sees how it goes. */
import type { PanelAnswers, Parsed } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import type { IssueCaller } from '../access';
import type { Ports } from '../ports';
import { iso, viewOf } from '../view';
import { loadRequest } from './load-request';

export async function readRequest(
  ports: Pick<Ports, 'clock' | 'requests'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'readRequest'>,
): Promise<Result<PanelAnswers['readRequest']>> {
  const request = await loadRequest(ports, caller, input.requestId);
  if (!request.ok) return request;
  return ok({ request: viewOf(request.value, caller), serverTime: iso(ports.clock.now()) });
}
