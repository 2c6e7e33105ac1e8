/**
 * Two people act on one request at the same moment. fast-check decides, call by call, whose call to a port happens next,
 * so every test is a great many interleavings: whatever the order, one of them wins and the other is told.
 */
import type { RequestView } from '@keeper-workflow/contract';
import type { FailureCode, Result } from '@keeper-workflow/failures';
import { completeOperation, operationHash, type ShareRecordDraft } from '@keeper-workflow/operations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAt } from '../audit';
import { alice, createTestWorld, pia, RECORD, sam, START, type TestWorld } from '../testing/world.testing';
import { approveRequest } from './approve-request';
import { updateRequest, withdrawRequest } from './change-request';
import { followUp } from './follow-up';
import { rejectRequest } from './reject-request';
import { submitRequest } from './submit-request';

const INTERLEAVINGS = 200;
const MINUTE = 60_000;
const REQUEST = 'b7e23ec2-9af0-4f0e-8d5f-1f1c2f0a7c11';

const draft: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'Apollo API',
  recipients: ['bob@acme.example'],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
};
const submission = { requestId: REQUEST, draft, justification: 'Release on Friday' };
const seen = { requestId: REQUEST };

type Answer = Result<{ request: RequestView }>;
type Act = (world: TestWorld, revision: number) => Promise<Answer>;

function approval(role: 'viewer' | 'content-manager' = 'viewer') {
  const operation = completeOperation({ ...draft, role, record: RECORD }, START);
  if (!operation.ok) throw new Error(operation.failure.code);
  return { operation: operation.value, operationHash: operationHash(operation.value) };
}

const piaApproves: Act = (world, revision) =>
  approveRequest(world.as('pia'), pia, { ...seen, revision, ...approval() });
const samApproves: Act = (world, revision) =>
  approveRequest(world.as('sam'), sam, { ...seen, revision, ...approval() });
const samApprovesAnotherRole: Act = (world, revision) =>
  approveRequest(world.as('sam'), sam, { ...seen, revision, ...approval('content-manager') });
const samRejects: Act = (world, revision) =>
  rejectRequest(world.as('sam'), sam, { ...seen, revision, reason: 'Not this week' });
const aliceUpdates: Act = (world, revision) =>
  updateRequest(world.as('alice'), alice, { ...seen, revision, draft, justification: 'Release on Monday' });
const aliceWithdraws: Act = (world, revision) => withdrawRequest(world.as('alice'), alice, { ...seen, revision });

async function submitted(): Promise<{ world: TestWorld; revision: number }> {
  const world = createTestWorld();
  const answer = await submitRequest(world.as('alice'), alice, submission);
  if (!answer.ok) throw new Error(answer.failure.code);
  return { world, revision: answer.value.request.revision };
}

/** Runs both at once in an order that fast-check chooses, and then whatever was left to a follow-up. */
async function atOnce(scheduler: fc.Scheduler, world: TestWorld, ...acts: (() => Promise<Answer>)[]) {
  world.before = (call) => scheduler.schedule(Promise.resolve(), call);
  const answers = await scheduler.waitFor(Promise.all(acts.map((act) => act())));
  world.before = () => undefined;
  await afterwards(world);
  return answers;
}

async function afterwards(world: TestWorld): Promise<void> {
  for (let minutes = 0; minutes < 60 && !atRest(world); minutes += 1) {
    world.advance(MINUTE);
    await followUp(world.ports, REQUEST, world.ports.clock.now() + MINUTE);
  }
}

function atRest(world: TestWorld): boolean {
  const request = world.requests.get(REQUEST);
  return request?.state !== 'executing' && request?.announcements.length === 0;
}

const codesOf = (answers: readonly Answer[]): FailureCode[] =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.failure.code]));

function expectOneTruth(world: TestWorld, decisions: number): void {
  const request = world.requests.get(REQUEST);
  const decided = world.audit.filter(({ action }) => action === 'approved' || action === 'rejected');
  expect(decided).toHaveLength(decisions);
  const approved = world.audit.filter(({ action }) => action === 'approved').length;
  expect(world.commands).toHaveLength(approved);
  expect(request?.state).not.toBe('executing');
  expect(world.access.size).toBe(approved);
  if (approved === 1) expect(request).toMatchObject({ state: 'completed', outcome: 'verified' });
  expect(brokenAt(world.audit)).toBeUndefined();
  expect(world.audit).toHaveLength(request?.auditLength ?? -1);
  const markers = world.comments.map(({ marker }) => marker);
  expect(new Set(markers).size).toBe(markers.length);
}

