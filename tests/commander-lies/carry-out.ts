/**
 * One operation from its preview to its outcome, in the steps of the product and through its doors: packages/commander
 * over HTTP against a stand-in, what comes back judged by packages/requests.
 */
import { createMemory, createVault, type HttpFetch } from '@keeper-workflow/commander';
import {
  directOperationSchema,
  withoutValues,
  type DirectOperation,
  type Operation,
  type Proof,
  type Reply,
  type RequestedOperation,
  type Vault,
} from '@keeper-workflow/operations';
import { judge, opened, type Execution, type Settlement } from '@keeper-workflow/requests';
import type { Commander } from '../../sandbox/commander';
import type { WorldClock } from '../../sandbox/world';

export interface Ended extends Settlement {
  readonly claim: Reply['claim'] | 'lost';
  readonly words: string;
}

/** Longer than anything here takes, ms. */
const AMPLE = 120_000;
/** No wait between two polls is as long, ms. */
const LIMIT = 9000;
/** Between two looks, s. Half an hour of them is when the product gives up. */
const PAUSE = 60;
const MOST_LOOKS = 40;

export function vaultOn(
  { url, key }: Commander,
  clock: WorldClock,
  how: { readonly through?: HttpFetch; readonly encryptionKey?: string } = {},
): Vault {
  const { through = fetch, encryptionKey } = how;
  return createVault({
    baseUrl: url,
    apiKey: key,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
    fetch: through,
    clock: { now: () => clock.now(), sleep: (ms) => pause(clock, ms) },
    memory: createMemory(),
  });
}

/** Between two polls, which are calls over HTTP, nobody has to wait here; a limit on one call stays. */
const pause = (clock: WorldClock, ms: number): Promise<void> => (ms >= LIMIT ? clock.sleep(ms) : Promise.resolve());

/** Decisions and direct changes have no preview of who has what. */
const wasRequested = (operation: Operation): operation is RequestedOperation =>
  !isDirect(operation) && operation.kind !== 'epm-approval' && operation.kind !== 'device-approve';

const isDirect = (operation: Operation): operation is DirectOperation =>
  directOperationSchema.safeParse(operation).success;

/** @param lie is told to the stand-in when everything that is read before has been read, just before the command. */
export async function carryOut(
  vault: Vault,
  clock: WorldClock,
  operation: Operation,
  lie: () => unknown,
): Promise<Ended> {
  const before = wasRequested(operation) ? await shownBefore(vault, clock, operation) : undefined;
  const startedAt = clock.now();
  await lie();
  const submission = await vault.submit(operation);
  if (submission.state !== 'accepted') throw new Error(`not accepted: ${submission.failure.code}`);
  // What was typed is not kept with a request.
  const kept = isDirect(operation) ? withoutValues(operation) : operation;
  const progress = await vault.follow(kept, submission.commanderRequestId, clock.now() + AMPLE);
  if (!progress.ok || progress.value.state === 'waiting') throw new Error('never answered');
  const { value } = progress;
  let execution: Execution = {
    ...opened({}, { executionId: 'one', before, at: startedAt }),
    ...(value.state === 'answered' ? { reply: value.reply } : { lost: value.failure }),
  };
  const said =
    value.state === 'answered'
      ? { claim: value.reply.claim, words: value.reply.words }
      : { claim: 'lost' as const, words: '' };
  for (; execution.looks < MOST_LOOKS; execution = { ...execution, looks: execution.looks + 1 }) {
    const proof = await proven(vault, clock, kept, startedAt);
    const judgement = judge(execution, proof, clock.now());
    if (judgement.settled) return { ...judgement.settlement, ...said };
    clock.advance(PAUSE);
  }
  throw new Error('never settled');
}

async function proven(vault: Vault, clock: WorldClock, operation: Operation, startedAt: number): Promise<Proof> {
  const proof = await vault.prove(operation, startedAt, clock.now() + AMPLE);
  if (!proof.ok) throw new Error(`not read: ${proof.failure.code} ${proof.failure.detail ?? ''}`);
  return proof.value;
}

/** What a look before the command already shows of what is asked for; as the use case of approving does it. */
async function shownBefore(
  vault: Vault,
  clock: WorldClock,
  operation: RequestedOperation,
): Promise<Execution['before']> {
  const target = await vault.readTarget(operation, clock.now() + AMPLE);
  if (!target.ok) throw new Error(`no target: ${target.failure.code} ${target.failure.detail ?? ''}`);
  const rehearsed = await vault.rehearse(operation, clock.now() + AMPLE);
  if (!rehearsed.ok) throw new Error(`not ready: ${rehearsed.failure.code} ${rehearsed.failure.detail ?? ''}`);
  return rehearsed.value.before;
}
