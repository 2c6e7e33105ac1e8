/** Sharing nested folders and their records through the stand-in's public door: what the vault shows, until when. */
import { afterEach, describe, expect, it } from 'vitest';
import { createWorldClock, type WorldClock } from '../world';
import { startCommander, type Commander, type VaultFolder } from './index';
import { fixtureUid } from './vault/uid';

const KEY = 'a-key';
const DAVE = 'dave@acme.example';
const ALICE = 'alice@acme.example';
const PROJECTS = fixtureUid('nsf', 'Projects');
const APOLLO = fixtureUid('nsf', 'Apollo');
const PAM = fixtureUid('nsf', 'NSF PAM');
const APOLLO_API = fixtureUid('nrec', 'Apollo API');
const NOTE = fixtureUid('nrec', 'NSF Note');
const ROOT_RECORD = fixtureUid('nrec', 'Root level NSF record');
const FINANCE = fixtureUid('team', 'Finance');

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function start(): Promise<{ commander: Commander; clock: WorldClock }> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: KEY,
    commands: ['nsf-get', 'nsf-list', 'nsf-share-record', 'nsf-share-folder', 'nsf-record-permission', 'sync-down'],
    rateLimit: '100000/minute',
  });
  opened.push(clock, commander);
  return { commander, clock };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function run(commander: Commander, command: string): Promise<Answer> {
  const headers = { 'api-key': KEY, 'content-type': 'application/json' };
  const body = JSON.stringify({ command });
  const submitted = await fetch(`${commander.url}/executecommand-async`, { method: 'POST', headers, body });
  const { request_id: id } = (await submitted.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${commander.url}/result/${id}`, { headers });
    if (answer.status !== 202) return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }
}

function folder(commander: Commander, uid: string): VaultFolder {
  const found = commander.vault().folders.find((one) => one.uid === uid);
  if (found === undefined) throw new Error(`There is no folder ${uid}.`);
  return found;
}

const holders = (commander: Commander, uid: string) =>
  commander.vault().records.find((record) => record.uid === uid)?.shares ?? [];

describe('a nested folder', () => {
  it('is shown with its people and teams, their roles and until when', async () => {
    const { commander } = await start();
    const until = '2031-01-31T10:00:00.000Z';
    await run(commander, `nsf-share-folder -r content-manager -e ${DAVE} --expire-at=${until} '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -e '${FINANCE}' '${PROJECTS}'`);
    const { users, teams } = folder(commander, PROJECTS);
    expect(users).toContainEqual({ user: DAVE, role: 'content-manager', expiresAt: until });
    expect(teams).toContainEqual({ uid: FINANCE, name: 'Finance', role: 'viewer' });
  });

  it('counts each change once, with folder, user and team, and no change for a refusal', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-folder -e ${DAVE} -e '${FINANCE}' '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -e ${DAVE} '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -e fails@acme.example -e nokeys@acme.example '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -r share-manager -e ${DAVE} '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -a remove -e ${DAVE} '${PROJECTS}'`);
    const seen = commander.vault().changes.log.map(({ kind, folder: uid, user, team }) => [kind, uid, user ?? team]);
    expect(seen).toEqual([
      ['folder-shared', PROJECTS, DAVE],
      ['folder-shared', PROJECTS, FINANCE],
      ['folder-share-changed', PROJECTS, DAVE],
      ['folder-share-removed', PROJECTS, DAVE],
    ]);
  });

  it('lets nobody in any longer than until the end', async () => {
    const { commander, clock } = await start();
    await run(commander, `nsf-share-folder -e ${DAVE} --expire-in=1h '${PROJECTS}'`);
    clock.advance(3601);
    expect(folder(commander, PROJECTS).users.map(({ user }) => user)).not.toContain(DAVE);
    expect(holders(commander, NOTE).map(({ user }) => user)).not.toContain(DAVE);
    const { body } = await run(commander, `nsf-get --format=json ${PROJECTS}`);
    expect(JSON.stringify(body)).not.toContain(DAVE);
  });

  it('may be shared with some when the cloud refuses the request for the next, and the answer does not say so', async () => {
    const { commander } = await start();
    commander.refuse({ endpoint: 'vault/folders/v3/access_update', error: 'throttled', message: 'too many', after: 1 });
    const { body } = await run(commander, `nsf-share-folder -e ${DAVE} -e erin+jira@acme.example '${PROJECTS}'`);
    expect(body).toEqual({ status: 'error', error: 'Unexpected error: nsf-share-folder: throttled: too many' });
    const users = folder(commander, PROJECTS).users.map(({ user }) => user);
    expect(users).toContain(DAVE);
    expect(users).not.toContain('erin+jira@acme.example');
  });

  it('opens its records to whom it is shared with, and closes them again', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-folder -r content-manager -e ${DAVE} '${PROJECTS}'`);
    expect(holders(commander, NOTE)).toContainEqual({ user: DAVE, role: 'content-manager', inherited: true });
    await run(commander, `nsf-share-folder -a remove -e ${DAVE} '${PROJECTS}'`);
    expect(holders(commander, NOTE).map(({ user }) => user)).not.toContain(DAVE);
  });

  it('leaves shares of a record alone', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-record -r viewer -e ${DAVE} '${NOTE}'`);
    await run(commander, `nsf-share-folder -r full-manager -e ${DAVE} '${PROJECTS}'`);
    await run(commander, `nsf-share-folder -a remove -e ${DAVE} '${PROJECTS}'`);
    expect(holders(commander, NOTE)).toContainEqual({ user: DAVE, role: 'viewer' });
  });

  it('stops following the folder above at the first removal, even one of somebody unknown', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-folder -a remove -e nobody@other.org '${APOLLO}'`);
    await run(commander, `nsf-share-folder -a remove -e ${ALICE} '${APOLLO}'`);
    expect(commander.vault().changes.log.map(({ kind }) => kind)).toEqual([
      'folder-inheritance-ended',
      'folder-share-removed',
    ]);
    expect(folder(commander, APOLLO).users.map(({ user }) => user)).not.toContain(ALICE);
  });

  it.each([
    ['several folders', `nsf-share-folder -e ${DAVE} '${PROJECTS}' '${APOLLO}'`],
    ['everybody who is there', `nsf-share-folder -a remove -e @existing '${PROJECTS}'`],
  ])('is refused loudly for %s', async (_, command) => {
    const { commander } = await start();
    const { status, body } = await run(commander, command);
    expect(status).toBe(500);
    expect(body.error).toContain('The stand-in does not know this form');
    expect(commander.changeCount()).toBe(0);
  });
});

