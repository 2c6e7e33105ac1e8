/** Deciding EPM requests through the public door: what is read, what is sent, what is proven, and every trap on the way. */
import type { EpmApproval, Submission } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { administration, APPROVAL, LONG_PATH, NOT_ADMIN, refusal, text } from '../testing/administration';
import { html, json, scriptedCommander } from '../testing/scripted-commander';

const approve: EpmApproval = { kind: 'epm-approval', approval: APPROVAL, decision: 'approve' };
const deny: EpmApproval = { ...approve, decision: 'deny' };

const refused = (code: string, detail?: string): Partial<Submission> => ({
  state: 'not-accepted',
  failure: expect.objectContaining({ code, ...(detail === undefined ? {} : { detail }) }) as never,
});

/** Carries the operation through; returns what the steps said. */
async function carried(operation: EpmApproval, { commander, until }: ReturnType<typeof administration>) {
  const vault = createVault(commander.options);
  const startedAt = commander.clock.now();
  const sent = await vault.submit(operation);
  const followed =
    sent.state === 'accepted' ? await vault.follow(operation, sent.commanderRequestId, until()) : undefined;
  const proof = await vault.prove(operation, startedAt, until());
  return { sent, reply: followed?.ok && followed.value.state === 'answered' ? followed.value.reply : undefined, proof };
}

describe('a decision on an EPM request', () => {
  it.each([
    [approve, 'approved', "epm approval action --approve='MaQxqa00XSrA5EYCPcqZkA'"],
    [deny, 'denied', "epm approval action --deny='MaQxqa00XSrA5EYCPcqZkA'"],
  ] as const)('is silent in Commander and proven by the status after a sync: %j', async (operation, name, sent) => {
    const given = administration();
    const { reply, proof } = await carried(operation, given);
    expect(reply).toEqual({ claim: 'done', words: '' });
    expect(proof).toMatchObject({ value: { verdict: 'shown', parts: [{ name, shown: true }], unseen: ['decider'] } });
    expect(given.commander.commands).toEqual([
      'epm sync-down',
      `epm approval view --format=json '${APPROVAL}'`,
      sent,
      'epm sync-down',
      `epm approval view --format=json '${APPROVAL}'`,
    ]);
  });

  it('writes a uid that begins with a dash so that it is not taken for an option', () => {
    const vault = createVault(scriptedCommander().options);
    const uid = '-AAAAAAAAAAAAAAAAAAAAA';
    expect(vault.commandText({ ...approve, approval: uid })).toEqual({
      ok: true,
      value: `epm approval action --approve='${uid}'`,
    });
  });

  it('is not sent when the request was decided elsewhere, and says how', async () => {
    const given = administration({ status: 'Denied' });
    const { sent, proof } = await carried(approve, given);
    expect(sent).toMatchObject(refused('already-processed', 'denied'));
    expect(given.commander.commands.some((command) => command.includes('action'))).toBe(false);
    expect(proof).toMatchObject({
      value: { verdict: 'absent', reason: { code: 'already-processed', detail: 'denied' } },
    });
  });

  it('says that it was decided elsewhere only when a read shows it', async () => {
    const words = 'Approval request does not exist or cannot be modified';
    const given = administration();
    given.world.instead.set('epm approval action', refusal(500, `Failed to approved "${APPROVAL}": ${words}`));
    const still = await carried(approve, given);
    expect(still.reply).toMatchObject({ claim: 'refused', failure: { code: 'vault-refused' } });
    expect(still.reply?.words).toContain(words);
    expect(still.proof).toMatchObject({ value: { verdict: 'absent' } });
    expect(still.proof).not.toHaveProperty('value.reason');
    given.world.status = 'Denied';
    const vault = createVault(administrationMemoryless(given));
    expect(await vault.prove(approve, 0, given.until())).toMatchObject({
      value: { verdict: 'absent', reason: { code: 'already-processed' } },
    });
  });

  it('is not proven by a success without effect', async () => {
    const given = administration();
    given.world.instead.set('epm approval action', text('Command executed successfully but produced no output'));
    const { reply, proof } = await carried(approve, given);
    expect(reply?.claim).toBe('done');
    expect(proof).toMatchObject({ value: { verdict: 'absent', parts: [{ name: 'approved', shown: false }] } });
  });

  it('takes usage texts, questions and unknown words for no success', async () => {
    for (const [words, claim] of [
      ['argument --approve: expected one argument', 'refused'],
      ['epm command [--options]', 'refused'],
      ['Something new happened', 'unclear'],
    ] as const) {
      const given = administration();
      given.world.instead.set('epm approval action', text(words));
      expect((await carried(approve, given)).reply?.claim).toBe(claim);
    }
    const asks = administration();
    asks.world.instead.set('epm approval action', refusal(500, 'Unexpected error: EOF when reading a line'));
    expect((await carried(approve, asks)).reply?.claim).toBe('unclear');
  });

  it('cannot be proven when the request has been removed since', async () => {
    const given = administration();
    const vault = createVault(given.commander.options);
    expect(await vault.prove({ ...approve, approval: 'AAAAAAAAAAAAAAAAAAAAAA' }, 0, given.until())).toMatchObject({
      value: { verdict: 'unprovable', reason: { code: 'approval-not-found' } },
    });
  });
});

