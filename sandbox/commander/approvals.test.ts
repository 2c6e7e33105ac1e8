/** Approvals of endpoint privilege management and of devices, and lying answers, through the stand-in's door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorldClock, type WorldClock } from '../world';
import { startCommander, type Commander, type CommanderOptions } from './index';
import { fixtureUid } from './vault/uid';

const KEY = 'a-key';
const PENDING = fixtureUid('approval', 'pending-1');
const DENIED = fixtureUid('approval', 'denied');
const NOTHING_SAID = 'Command executed successfully but produced no output';

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function start(options: Partial<CommanderOptions> = {}): Promise<{ commander: Commander; clock: WorldClock }> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: KEY,
    commands: ['epm', 'device-approve', 'share-record', 'get', 'version', 'whoami', 'service-status'],
    rateLimit: '100000/minute',
    ...options,
  });
  opened.push(clock, commander);
  return { commander, clock };
}

interface Reply {
  status: number;
  body: { status?: string; message?: unknown; error?: string; data?: unknown; request_id?: string };
}

async function call(commander: Commander, method: string, route: string, body?: unknown): Promise<Reply> {
  const answer = await fetch(new URL(route, commander.url), {
    method,
    headers: { 'api-key': KEY, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Reply['body'] };
}

/** Through the synchronous route: one answer, no polling. */
const run = (commander: Commander, command: string): Promise<Reply> =>
  call(commander, 'POST', '/api/v1/executecommand', { command });

const approvalOf = (commander: Commander, uid: string) =>
  commander.vault().approvals.find((approval) => approval.uid === uid);

describe('an approval request', () => {
  it('that is raised is seen after epm sync-down, with everything it says', async () => {
    const { commander } = await start();
    await run(commander, 'epm approval list --format=json');
    const uid = commander.raiseApproval({
      type: 'CommandLine',
      justification: 'Rotate logs',
      account: { Username: 'dave' },
      application: { FileName: 'logrotate', FilePath: '/usr/sbin/a-path-that-is-longer-than-thirty-characters' },
      expireInMinutes: 15,
    });
    const view = `epm approval view --format=json -- '${uid}'`;
    expect((await run(commander, view)).body.error).toBe(`Unexpected error: Approval UID "${uid}" does not exist`);
    await run(commander, 'epm sync-down');
    expect((await run(commander, view)).body.data).toMatchObject([
      {
        approval_uid: uid,
        approval_type: 'CommandLine',
        status: 'Pending',
        application_info: { FilePath: '/usr/sbin/a-path-that-is-longer-than-thirty-characters' },
        justification: 'Rotate logs',
        expire_in: 15,
      },
    ]);
  });

  it('stays pending when its minutes are over, until somebody says so', async () => {
    const { commander, clock } = await start();
    const uid = commander.raiseApproval({ expireInMinutes: 1 });
    clock.advance(600);
    expect(approvalOf(commander, uid)?.status).toBe('pending');
    commander.decideApproval(uid, 'expired');
    expect((await run(commander, `epm approval action --approve=${uid}`)).body.error).toBe(
      `Failed to approved "${uid}": Approval request does not exist or cannot be modified`,
    );
    expect(approvalOf(commander, uid)?.status).toBe('expired');
  });

  it('is decided once, and the vault says when', async () => {
    const { commander } = await start();
    await run(commander, `epm approval action --approve=${PENDING} --approve=${PENDING}`);
    expect(approvalOf(commander, PENDING)).toMatchObject({ status: 'approved' });
    expect(approvalOf(commander, PENDING)?.decided).toMatch(/^\d{4}-.*Z$/);
    expect(commander.vault().changes.log).toMatchObject([
      { kind: 'approval-decided', command: 'epm', approval: PENDING },
    ]);
    expect(() => {
      commander.decideApproval(PENDING, 'denied');
    }).toThrow('is approved already');
    expect(() => {
      commander.decideApproval('nosuch', 'denied');
    }).toThrow('no approval request nosuch');
  });

  it('has a uid of its own', async () => {
    const { commander } = await start();
    const dashed = `-${'A'.repeat(21)}`;
    expect(commander.raiseApproval({ uid: dashed })).toBe(dashed);
    expect(() => commander.raiseApproval({ uid: dashed })).toThrow('already');
    expect(() => commander.raiseApproval({ uid: 'short' })).toThrow('Not a uid');
    expect((await run(commander, `epm approval action --deny=${dashed}`)).body.message).toBe(NOTHING_SAID);
    expect(approvalOf(commander, dashed)?.status).toBe('denied');
  });

  it('is done beside one whose uid is none, although the answer is a refusal', async () => {
    const { commander } = await start();
    const { status } = await run(commander, `epm approval action --approve=nosuch --approve=${PENDING}`);
    expect(status).toBe(400);
    expect(approvalOf(commander, PENDING)?.status).toBe('approved');
  });
});