async function race(first: Act, second: Act, check: (world: TestWorld, answers: readonly Answer[]) => void) {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { world, revision } = await submitted();
      const answers = await atOnce(
        scheduler,
        world,
        () => first(world, revision),
        () => second(world, revision),
      );
      check(world, answers);
    }),
    { numRuns: INTERLEAVINGS },
  );
}

/** One of the two is done; the other is told that the request has moved on. */
function expectOneWinner(answers: readonly Answer[]): void {
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(['request-changed', 'wrong-state']).toContain(codesOf(answers)[0]);
}

describe('at the same moment', () => {
  it.each<[string, Act, Act]>([
    ['two approvers approve', piaApproves, samApproves],
    ['two approvers approve different operations', piaApproves, samApprovesAnotherRole],
    ['one approves with two clicks', piaApproves, piaApproves],
    ['one approves, the other rejects', piaApproves, samRejects],
    ['one rejects with two clicks', samRejects, samRejects],
  ])('%s: one decision, at most one command', async (_, first, second) => {
    await race(first, second, (world, answers) => {
      expectOneWinner(answers);
      expectOneTruth(world, 1);
    });
  });

  it('two approvers approve different operations: the one that ran is the one whose approval is recorded', async () => {
    await race(piaApproves, samApprovesAnotherRole, (world, [pias]) => {
      const request = world.requests.get(REQUEST);
      expect(request?.decision?.by.accountId).toBe(pias?.ok ? 'pia' : 'sam');
      expect(world.commands.map(operationHash)).toEqual([request?.decision?.operationHash]);
    });
  });

  it('an approver approves while the requester withdraws: done and not withdrawn, or withdrawn and not done', async () => {
    await race(piaApproves, aliceWithdraws, (world, answers) => {
      expectOneWinner(answers);
      const withdrawn = world.requests.get(REQUEST)?.state === 'withdrawn';
      expect(answers[1]?.ok).toBe(withdrawn);
      expectOneTruth(world, withdrawn ? 0 : 1);
    });
  });

  it('an approver approves while the requester updates: nobody approves what he has not seen', async () => {
    await race(piaApproves, aliceUpdates, (world, answers) => {
      expectOneWinner(answers);
      const updated = world.requests.get(REQUEST)?.state === 'submitted';
      expect(answers[1]?.ok).toBe(updated);
      expectOneTruth(world, updated ? 0 : 1);
    });
  });

  it('a page submits twice with one id: one request, and both calls get it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = createTestWorld();
        const submits = () => submitRequest(world.as('alice'), alice, submission);
        const answers = await atOnce(scheduler, world, submits, submits);
        expect(codesOf(answers)).toEqual([]);
        expect(world.requests.size).toBe(1);
        expect(world.audit.map(({ action }) => action)).toEqual(['submitted']);
        expect(world.comments).toHaveLength(1);
      }),
      { numRuns: INTERLEAVINGS },
    );
  });
});

describe('follow-ups that come twice, early or late', () => {
  it('leave an approval that is under way alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { world, revision } = await submitted();
        const follows = () =>
          followUp(world.ports, REQUEST, START + MINUTE).then(() => ({ ok: true }) as unknown as Answer);
        const [approved] = await atOnce(scheduler, world, () => piaApproves(world, revision), follows, follows);
        expect(approved).toMatchObject({ ok: true });
        expectOneTruth(world, 1);
      }),
      { numRuns: INTERLEAVINGS },
    );
  });

  it('go on together where an approval died, and tell its end once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat({ max: 14 }), async (scheduler, dies) => {
        const { world, revision } = await submitted();
        let calls = 0;
        world.before = () => {
          calls += 1;
          if (calls > dies) throw new Error('The invocation died here.');
        };
        await piaApproves(world, revision).catch(() => undefined);
        const sent = world.commands.length;
        world.advance(2 * MINUTE);
        const follows = () =>
          followUp(world.ports, REQUEST, world.ports.clock.now() + MINUTE).then(
            () => ({ ok: true }) as unknown as Answer,
          );
        await atOnce(scheduler, world, follows, follows);
        expect(world.commands).toHaveLength(sent);
        const request = world.requests.get(REQUEST);
        const wasApproved = world.audit.some(({ action }) => action === 'approved');
        expect(request?.state).toBe(wasApproved ? 'completed' : 'submitted');
        if (wasApproved) expect(request?.outcome).toBe(sent === 1 ? 'verified' : 'unknown');
        const markers = world.comments.map(({ marker }) => marker);
        expect(new Set(markers).size).toBe(markers.length);
        expect(markers.filter((marker) => marker.includes(':outcome:'))).toHaveLength(wasApproved ? 1 : 0);
        expect(brokenAt(world.audit)).toBeUndefined();
      }),
      { numRuns: INTERLEAVINGS },
    );
  });
});