/** The same Commander for a process that has learned nothing. */
const administrationMemoryless = ({ commander }: ReturnType<typeof administration>) => {
  const { memory: _forgotten, ...options } = commander.options;
  return { ...options, apiKey: `${options.apiKey}-other` };
};

describe('the time of an EPM request', () => {
  // The clock of these tests stands at 2026-01-01T00:00Z.
  it.each([
    ['UTC', 0, '2025-12-31T23:50:00.250000', '2025-12-31T23:50:00.250Z', 'pending'],
    ['two hours ahead', 120, '2026-01-01T01:50:00', '2025-12-31T23:50:00.000Z', 'pending'],
    ['half an hour off', -210, '2025-12-31T20:20:00.123456', '2025-12-31T23:50:00.123Z', 'pending'],
    ['over, though Commander calls it pending', 120, '2026-01-01T01:20:00', '2025-12-31T23:20:00.000Z', 'expired'],
    ['over by hours', 0, '2025-12-31T13:50:00', '2025-12-31T13:50:00.000Z', 'expired'],
  ])('is told from the zone of the host: %s', async (_, hostAhead, created, at, status) => {
    const { commander, until } = administration({ hostAhead, created });
    const read = await createVault(commander.options).readTarget(approve, until());
    if (!read.ok) throw new Error(read.failure.code);
    expect(new Date(read.value.createdAt ?? 0).toISOString()).toBe(at);
    expect(read.value).toMatchObject({ status, expiresInMinutes: 30 });
  });

  it.each([
    ['not answered', undefined],
    ['minutes away from every zone', 7],
  ])('stays out where the zone is %s', async (_, hostAhead) => {
    const { commander, until } = administration({ hostAhead, created: '2025-12-31T13:50:00' });
    const read = await createVault(commander.options).readTarget(approve, until());
    expect(read).toMatchObject({ value: { status: 'pending' } });
    expect(read).not.toHaveProperty('value.createdAt');
  });

  it('needs no zone where it is over everywhere', async () => {
    const { commander, until } = administration({ hostAhead: undefined, created: '2025-12-31T11:29:00' });
    expect(await createVault(commander.options).readTarget(approve, until())).toMatchObject({
      value: { status: 'expired' },
    });
  });

  it('stops a decision on a request that has run out', async () => {
    const given = administration({ created: '2025-12-31T23:29:00' });
    const { sent } = await carried(approve, given);
    expect(sent).toMatchObject(refused('approval-expired', 'since 2025-12-31 23:59 UTC'));
    expect(given.commander.commands.some((command) => command.includes('action'))).toBe(false);
  });
});