describe('a device', () => {
  it('that is raised is seen by --reload, approved once, and gone', async () => {
    const { commander } = await start();
    const id = commander.raiseDevice({ email: 'dave@acme.example', name: 'Dave tablet', type: 'Android' });
    const list = `device-approve --format=json ${id}`;
    expect((await run(commander, list)).body.message).toBe('No matching devices found');
    expect((await run(commander, `${list} --reload`)).body.data).toMatchObject([
      { device_id: id, email: 'dave@acme.example', device_name: 'Dave tablet', device_type: 'Android' },
    ]);
    expect((await run(commander, `device-approve --approve ${id}`)).body.message).toBe(NOTHING_SAID);
    expect(commander.vault().devices.map((device) => device.id)).not.toContain(id);
    expect(commander.vault().changes.byKind).toEqual({ 'device-raised': 1, 'device-approved': 1 });
  });

  it('from a trusted address passes --trusted-ip', async () => {
    const { commander } = await start();
    const id = commander.raiseDevice({ email: 'dave@acme.example', name: 'Office', ip: '192.0.2.1', trustedIp: true });
    const { body } = await run(commander, `device-approve --reload --approve --trusted-ip ${id}`);
    expect(body.message).toBe(NOTHING_SAID);
    expect(commander.vault().devices.map((device) => device.id)).not.toContain(id);
  });

  it('that is gone by now passes for approved, and nothing happens', async () => {
    const { commander } = await start();
    const [first] = commander.vault().devices;
    commander.removeDevice(first?.id ?? '');
    expect((await run(commander, `device-approve --approve ${first?.id ?? ''}`)).body.message).toBe(NOTHING_SAID);
    expect(commander.vault().changes.byKind).toEqual({ 'device-removed': 1 });
    expect(() => {
      commander.removeDevice(first?.id ?? '');
    }).toThrow('no pending device');
    expect(() => commander.raiseDevice({ email: 'nobody@acme.example', name: 'x' })).toThrow('no user');
  });

  it('says whether it can be approved at all', async () => {
    const { commander } = await start();
    expect(commander.vault().devices.map(({ email, approvable }) => [email, approvable])).toEqual([
      ['alice@acme.example', true],
      ['alice@acme.example', true],
      ['bob@acme.example', false],
    ]);
  });
});

describe('what is pending', () => {
  it('is as old after a restart as before', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'commander-'));
    opened.push({ close: () => rmSync(dataDir, { recursive: true }) });
    const first = await start({ dataDir });
    const uid = first.commander.raiseApproval({});
    first.commander.decideApproval(uid, 'denied');
    const { approvals, devices } = first.commander.vault();
    await first.commander.close();
    opened.splice(opened.indexOf(first.commander), 1);
    first.clock.advance(60);
    const second = await start({ dataDir });
    expect(second.commander.vault()).toMatchObject({ approvals, devices });
    second.commander.reset();
    expect(approvalOf(second.commander, uid)).toBeUndefined();
  });

  it('is for administrators, which Commander learns at a restart', async () => {
    const { commander } = await start();
    commander.setAdministrator(false);
    expect((await run(commander, 'epm approval list --format=json')).status).toBe(200);
    commander.restart();
    for (const command of ['epm approval list --format=json', 'device-approve --format=json', 'epm']) {
      expect(await run(commander, command)).toMatchObject({
        status: 403,
        body: { error: 'This command is restricted to Keeper Enterprise administrators.' },
      });
    }
    expect((await run(commander, 'whoami')).body.data).toMatchObject({ admin: false });
  });
});

describe('what it does not know', () => {
  it.each([
    'epm approval list --format=csv',
    `epm approval view ${PENDING}`,
    'epm agent list',
    'epm approval list --help',
    'device-approve',
    'device-approve --help',
    'whoami -v',
    'version --verbose',
  ])('%s is refused loudly', async (command) => {
    const { commander } = await start();
    const { status, body } = await run(commander, command);
    expect(status).toBe(500);
    expect(body.error).toMatch(/^The stand-in does not know this form: /);
  });
});

describe('an answer that lies', () => {
  const COMMANDS = [
    `epm approval action --approve=${PENDING}`,
    'device-approve --deny alice@acme.example',
    `share-record -a grant -e dave@acme.example -- '${fixtureUid('rec', 'App credential 02')}'`,
  ];

  it.each(COMMANDS)('says error after the effect of %s', async (command) => {
    const { commander } = await start();
    commander.misbehave({ as: 'error-after-effect' });
    expect(await run(commander, 'version')).toMatchObject({ status: 500 });
    commander.misbehave({ match: command.slice(0, 12), as: 'error-after-effect' });
    const { status, body } = await run(commander, command);
    expect(status).toBe(500);
    expect(body).toEqual({ status: 'error', error: expect.stringMatching(/^Unexpected error: /) as string });
    expect(commander.changeCount()).toBeGreaterThan(0);
  });

  it.each(COMMANDS)('says success without the effect of %s', async (command) => {
    const { commander } = await start();
    commander.misbehave({ as: 'no-effect' });
    expect(await run(commander, command)).toMatchObject({ status: 200, body: { message: NOTHING_SAID } });
    expect(commander.changeCount()).toBe(0);
  });

  it('lets a command expire without running it', async () => {
    const { commander } = await start();
    commander.misbehave({ match: 'epm', as: 'expire' });
    const command = `epm approval action --deny=${PENDING}`;
    const { body } = await call(commander, 'POST', '/api/v2/executecommand-async', { command });
    const id = body.request_id ?? '';
    await run(commander, 'version');
    const error = 'Error: Request expired after waiting more than 300s in queue';
    expect(await call(commander, 'GET', `/api/v2/result/${id}`)).toEqual({ status: 504, body: { error } });
    expect((await call(commander, 'GET', `/api/v2/status/${id}`)).body).toMatchObject({
      status: 'expired',
      started_at: null,
      error_message: error,
    });
    expect(commander.changeCount()).toBe(0);
    expect(approvalOf(commander, DENIED)?.status).toBe('denied');
  });
});
