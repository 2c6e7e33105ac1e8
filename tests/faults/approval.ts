/** One request and its approval, as the pages send them, and what goes on afterwards without a page. */
import { randomUUID } from 'node:crypto';
import type { Answer, Answers, RequestView } from '@keeper-workflow/contract';
import { completeOperation, operationHash, type ShareRecordDraft } from '@keeper-workflow/operations';
import type { StoredRequest } from '@keeper-workflow/requests';
import type { InvocationResult } from '../../sandbox/forge-host';
import { accountId, APP, nestedDraft, stored, valueOf, type Person, type TestWorld, shareDraft } from '../world';

/** A request on OPS-1 that waits for its decision, and exactly what an approver would send. */
export interface Asked {
  readonly request: RequestView;
  readonly title: string;
  readonly approval: Readonly<Record<string, unknown>>;
}

/** Alice asks, and an approver chose the record. The preview is left out: its result is the same in every run. */
export async function asked(world: TestWorld, draft: ShareRecordDraft = nestedDraft()): Promise<Asked> {
  const title = draft.recordDescription;
  const payload = { requestId: randomUUID(), draft, justification: 'Release on Friday' };
  const { request } = valueOf(await world.panel('alice', 'submitRequest', payload));
  return { request, title, approval: approvalFor(world, request, draft) };
}

/** What an approver sends for this revision of a request, with the record of that title chosen. */
export function approvalFor(world: TestWorld, request: RequestView, draft: ShareRecordDraft = shareDraft(request)) {
  const title = draft.recordDescription;
  const complete = completeOperation({ ...draft, record: { uid: world.uid(title), title } }, Date.now());
  if (!complete.ok) throw new Error(complete.failure.code);
  const { value: operation } = complete;
  return { requestId: request.id, revision: request.revision, operation, operationHash: operationHash(operation) };
}

/** Pia approves. The invocation may be killed; then there is no answer. */
export async function approve(
  world: TestWorld,
  { approval }: Pick<Asked, 'approval'>,
  who: Person = 'pia',
): Promise<Answer<Answers['panel']['approveRequest']> | undefined> {
  const answer = await invoke(world, who, 'approveRequest', approval);
  return answer.ok ? (answer.result as Answer<Answers['panel']['approveRequest']>) : undefined;
}

/** As `approve`, where it has to be taken: the request as the page is told. */
export async function approved(
  world: TestWorld,
  asked: Pick<Asked, 'approval'>,
  who: Person = 'pia',
): Promise<RequestView> {
  const answer = await approve(world, asked, who);
  if (!answer) throw new Error('The approving invocation died.');
  return valueOf(answer).request;
}

/** As the page calls, but the death of the invocation is an answer too. */
export const invoke = (world: TestWorld, who: Person, name: string, payload: unknown): Promise<InvocationResult> =>
  world.sandbox.invoke({
    app: APP,
    module: 'keeper-panel',
    function: name,
    as: accountId(who),
    issue: 'OPS-1',
    payload,
  });

/** The document of a request as it lies in storage. */
export function document(world: TestWorld, { id }: RequestView): StoredRequest {
  const row = world.sandbox.world.forge.store(APP).entities.request?.find(({ key }) => key === id);
  const found = (row?.value as { document: StoredRequest | null } | undefined)?.document;
  if (!found) throw new Error(`The request ${id} is not stored.`);
  return found;
}

/** Nothing is left to be done: decided one way or not at all, and every comment posted. */
export function atRest(world: TestWorld, request: RequestView): boolean {
  const { state, announcements } = document(world, request);
  return state !== 'executing' && announcements.length === 0;
}

/** Lets the world's time pass, minute by minute, until consumer and sweep have nothing left to do. */
export async function goOn(world: TestWorld, request: RequestView, mostMinutes = 60): Promise<RequestView> {
  await world.sandbox.world.forge.drain();
  for (let minutes = 0; minutes < mostMinutes && !atRest(world, request); minutes += 1) {
    world.sandbox.advance(60);
    await world.sandbox.world.forge.drain();
  }
  return stored(world, request);
}
