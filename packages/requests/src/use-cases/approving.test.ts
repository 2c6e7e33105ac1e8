/** From submitting to an outcome, as requester and approver see it, with a vault that behaves and one that does not. */
import { failure } from '@keeper-workflow/failures';
import { operationHash, type RequestedOperation, type ShareRecordDraft } from '@keeper-workflow/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import { brokenAt } from '../audit';
import { GIVE_UP_AFTER } from '../judge';
import { LOST_MAY_STILL_RUN } from '../lifecycle';
import { alice, createTestWorld, pia, RECORD, sam, START, type TestWorld } from '../testing/world.testing';
import { approveRequest } from './approve-request';
import { updateRequest, withdrawRequest } from './change-request';
import { checkAgain } from './check-again';
import { followUp, sweep } from './follow-up';
import { previewDecision } from './preview-decision';
import { rejectRequest } from './reject-request';
import { submitRequest } from './submit-request';

const ID = '3f2b6c1e-8a41-4c7e-9d53-0b1f5a7c2e94';

const draft: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'the Apollo API key',
  recipients: ['Alice@acme.example'],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
};

let world: TestWorld;
beforeEach(() => {
  world = createTestWorld();
});

const stored = () => {
  const request = world.requests.get(ID);
  if (!request) throw new Error('the request is not stored');
  return request;
};

const submit = () =>
  submitRequest(world.as('alice'), alice, { requestId: ID, draft, justification: 'Release on Friday' });

/** Submits as Alice, previews as the approver, and approves exactly what the preview showed. */
async function submitAndApprove(change: Partial<ShareRecordDraft> = {}, approver = pia) {
  await submit();
  return approve(change, approver);
}

async function approve(change: Partial<ShareRecordDraft> = {}, approver = pia) {
  const ports = world.as(approver.accountId);
  const revision = stored().auditLength;
  const preview = await previewDecision(ports, approver, {
    requestId: ID,
    revision,
    draft: { ...draft, record: RECORD, ...change },
  });
  if (!preview.ok) return preview;
  const { operation, operationHash: hash } = preview.value;
  return approveRequest(ports, approver, { requestId: ID, revision, operation, operationHash: hash });
}

/** Lets follow-ups that were asked for happen, until none is left or `rounds` are over. */
async function runFollowUps(rounds = 20) {
  for (let round = 0; round < rounds; round += 1) {
    const next = world.followUps.shift();
    if (!next) return;
    world.advance(next.delaySeconds * 1000);
    await followUp(world.ports, next.requestId, START + 10 ** 9);
  }
}

const titles = () => world.comments.map(({ comment }) => comment.title);

describe('the straight way', () => {
  it('ends verified, with one command, a comment a step, a state on the issue and an unbroken audit trail', async () => {
    const approved = await submitAndApprove();
    expect(approved).toMatchObject({ ok: true, value: { request: { state: 'completed', outcome: 'verified' } } });
    expect(world.commands).toHaveLength(1);
    expect(titles()).toEqual(['Keeper request submitted', 'Keeper request approved and carried out']);
    expect(world.statuses.at(-1)).toEqual({ state: 'done', awaiting: 0, requests: 1 });
    expect(world.audit.map(({ action }) => action)).toEqual([
      'submitted',
      'approved',
      'handed-over',
      'answered',
      'settled',
    ]);
    expect(brokenAt(world.audit)).toBeUndefined();
    expect(stored().announcements).toEqual([]);
  });

  it('tells in the comment who asked for what and why, and never the record’s uid', async () => {
    await submitAndApprove();
    const said = JSON.stringify(world.comments);
    expect(said).toContain('Give alice@acme.example access as Viewer to “Apollo API” for 2 hours');
    expect(said).toContain('Release on Friday');
    expect(said).not.toContain(RECORD.uid);
  });

  it('does nothing more when the safety follow-up arrives afterwards', async () => {
    await submitAndApprove();
    const before = stored();
    await runFollowUps();
    expect(stored()).toEqual(before);
    expect(world.comments).toHaveLength(2);
    expect(world.commands).toHaveLength(1);
  });
});

