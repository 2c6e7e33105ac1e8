/**
 * Commander says one thing and the vault another, or it says nothing any more. What people are told is what the vault
 * shows; where nobody can say, they are told that, and why.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Misbehaviour } from '../../sandbox/commander';
import { nestedDraft, classicDraft, stored, valueOf, type TestWorld, shareDraft } from '../world';
import { approvalFor, approve, approved, asked, document, goOn, type Asked } from './approval';
import { approveSlowly, until } from './slow-command';
import { commandsRun, commandsSent, expectTruth, shareOf } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;
const BOB = 'bob@acme.example';

async function decided(world: TestWorld, one: Asked) {
  await approved(world, one);
  const end = await goOn(world, one.request);
  expectTruth(world, one, end);
  return end;
}

const drafts = { 'nested share folders': nestedDraft(), classic: classicDraft() };
const modes = Object.entries(drafts);

describe.concurrent.each(modes)('Commander says success and nothing has happened, %s', (_mode, draft) => {
  it.concurrent.each<[Misbehaviour['as'], RegExp]>([
    ['no-effect', /produced no output/],
    ['usage-text', /the following arguments are required/],
    ['policy-warning', /enterprise policy/],
  ])(
    '%s: refused, with its words',
    (as, words) =>
      worlds.use(async (world) => {
        const one = await asked(world, draft);
        world.standIn.misbehave({ match: 'share-record', as });
        const end = await decided(world, one);
        expect(end.outcome).toBe('refused');
        expect(`${end.execution?.words ?? ''} ${end.execution?.failure?.message ?? ''}`).toMatch(words);
        expect(world.comments().at(-1)).toMatch(/refused/i);
        expect(end.can.decide).toBe(true);
      }),
    TIMEOUT,
  );
});

describe.concurrent('Commander forgets', () => {
  it.concurrent.each(modes)(
    'the result of a command that ran, %s: verified by the read',
    (_mode, draft) =>
      worlds.use(async (world) => {
        const one = await asked(world, draft);
        world.standIn.misbehave({ match: 'share-record', as: 'forget-result' });
        const end = await decided(world, one);
        expect(end.outcome).toBe('verified');
        expect(commandsRun(world)).toHaveLength(1);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'everything: restarted before the command ran, nobody can say until the vault shows that it did not',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        world.standIn.misbehave({ match: 'nsf-share-record', as: 'hang' });
        const answer = approve(world, one);
        await until(() => commandsSent(world).length === 1);
        world.standIn.restart();
        await answer;
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end).toMatchObject({ outcome: 'unknown', execution: { proof: { verdict: 'absent' } } });
        expect(end.can).toMatchObject({ decide: true, checkAgain: true, update: false });
      }),
    TIMEOUT,
  );

  it.concurrent(
    'everything: restarted after the command ran, verified by the read',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const answer = approve(world, one);
        await until(() => world.standIn.changeCount() === 1);
        world.standIn.restart();
        await answer;
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end.outcome).toBe('verified');
      }),
    TIMEOUT,
  );
});

/** Somebody does in the vault what was asked for, with another client. */
async function doneByHand(world: TestWorld, one: Asked): Promise<void> {
  const { url, key } = world.standIn;
  await fetch(`${url}/executecommand-async`, {
    method: 'POST',
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ command: `nsf-share-record ${world.uid(one.title)} -e ${BOB} -a grant -r viewer -f` }),
  });
  await until(() => world.standIn.changeCount() === 1);
}

describe.concurrent('Commander says no', () => {
  it.concurrent.each(modes)(
    'and nothing has happened, %s: refused, with its words, and can be approved again',
    (_mode, draft) =>
      worlds.use(async (world) => {
        const one = await asked(world, draft);
        const endpoint = draft.mode === 'nsf' ? 'vault/records/v3/share' : 'vault/records_share_update';
        world.standIn.refuse({ endpoint, error: 'access_denied', message: 'You cannot share this record' });
        const refused = await decided(world, one);
        expect(refused.outcome).toBe('refused');
        expect(refused.execution?.words).toContain('You cannot share this record');
        expect(refused.execution?.failure?.message).toMatch(/may not share this record/);
        await approved(world, { approval: approvalFor(world, refused) });
        expect((await goOn(world, refused)).outcome).toBe('verified');
        expect(world.standIn.changeCount()).toBe(1);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'but the vault shows it: verified',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world, nestedDraft({ expiration: { type: 'never' } }));
        const { faults } = world.sandbox.world;
        world.standIn.refuse({ endpoint: 'vault/records/v3/share', error: 'access_denied', message: 'No.' });
        // The answer of the command is asked for once the vault was changed by hand.
        faults.add({ target: 'commander', match: '/result/', effect: 'delay', value: 0, times: 2 });
        faults.add({ target: 'commander', match: '/result/', effect: 'delay', value: 1000 });
        const answer = approve(world, one);
        await until(() => commandsRun(world).length === 1);
        await doneByHand(world, one);
        await answer;
        const end = await goOn(world, one.request);
        expect(end).toMatchObject({ outcome: 'verified', execution: { claim: 'refused' } });
        expect(commandsSent(world)).toHaveLength(1);
      }),
    TIMEOUT,
  );
});

