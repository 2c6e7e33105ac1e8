/** Approving where a look just before tells something: that part of it is there already, or that it cannot be sent. */
import { failure } from '@keeper-workflow/failures';
import type { ShareRecordDraft } from '@keeper-workflow/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import { alice, createTestWorld, pia, RECORD, sam, START, type TestWorld } from '../testing/world.testing';
import { approveRequest } from './approve-request';
import { checkAgain } from './check-again';
import { followUp } from './follow-up';
import { previewDecision } from './preview-decision';
import { submitRequest } from './submit-request';

const ID = '3f2b6c1e-8a41-4c7e-9d53-0b1f5a7c2e94';
const [ALICE, BOB] = ['alice@acme.example', 'bob@acme.example'] as const;

const draft: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'the Apollo API key',
  recipients: [ALICE, BOB],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
};

let world: TestWorld;
beforeEach(async () => {
  world = createTestWorld();
  await submitRequest(world.as('alice'), alice, { requestId: ID, draft, justification: '' });
});

const stored = () => {
  const request = world.requests.get(ID);
  if (!request) throw new Error('the request is not stored');
  return request;
};
const seen = () => ({ requestId: ID, revision: stored().auditLength });
const preview = () => previewDecision(world.as('pia'), pia, { ...seen(), draft: { ...draft, record: RECORD } });

/** Approves exactly what the preview showed. @param between happens after the preview. */
async function approve(between: () => void = () => undefined) {
  const shown = await preview();
  if (!shown.ok) throw new Error(shown.failure.code);
  between();
  const { operation, operationHash } = shown.value;
  return approveRequest(world.as('pia'), pia, { ...seen(), operation, operationHash });
}

/** Lets follow-ups that were asked for happen. */
async function runFollowUps(rounds = 50) {
  for (
    let next = world.followUps.shift(), round = 0;
    next && round < rounds;
    next = world.followUps.shift(), round += 1
  ) {
    world.advance(next.delaySeconds * 1000);
    await followUp(world.ports, next.requestId, START + 10 ** 9);
  }
}

const check = () => checkAgain(world.as('sam'), sam, seen());

describe('one of two had it before', () => {
  beforeEach(() => {
    world.access.add(BOB);
  });

  it('and the command did nothing: refused, not done in part', async () => {
    world.behaviour.effect = false;
    world.behaviour.reply = { claim: 'unclear', words: 'usage: share-record [-h] …' };
    await approve();
    await runFollowUps();
    expect(stored()).toMatchObject({
      state: 'completed',
      outcome: 'refused',
      execution: { proof: { verdict: 'partly' } },
    });
    expect(world.comments.at(-1)?.comment.title).toBe('Keeper request approved, but refused by Keeper');
  });

  it('and the answer got lost: unknown however often it is checked, and it can be decided again', async () => {
    world.behaviour.submit = 'lost-before';
    await approve();
    await runFollowUps();
    expect(stored()).toMatchObject({ outcome: 'unknown', execution: { proof: { verdict: 'partly' } } });
    expect(await check()).toMatchObject({ ok: true, value: { request: { outcome: 'unknown' } } });
    world.behaviour.submit = 'accepted';
    await approve();
    expect(stored()).toMatchObject({ outcome: 'verified', execution: { attempt: 2 } });
  });

  it('and it was done for the other: verified, whatever Commander says', async () => {
    world.behaviour.reply = { claim: 'refused', words: 'Failed', failure: failure('vault-refused') };
    await approve();
    expect(stored().outcome).toBe('verified');
  });
});

it('a later check proves no end of access that no read shows, where everybody had the role before', async () => {
  world.behaviour.endsUnknown = true;
  world.access.add(ALICE).add(BOB);
  world.behaviour.submit = 'lost-before';
  await approve();
  await runFollowUps();
  expect(stored().outcome).toBe('unknown');
  expect(await check()).toMatchObject({ ok: true, value: { request: { outcome: 'unknown' } } });
});

it.each([
  ['would never be sent', failure('folder-empty', { field: 'folder' })],
  ['cannot be sent now', failure('commander-rate-limited')],
])('is not approved while it %s, for the reason that the preview gives', async (_, refusal) => {
  const approved = await approve(() => {
    world.behaviour.refusal = refusal;
  });
  expect(approved).toEqual({ ok: false, failure: refusal });
  expect(stored()).toMatchObject({ state: 'submitted', auditLength: 1 });
  expect(world.commands).toEqual([]);
  const again = await preview();
  if (again.ok) expect(again.value.blockers).toMatchObject([{ code: refusal.code }]);
  else expect(again.failure).toEqual(refusal);
});