describe('what is approved', () => {
  const operation: RequestedOperation = {
    kind: 'share-record',
    mode: 'nsf',
    action: 'grant',
    record: RECORD,
    recipients: ['alice@acme.example'],
    role: 'viewer',
    expiration: { type: 'in', amount: 2, unit: 'h' },
  };
  const send = (changed: RequestedOperation, hash: string) =>
    approveRequest(world.as('pia'), pia, { requestId: ID, revision: 1, operation: changed, operationHash: hash });

  it.each<[string, RequestedOperation, string]>([
    ['another hash', operation, 'f'.repeat(64)],
    ['a hash of something else', { ...operation, role: 'full-manager' }, operationHash(operation)],
    ['an address in another spelling', ...spelled({ ...operation, recipients: ['ALICE@acme.example'] })],
    ['an address twice', ...spelled({ ...operation, recipients: ['alice@acme.example', 'alice@acme.example'] })],
    [
      'another form than was asked for',
      ...spelled({
        kind: 'share-folder',
        mode: 'nsf',
        action: 'remove',
        folder: RECORD,
        recipients: ['alice@acme.example'],
        teams: [],
      }),
    ],
    ['another title than the vault’s', ...spelled({ ...operation, record: { ...RECORD, title: 'Harmless' } })],
  ])('is refused with %s, and nothing is sent', async (_, changed, hash) => {
    await submit();
    expect(await send(changed, hash)).toMatchObject({ ok: false, failure: { code: 'operation-changed' } });
    expect(world.commands).toEqual([]);
    expect(stored().state).toBe('submitted');
  });

  it('is refused when its expiry has passed since the preview', async () => {
    await submit();
    const [late, hash] = spelled({ ...operation, expiration: { type: 'at', at: '2026-11-23T09:10:00Z' } });
    world.advance(3_600_000);
    expect(await send(late, hash)).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', field: 'expiration' },
    });
  });

  it('keeps what the approver changed', async () => {
    await submitAndApprove({ role: 'content-manager', expiration: { type: 'in', amount: 1, unit: 'h' } });
    expect(stored().decision?.changes).toEqual([
      { field: 'role', from: 'Viewer', to: 'Content Manager' },
      { field: 'expiration', from: 'for 2 hours', to: 'for 1 hour' },
    ]);
  });

  function spelled(changed: RequestedOperation): [RequestedOperation, string] {
    return [changed, operationHash(changed)];
  }
});

describe('separation', () => {
  it('lets nobody decide about his own request', async () => {
    await submitRequest(world.as('pia'), pia, { requestId: ID, draft, justification: '' });
    const preview = await previewDecision(world.as('pia'), pia, {
      requestId: ID,
      revision: stored().auditLength,
      draft: { ...draft, record: RECORD },
    });
    expect(preview).toMatchObject({ ok: true, value: { blockers: [{ code: 'own-request' }] } });
    expect(await approve({}, pia)).toMatchObject({ ok: false, failure: { code: 'own-request' } });
    const rejected = await rejectRequest(world.as('pia'), pia, { requestId: ID, revision: 1, reason: 'no' });
    expect(rejected).toMatchObject({ ok: false, failure: { code: 'own-request' } });
    expect(await approve({}, sam)).toMatchObject({ ok: true });
  });

  it.each(['pia@acme.example', 'PIA@Acme.example', 'pia+keeper@acme.example'])(
    'lets Pia not approve access for %s',
    async (recipient) => {
      expect(await submitAndApprove({ recipients: [recipient] })).toMatchObject({
        ok: false,
        failure: { code: 'own-access' },
      });
      expect(world.commands).toEqual([]);
    },
  );

  it('refuses who cannot be told from the recipient', async () => {
    world.emails.set('pia', undefined);
    expect(await submitAndApprove()).toMatchObject({ ok: false, failure: { code: 'identity-unknown' } });
  });
});

