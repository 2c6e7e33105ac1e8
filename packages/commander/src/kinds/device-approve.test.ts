/** Deciding SSO devices through the public door: one device, by its whole id, whatever anybody sends. */
import type { DeviceApprove } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { administration, DEVICE, NOT_ADMIN, SILENT, SIMILAR, text } from '../testing/administration';
import { json, scriptedCommander } from '../testing/scripted-commander';

const approve: DeviceApprove = { kind: 'device-approve', device: DEVICE, decision: 'approve' };
const deny: DeviceApprove = { ...approve, decision: 'deny' };
const LIST = 'device-approve --reload --format=json';

async function carried(operation: DeviceApprove, { commander, until }: ReturnType<typeof administration>) {
  const vault = createVault(commander.options);
  const sent = await vault.submit(operation);
  const followed =
    sent.state === 'accepted' ? await vault.follow(operation, sent.commanderRequestId, until()) : undefined;
  const reply = followed?.ok && followed.value.state === 'answered' ? followed.value.reply : undefined;
  return { sent, reply, proof: await vault.prove(operation, 0, until()) };
}

describe('a decision on a device', () => {
  it.each([
    [approve, '--approve', 'approved'],
    [deny, '--deny', 'denied'],
  ] as const)('names one device in full and is proven by its absence: %j', async (operation, flag, name) => {
    const given = administration();
    const { reply, proof } = await carried(operation, given);
    expect(given.commander.commands).toEqual([LIST, `device-approve --reload ${flag} '${DEVICE}'`, LIST]);
    expect(reply).toEqual({ claim: 'done', words: '' });
    expect(proof).toMatchObject({ value: { verdict: 'shown', parts: [{ name, shown: true }], unseen: ['decision'] } });
    expect(given.world.devices).toEqual([SIMILAR]);
  });

  it.each(['', '107fb', 'alice@acme.example', DEVICE.toUpperCase(), `${DEVICE}0`, ' ', '--deny', `${DEVICE}\n`])(
    'is never sent for %j',
    async (device) => {
      const given = administration();
      const operation = { ...approve, device };
      expect(createVault(given.commander.options).commandText(operation)).toMatchObject({
        failure: { code: 'invalid-input', field: 'device' },
      });
      expect((await carried(operation, given)).sent).toMatchObject({ state: 'not-accepted' });
      expect(given.world.devices).toEqual([DEVICE, SIMILAR]);
    },
  );

  it('is not sent for a device that no longer waits', async () => {
    const given = administration({ devices: [SIMILAR] });
    const { sent } = await carried(approve, given);
    expect(sent).toMatchObject({ state: 'not-accepted', failure: { code: 'already-processed', field: 'device' } });
    expect(given.commander.commands).toEqual([LIST, LIST]);
  });

  it.each([
    ['No matching devices found', 'already-processed'],
    ['There are no pending devices to approve', 'already-processed'],
    ['User(s) "bob@acme.example" have no accepted account transfers or did not share encryption key', 'vault-refused'],
    ['the following arguments are required: device', 'vault-refused'],
  ])('takes the success %j for the refusal it is', async (words, code) => {
    const given = administration();
    given.world.instead.set('device-approve --reload --approve', text(words));
    expect((await carried(approve, given)).reply).toMatchObject({ claim: 'refused', failure: { code } });
  });

  it('is not proven by a success without effect', async () => {
    const given = administration();
    given.world.instead.set('device-approve --reload --approve', SILENT);
    const { reply, proof } = await carried(approve, given);
    expect(reply?.claim).toBe('done');
    expect(proof).toMatchObject({ value: { verdict: 'absent', parts: [{ name: 'approved', shown: false }] } });
  });
});

describe('reading devices', () => {
  it('gives each with what a person needs to tell it, times in UTC', async () => {
    const { commander, until } = administration();
    expect(await createVault(commander.options).pendingDevices(until())).toEqual({
      ok: true,
      value: [DEVICE, SIMILAR].map((id) => ({
        id,
        email: 'alice@acme.example',
        name: 'Alice laptop',
        type: 'Windows',
        ipAddress: '198.51.100.7',
        clientVersion: 'Web Vault 17.3',
        location: 'Berlin, DE',
        requestedAt: Date.UTC(2025, 11, 31, 23, 58, 30),
      })),
    });
  });

  it('understands the sentence that stands for an empty list', async () => {
    const { commander, until } = administration({ devices: [] });
    const vault = createVault(commander.options);
    expect(await vault.pendingDevices(until())).toEqual({ ok: true, value: [] });
    expect(await vault.readTarget(approve, until())).toMatchObject({ ok: true, value: { device: undefined } });
  });

  it('says when the account is no administrator', async () => {
    const { commander, until, world } = administration();
    world.instead.set('device-approve', NOT_ADMIN);
    const vault = createVault(commander.options);
    expect(await vault.pendingDevices(until())).toMatchObject({ failure: { code: 'not-enterprise-admin' } });
    expect(await vault.submit(approve)).toMatchObject({ failure: { code: 'not-enterprise-admin' } });
  });

  it('refuses a list whose ids are not whole', async () => {
    const { commander, until, world } = administration();
    world.instead.set(LIST, {
      body: { status: 'success', data: [{ device_id: '107fb', email: 'alice@acme.example' }] },
    });
    expect(await createVault(commander.options).pendingDevices(until())).toMatchObject({
      failure: { code: 'commander-reply-not-understood' },
    });
  });

  it('says what became of a result that Commander has forgotten', async () => {
    const { options, clock } = scriptedCommander(
      () => SILENT,
      ({ url }) =>
        url.includes('/result/') ? json(404, { status: 'error', error: 'Error: Request not found' }) : undefined,
    );
    const vault = createVault(options);
    expect(await vault.progress(approve, 'request-0')).toMatchObject({
      value: { state: 'gone', failure: { code: 'commander-reply-lost', retry: 'after-observe' } },
    });
    expect(await vault.pendingDevices(clock.now() + 20_000)).toMatchObject({
      failure: { code: 'commander-unavailable' },
    });
  });
});