describe('records of a nested folder', () => {
  it('get one role for everybody, in one command', async () => {
    const { commander } = await start();
    await run(commander, `nsf-record-permission -a grant -r viewer -f '${APOLLO}'`);
    expect(holders(commander, APOLLO_API)).toContainEqual({ user: ALICE, role: 'viewer' });
  });

  it('keep an end that a permission with the same role does not touch', async () => {
    const { commander } = await start();
    const until = '2031-01-31T10:00:00.000Z';
    await run(commander, `nsf-share-record -r viewer -e ${DAVE} --expire-at=${until} '${APOLLO_API}'`);
    await run(commander, `nsf-record-permission -a grant -r viewer -f '${APOLLO}'`);
    expect(holders(commander, APOLLO_API)).toContainEqual({ user: DAVE, role: 'viewer', expiresAt: until });
  });

  it('are not shared any more when the second of two requests fails', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-record -r viewer -e ${DAVE} '${APOLLO_API}'`);
    commander.restart();
    commander.refuse({ endpoint: 'vault/get_public_keys', error: 'throttled', message: 'too many', sticky: true });
    const { status } = await run(commander, `nsf-share-record -r viewer -e ${DAVE} --expire-in=1d '${APOLLO_API}'`);
    expect(status).toBe(500);
    expect(holders(commander, APOLLO_API).map(({ user }) => user)).not.toContain(DAVE);
  });

  it('are not shared any more when the cloud refuses the second of two requests', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-record -r viewer -e ${DAVE} '${APOLLO_API}'`);
    commander.refuse({ endpoint: 'vault/records/v3/share', error: 'throttled', message: 'too many', after: 1 });
    const { body } = await run(commander, `nsf-share-record -r viewer -e ${DAVE} --expire-in=1d '${APOLLO_API}'`);
    expect(body.error).toBe('Unexpected error: nsf-share-record: throttled: too many');
    expect(holders(commander, APOLLO_API).map(({ user }) => user)).not.toContain(DAVE);
  });

  it('may have changed for some when a permission is refused for others, and the answer names only those', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-record -r viewer -e ${DAVE} '${APOLLO_API}'`);
    commander.refuse({ endpoint: 'vault/records/v3/share', error: 'throttled', message: 'too many', after: 1 });
    const { status, body } = await run(commander, `nsf-record-permission -a grant -r full-manager -f '${APOLLO}'`);
    expect(status).toBe(500);
    expect(body.error).toContain(ALICE);
    expect(body.error).not.toContain(DAVE);
    expect(holders(commander, APOLLO_API)).toContainEqual({ user: DAVE, role: 'full-manager' });
  });

  it('belong to whom they were transferred to; the service account keeps what the folder gives', async () => {
    const { commander } = await start();
    await run(commander, `nsf-share-record -a owner -e ${DAVE} '${NOTE}'`);
    await run(commander, `nsf-share-record -a owner -e ${DAVE} '${ROOT_RECORD}'`);
    const account = commander.vault().account;
    expect(commander.vault().records.find(({ uid }) => uid === NOTE)?.owner).toBe(DAVE);
    expect(holders(commander, NOTE)).toContainEqual({ user: account, role: 'full-manager', inherited: true });
    expect(holders(commander, ROOT_RECORD)).toEqual([]);
    expect((await run(commander, `nsf-get --format=json '${ROOT_RECORD}'`)).status).toBe(500);
    expect(JSON.stringify((await run(commander, 'nsf-list --format=json')).body)).not.toContain(ROOT_RECORD);
  });

  it('are shared with rotation only where rotation is set up', async () => {
    const { commander } = await start();
    const refused = await run(commander, `nsf-share-folder -e ${DAVE} -roe --expire-in=1d '${PROJECTS}'`);
    expect(refused.body.error).toContain('--rotate-on-expiration requires the folder');
    expect(commander.changeCount()).toBe(0);
    await run(commander, `nsf-share-folder -e ${DAVE} -roe --expire-in=1d '${PAM}'`);
    expect(folder(commander, PAM).users.map(({ user }) => user)).toContain(DAVE);
  });
});