describe('when Commander does not behave', () => {
  it('does not call it done because Commander says so: without the effect in the vault it ends refused', async () => {
    world.behaviour.effect = false;
    world.behaviour.reply = { claim: 'done', words: 'access permissions has been granted' };
    await submitAndApprove();
    await runFollowUps();
    expect(stored()).toMatchObject({ state: 'completed', outcome: 'refused' });
    expect(stored().execution?.proof?.verdict).toBe('absent');
  });

  it('ends refused, with its words, when it says yes and nothing happened', async () => {
    world.behaviour.effect = false;
    world.behaviour.reply = { claim: 'unclear', words: 'usage: share-record [-h] …' };
    await submitAndApprove();
    expect(stored().state).toBe('executing');
    await runFollowUps();
    expect(stored()).toMatchObject({ state: 'completed', outcome: 'refused' });
    expect(stored().execution?.failure).toMatchObject({ code: 'vault-refused', detail: 'usage: share-record [-h] …' });
    expect(titles().at(-1)).toBe('Keeper request approved, but refused by Keeper');
  });

  it('ends verified when it says no and yet it happened', async () => {
    world.behaviour.reply = { claim: 'refused', words: 'Failed', failure: failure('vault-refused') };
    await submitAndApprove();
    expect(stored().outcome).toBe('verified');
  });

  it('ends verified by the read when the answer got lost after the command ran, with one command', async () => {
    world.behaviour.submit = 'lost-after';
    await submitAndApprove();
    expect(stored().outcome).toBe('verified');
    expect(world.commands).toHaveLength(1);
  });

  it('ends unknown, never refused, when the answer got lost and nothing shows, and can then be decided again', async () => {
    world.behaviour.submit = 'lost-before';
    await submitAndApprove();
    await runFollowUps(50);
    expect(stored()).toMatchObject({ state: 'completed', outcome: 'unknown' });
    expect(stored().execution?.failure?.code).toBe('commander-reply-lost');
    expect(stored().execution?.settledAt).toBeGreaterThanOrEqual(START + LOST_MAY_STILL_RUN);
    world.behaviour.submit = 'accepted';
    await approve();
    expect(stored()).toMatchObject({ outcome: 'verified', execution: { attempt: 2 } });
  });

  it('says what is wrong, sends nothing and stays decidable when it cannot be read before', async () => {
    await submit();
    world.behaviour.read = failure('commander-unreachable');
    expect(await approve()).toMatchObject({ ok: false, failure: { code: 'commander-unreachable' } });
    expect(stored()).toMatchObject({ state: 'submitted', auditLength: 1 });
  });

  it('ends refused when it does not take the command, and can be approved again', async () => {
    world.behaviour.submit = 'not-accepted';
    await submitAndApprove();
    expect(stored()).toMatchObject({ outcome: 'refused', execution: { failure: { code: 'commander-rate-limited' } } });
    world.behaviour.submit = 'accepted';
    await approve();
    expect(stored()).toMatchObject({ outcome: 'verified' });
    expect(brokenAt(world.audit)).toBeUndefined();
  });

  it('goes on reading while the vault cannot be read, then says that nobody knows; a later check settles it', async () => {
    await submit();
    const preview = previewDecision(world.as('pia'), pia, {
      requestId: ID,
      revision: 1,
      draft: { ...draft, record: RECORD },
    });
    const seen = await preview;
    if (!seen.ok) throw new Error(seen.failure.code);
    world.before = (call) => {
      if (call === 'vault.submit') world.behaviour.read = failure('commander-unreachable');
    };
    const { operation, operationHash: hash } = seen.value;
    await approveRequest(world.as('pia'), pia, { requestId: ID, revision: 1, operation, operationHash: hash });
    await runFollowUps(60);
    expect(stored()).toMatchObject({ outcome: 'unknown' });
    expect(stored().execution?.settledAt).toBeGreaterThanOrEqual(START + GIVE_UP_AFTER);
    world.behaviour.read = 'ok';
    const checked = await checkAgain(world.as('sam'), sam, { requestId: ID, revision: stored().auditLength });
    expect(checked).toMatchObject({ ok: true, value: { request: { outcome: 'verified' } } });
    expect(world.commands).toHaveLength(1);
  });

  it('tells a partial success person by person', async () => {
    const recipients = ['alice@acme.example', 'bob@acme.example'];
    world.behaviour.reply = { claim: 'partial', words: 'one failed' };
    world.before = (call) => {
      if (call === 'vault.follow') world.access.delete('bob@acme.example');
    };
    await submitAndApprove({ recipients });
    expect(stored().outcome).toBe('partial');
    expect(stored().execution?.failure?.code).toBe('vault-refused-in-part');
    expect(JSON.stringify(world.comments.at(-1))).toContain('Not done for');
  });

  it('does not call a refused end of access done because the role was there before', async () => {
    world.behaviour.endsUnknown = true;
    world.access.add('alice@acme.example');
    world.behaviour.effect = false;
    world.behaviour.reply = { claim: 'refused', words: 'in the past', failure: failure('vault-refused') };
    await submitAndApprove();
    expect(stored().outcome).toBe('refused');
  });
});

