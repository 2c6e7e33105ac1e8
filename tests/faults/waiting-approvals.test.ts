/**
 * EPM requests and devices on the stand-in, from the read to the judgement: done, decided elsewhere in between, said to be
 * done without effect, and done although an error came back.
 */
import { createMemory, createVault } from '@keeper-workflow/commander';
import type { DeviceApprove, EpmApproval, Operation, Vault } from '@keeper-workflow/operations';
import { judge } from '../../packages/requests/src/judge';
import type { Execution } from '../../packages/requests/src/request';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCommander, type Commander } from '../../sandbox/commander';
import { createWorldClock, type WorldClock } from '../../sandbox/world';

const KEY = 'approvals-api-key-0123456789abcdefghijklm=';
let clock: WorldClock;
let commander: Commander;
let vault: Vault;

beforeEach(async () => {
  clock = createWorldClock();
  const commands = ['epm', 'device-approve'];
  commander = await startCommander({ port: 0, clock, apiKey: KEY, commands, rateLimit: '10000/minute' });
  vault = createVault({
    baseUrl: commander.url,
    apiKey: KEY,
    fetch: (url, init) => fetch(url, init),
    clock: { now: () => clock.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    memory: createMemory(),
  });
});
afterEach(async () => {
  await commander.close();
  clock.close();
});

const until = (): number => clock.now() + 20_000;

async function carried(operation: Operation): Promise<readonly [string, string | undefined]> {
  const startedAt = clock.now();
  const sent = await vault.submit(operation);
  if (sent.state !== 'accepted') return ['not sent', sent.failure.code];
  const followed = await vault.follow(operation, sent.commanderRequestId, until());
  const reply = followed.ok && followed.value.state === 'answered' ? followed.value.reply : undefined;
  const proof = await vault.prove(operation, startedAt, until());
  if (!proof.ok) return ['no proof', proof.failure.code];
  // Read often enough already: what is not there now is not there.
  const execution = { looks: 2, startedAt, ...(reply ? { reply } : {}) } as unknown as Execution;
  const judgement = judge(execution, proof.value, clock.now());
  return judgement.settled ? [judgement.settlement.outcome, judgement.settlement.failure?.code] : ['open', undefined];
}

const status = (uid: string) => commander.vault().approvals.find((approval) => approval.uid === uid)?.status;
const waits = (id: string): boolean => commander.vault().devices.some((device) => device.id === id);

describe.each(['approve', 'deny'] as const)('an EPM request, %s', (decision) => {
  const request = (uid = '-AbCdEfGhIjKlMnOpQrStQ'): EpmApproval => {
    commander.raiseApproval({ uid, account: { Username: 'bberg' }, application: { FileName: 'tool.msi' } });
    return { kind: 'epm-approval', approval: uid, decision };
  };
  const decided = decision === 'approve' ? 'approved' : 'denied';

  it('is decided, also when its uid begins with a dash', async () => {
    const operation = request();
    expect(await carried(operation)).toEqual(['verified', undefined]);
    expect(status(operation.approval)).toBe(decided);
  });

  it('is left alone when it was decided elsewhere', async () => {
    const operation = request();
    commander.decideApproval(operation.approval, 'denied');
    expect(await carried(operation)).toEqual(['not sent', 'already-processed']);
    expect(status(operation.approval)).toBe('denied');
  });

  it('is not called decided when Commander says so and nothing happened', async () => {
    const operation = request();
    commander.misbehave({ match: 'epm approval action', as: 'no-effect' });
    expect((await carried(operation))[0]).toBe('refused');
    expect(status(operation.approval)).toBe('pending');
  });

  it('is called decided when it was, although Commander says that it failed', async () => {
    const operation = request();
    commander.misbehave({ match: 'epm approval action', as: 'error-after-effect' });
    expect((await carried(operation))[0]).toBe('verified');
    expect(status(operation.approval)).toBe(decided);
  });
});

describe.each(['approve', 'deny'] as const)('a device, %s', (decision) => {
  const device = (): DeviceApprove => {
    const id = commander.raiseDevice({ email: 'alice@acme.example', name: 'New laptop' });
    return { kind: 'device-approve', device: id, decision };
  };

  it('is decided, and it alone', async () => {
    const operation = device();
    const others = commander.vault().devices.length - 1;
    expect(await carried(operation)).toEqual(['verified', undefined]);
    expect(waits(operation.device)).toBe(false);
    expect(commander.vault().devices).toHaveLength(others);
  });

  it('is left alone when it no longer waits', async () => {
    const operation = device();
    commander.removeDevice(operation.device);
    expect(await carried(operation)).toEqual(['not sent', 'already-processed']);
  });

  it('is not called decided when Commander says so and nothing happened', async () => {
    const operation = device();
    commander.misbehave({ match: `--${decision}`, as: 'no-effect' });
    expect((await carried(operation))[0]).toBe('refused');
    expect(waits(operation.device)).toBe(true);
  });

  it('is unknown when it has left the list and Commander says that it failed', async () => {
    const operation = device();
    commander.misbehave({ match: `--${decision}`, as: 'error-after-effect' });
    expect((await carried(operation))[0]).toBe('unknown');
    expect(waits(operation.device)).toBe(false);
  });
});