describe('reading EPM requests', () => {
  it('gives the whole values of one, and says of a list where they were cut', async () => {
    const { commander, until } = administration();
    const vault = createVault(commander.options);
    expect(await vault.readTarget(approve, until())).toMatchObject({
      value: { account: { Username: 'aanders' }, application: { FilePath: LONG_PATH } },
    });
    expect(await vault.epmRequests('pending', until())).toMatchObject({
      value: [
        { uid: APPROVAL, cut: true, application: { FileName: 'setup.exe', FilePath: 'C:\\Users\\aanders\\Down…' } },
      ],
    });
    // Synced once for both.
    expect(commander.commands.filter((command) => command === 'epm sync-down')).toHaveLength(1);
    expect(commander.commands.at(-1)).toBe('epm approval list --type=pending --format=json');
  });

  it('lists what has run out among the expired', async () => {
    const { commander, until } = administration({ created: '2025-12-31T13:50:00' });
    const vault = createVault(commander.options);
    expect(await vault.epmRequests('pending', until())).toMatchObject({ value: [] });
    expect(await vault.epmRequests('expired', until())).toMatchObject({ value: [{ status: 'expired' }] });
  });

  it.each([
    ['plain text', 'plain text', undefined],
    ['{"text": "json justification", "ticket": "ACME-7"}', 'json justification', 'ACME-7'],
    ['{"ticket": "ACME-7"}', '{"ticket": "ACME-7"}', 'ACME-7'],
    ['{"text": 5}', '{"text": 5}', undefined],
    ['{broken', '{broken', undefined],
    ['null', 'null', undefined],
    [undefined, undefined, undefined],
  ])('takes the justification %j apart', async (raw, justification, ticket) => {
    const { commander, until } = administration({ justification: raw });
    const read = await createVault(commander.options).readTarget(approve, until());
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.justification).toBe(justification);
    expect(read.value.ticket).toBe(ticket);
  });

  it('fails when Commander could not sync, since what it has may be hours old', async () => {
    const { commander, until, world } = administration();
    world.instead.set('epm sync-down', refusal(500, 'Unexpected error: access_denied: EPM is not licensed'));
    expect(await createVault(commander.options).epmRequests(undefined, until())).toMatchObject({
      failure: { code: 'vault-refused', detail: 'access_denied: EPM is not licensed' },
    });
    expect(commander.commands).toEqual(['epm sync-down']);
  });

  it('goes on when one request of many cannot be decrypted', async () => {
    const { commander, until, world } = administration();
    world.instead.set('epm sync-down', refusal(500, 'Approval "AAAAAAAAAAAAAAAAAAAAAA" load error:'));
    expect(await createVault(commander.options).epmRequests(undefined, until())).toMatchObject({ value: [{}] });
  });

  it('says when the account is no administrator, and when the key may not', async () => {
    const { commander, until, world } = administration();
    world.instead.set('epm', NOT_ADMIN);
    expect(await createVault(commander.options).readTarget(approve, until())).toMatchObject({
      failure: { code: 'not-enterprise-admin', retry: 'never' },
    });
    const closed = scriptedCommander();
    const vault = createVault(closed.options);
    for (let times = 0; times < 2; times += 1) {
      expect(await vault.epmRequests('pending', closed.clock.now() + 20_000)).toMatchObject({
        failure: { code: 'commander-command-not-allowed', detail: 'epm' },
      });
    }
    // The refusal is for all of `epm`, and believed.
    expect(closed.calls).toHaveLength(1);
  });

  it.each([
    [
      'queue full',
      () => json(503, { error: 'Error: Request queue is full. Please try again later.' }),
      'commander-queue-full',
    ],
    ['rate limit', () => html(429), 'commander-rate-limited'],
  ])('passes on %s as something to try again', async (_, answer, code) => {
    const { options, clock } = scriptedCommander(undefined, () => answer());
    expect(await createVault(options).epmRequests('pending', clock.now() + 20_000)).toMatchObject({
      failure: { code, retry: 'safe' },
    });
  });

  it('gives up in time when Commander waits at a question', async () => {
    const { commander, until, world } = administration();
    world.instead.set('epm sync-down', { ...text('never'), takes: 3_600_000 });
    const deadline = until();
    expect(await createVault(commander.options).epmRequests('pending', deadline)).toMatchObject({
      failure: { code: 'commander-timeout', retry: 'safe' },
    });
    expect(commander.clock.now()).toBeLessThanOrEqual(deadline);
  });

  it('says that nothing happened when a decision waited too long in the queue', async () => {
    const expired = { status: 'error', error: 'Error: Request expired' };
    const { options } = scriptedCommander(undefined, ({ url }) =>
      url.includes('/result/') ? json(504, expired) : undefined,
    );
    expect(await createVault(options).progress(approve, 'request-0')).toMatchObject({
      value: { state: 'gone', failure: { code: 'commander-expired-in-queue', retry: 'safe' } },
    });
  });

  it('says so when the answer is of another form', async () => {
    const { commander, until, world } = administration();
    world.instead.set('epm approval view', { body: { status: 'success', data: [{ something: 'else' }] } });
    expect(await createVault(commander.options).readTarget(approve, until())).toMatchObject({
      failure: { code: 'commander-reply-not-understood' },
    });
  });
});