describe('what takes long', () => {
  it('is handed to a follow-up, announced as approved, and told once more when it is done', async () => {
    world.behaviour.reply = 'waiting';
    const approved = await submitAndApprove();
    expect(approved).toMatchObject({
      ok: true,
      value: { request: { state: 'executing', execution: { phase: 'running' } } },
    });
    expect(titles()).toEqual(['Keeper request submitted', 'Keeper request approved']);
    world.behaviour.reply = { claim: 'done', words: '' };
    await runFollowUps();
    expect(stored().outcome).toBe('verified');
    expect(titles()).toHaveLength(3);
  });

  it('is found by the sweep when every event was lost', async () => {
    world.behaviour.reply = 'waiting';
    await submitAndApprove();
    world.followUps.length = 0;
    world.behaviour.reply = { claim: 'done', words: '' };
    world.advance(300_000);
    await sweep(world.ports, START + 10 ** 9);
    await runFollowUps();
    expect(stored().outcome).toBe('verified');
  });

  it('is followed by one invocation at a time', async () => {
    world.behaviour.reply = 'waiting';
    await submitAndApprove();
    world.followUps.length = 0;
    let followed = 0;
    world.before = (call) => {
      if (call === 'vault.follow') followed += 1;
    };
    world.behaviour.reply = { claim: 'done', words: '' };
    await Promise.all([1, 2, 3].map(() => followUp(world.ports, ID, START + 10 ** 9)));
    expect(followed).toBe(1);
    expect(world.comments.filter(({ comment }) => comment.title.includes('carried out'))).toHaveLength(1);
  });
});

describe('the requester', () => {
  it('submits once, however often the page sends it', async () => {
    const first = await submit();
    const second = await submit();
    expect(second).toEqual(first);
    expect(world.comments).toHaveLength(1);
  });

  it('cannot take the id of another request', async () => {
    await submit();
    const other = { requestId: ID, draft: { ...draft, role: 'full-manager' as const }, justification: '' };
    expect(await submitRequest(world.as('alice'), alice, other)).toMatchObject({
      failure: { code: 'request-changed' },
    });
  });

  it('cannot choose a record behind a title of his own', async () => {
    const forged = { ...draft, record: { uid: RECORD.uid, title: 'Harmless' } };
    await submitRequest(world.as('alice'), alice, { requestId: ID, draft: forged, justification: '' });
    expect(stored().draft).toHaveProperty('record', undefined);
  });

  it('changes and withdraws his own request only, and not after it was decided', async () => {
    await submit();
    const change = { requestId: ID, revision: 1, draft, justification: 'Release on Thursday' };
    expect(await updateRequest(world.as('sam'), sam, change)).toMatchObject({ failure: { code: 'not-your-request' } });
    expect(await updateRequest(world.as('alice'), alice, { ...change, revision: 7 })).toMatchObject({
      failure: { code: 'request-changed' },
    });
    expect(await updateRequest(world.as('alice'), alice, change)).toMatchObject({ ok: true });
    await approve();
    const late = { requestId: ID, revision: stored().auditLength };
    expect(await withdrawRequest(world.as('alice'), alice, late)).toMatchObject({ failure: { code: 'wrong-state' } });
  });
});

it('posts a comment that its own invocation could not post, once, when somebody looks after it', async () => {
  world.before = (call) => {
    if (call === 'journal.comment') throw new Error('killed');
  };
  await expect(submit()).rejects.toThrow('killed');
  world.before = () => undefined;
  world.advance(300_000);
  await sweep(world.ports, START + 10 ** 9);
  await sweep(world.ports, START + 10 ** 9);
  await runFollowUps();
  expect(titles()).toEqual(['Keeper request submitted']);
});