const resultsAskedFor = (world: TestWorld): number =>
  world.sandbox.world.calls.since(0).filter(({ what }) => what.includes('/result/')).length;

describe.concurrent('Commander says nothing any more', () => {
  it.concurrent(
    'a command hangs: executing for as long as it may come, then unknown with an explanation; it is never sent again',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        world.standIn.misbehave({ match: 'nsf-share-record', as: 'hang' });
        const told = await approveSlowly(world, one, { seconds: 0 });
        expect(told).toMatchObject({ state: 'executing', execution: { phase: 'running' } });
        const { requests } = valueOf(await world.panel('alice', 'openPanel', {}));
        expect(requests).toMatchObject([{ state: 'executing', execution: { phase: 'running' } }]);
        // The consumer looks once, and while it waits to look again half an hour passes; then it tries to read the vault.
        const polls = resultsAskedFor(world);
        await until(() => resultsAskedFor(world) > polls);
        world.sandbox.advance(1800);
        await until(() => document(world, one.request).execution?.phase === 'verifying');
        world.sandbox.advance(30);
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end).toMatchObject({ outcome: 'unknown', execution: { failure: { retry: 'after-observe' } } });
        // No read was possible: nobody knows, so nobody may approve it again before somebody has looked.
        expect(end.can).toMatchObject({ decide: false, checkAgain: true });

        world.standIn.restart();
        const { id: requestId, revision } = end;
        const checked = valueOf(await world.panel('pia', 'checkAgain', { requestId, revision })).request;
        expect(checked).toMatchObject({ outcome: 'unknown', execution: { proof: { verdict: 'absent' } } });
        expect(checked.can.decide).toBe(true);
        expect(commandsSent(world)).toHaveLength(1);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'it is down from right after it took the command: settled when it is back',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const { faults } = world.sandbox.world;
        const answer = approved(world, one);
        await until(() => commandsSent(world).length === 1);
        faults.add({ target: 'commander', effect: 'status', value: 502, times: 1000 });
        world.sandbox.advance(16);
        expect((await answer).state).toBe('executing');
        expect((await stored(world, one.request)).state).toBe('executing');
        faults.clear();
        // Longer than a consumer may go on: the next one finds Commander in order.
        world.sandbox.advance(900);
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end.outcome).toBe('verified');
      }),
    TIMEOUT,
  );
});

describe.concurrent('several people', () => {
  const several = (...recipients: string[]) => nestedDraft({ recipients, expiration: { type: 'never' } });

  it.concurrent(
    'one of them is refused: partial, and it says who',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world, several(BOB, 'fails@acme.example'));
        const end = await decided(world, one);
        expect(end.outcome).toBe('partial');
        expect(end.execution?.proof?.parts).toEqual([
          { name: BOB, shown: true },
          { name: 'fails@acme.example', shown: false },
        ]);
        expect(world.comments().at(-1)).toMatch(/fails@acme\.example/);
        expect(shareOf(world, one.title, BOB)?.role).toBe('viewer');
        expect(end.can).toMatchObject({ decide: true, update: false, withdraw: false });
      }),
    TIMEOUT,
  );

  it.concurrent(
    'approved again for somebody else after a partial outcome: the rest is done, and nobody gets anything twice',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world, several(BOB, 'fails@acme.example'));
        const partly = await decided(world, one);
        const approval = approvalFor(world, partly, { ...shareDraft(partly), recipients: [BOB, 'dave@acme.example'] });
        await approved(world, { approval });
        const end = await goOn(world, partly);
        expect(end).toMatchObject({ outcome: 'verified', execution: { attempt: 2 } });
        expect(end.decision?.changes).toMatchObject([{ field: 'recipients' }]);
        const { log } = world.standIn.vault().changes;
        expect(log.map(({ kind, user }) => `${kind} ${user ?? ''}`)).toEqual([
          `share-granted ${BOB}`,
          'share-granted dave@acme.example',
        ]);
        expect(commandsSent(world)).toHaveLength(2);
      }),
    TIMEOUT,
  );

  it.concurrent.each([
    ['nested share folders', several('invitee@partner.example')],
    ['classic', classicDraft({ recipients: ['invitee@partner.example'] })],
  ])(
    'somebody has to accept an invitation first, %s: invited',
    (_mode, draft) =>
      worlds.use(async (world) => {
        const one = await asked(world, draft);
        const end = await decided(world, one);
        expect(end.outcome).toBe('invited');
        expect(world.standIn.vault().invitations.map(({ to }) => to)).toEqual(['invitee@partner.example']);
        expect(shareOf(world, one.title, 'invitee@partner.example')).toBeUndefined();
        expect(end.can).toMatchObject({ decide: true, checkAgain: true });
      }),
    TIMEOUT,
  );
});
