/** The one place that sends a changing command. It is only reached by the invocation that stored `submitting`. */
import { failure } from '@keeper-workflow/failures';
import type { PanelOperation, Vault } from '@keeper-workflow/operations';
import { accepted, lost, notAccepted } from '../lifecycle';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { announceOwn } from './announce';
import { storeStep } from './store-step';

/**
 * @param before the request as this invocation found it; comments due then are not its own.
 * @param operation with the values that were typed, where the stored one has none.
 */
export async function handOver(
  ports: Ports,
  vault: Vault,
  { before, approved: request }: { readonly before: StoredRequest; readonly approved: StoredRequest },
  operation: PanelOperation,
): Promise<StoredRequest> {
  const submission = await vault.submit(operation);
  const at = ports.clock.now();
  if (submission.state !== 'accepted') {
    ports.log.failure(`command-${submission.state}`, submission.failure, { requestId: request.id });
  }
  const stored = await storeStep(ports, request, (current) => {
    switch (submission.state) {
      case 'accepted':
        return accepted(current, submission.commanderRequestId, at);
      case 'not-accepted':
        return notAccepted(current, submission.failure, at);
      case 'lost':
        return lost(current, failure('commander-reply-lost'), at);
    }
  });
  if (!stored.ok) {
    // The command is on its way; whoever takes the lease finds out by reading the vault.
    ports.log.failure('hand-over-not-stored', stored.failure, { requestId: request.id });
    return request;
  }
  return submission.state === 'not-accepted' ? announceOwn(ports, stored.value, before) : stored.value;
}
