/** Sharing classic folders through the stand-in's public door: what the vault shows, until when, and what is refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCommander, runCommand, type OpenedCommander } from './commander.testing';
import type { Commander, CommanderOptions, VaultFolder } from './index';
import { fixtureUid } from './vault/uid';

const DAVE = 'dave@acme.example';
const BOB = 'bob@acme.example';
const ENGINEERING = fixtureUid('sf', 'Engineering');
const FINANCE_TEAM = fixtureUid('team', 'Finance');
const JIRA_ADMIN = fixtureUid('rec', 'Jira Admin');
const GRAFANA = fixtureUid('rec', 'Grafana');
const COMMANDS = ['get', 'sync-down', 'share-folder', 'share-record', 'record-permission', 'list-sf', 'list-team'];

const opened: OpenedCommander[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: Partial<CommanderOptions> = {}): Promise<OpenedCommander> {
  const one = await openCommander(COMMANDS, options);
  opened.push(one);
  return one;
}

const share = (rest: string): string => `share-folder ${rest} -- '${ENGINEERING}'`;

function engineering(commander: Commander): VaultFolder {
  const found = commander.vault().folders.find(({ uid }) => uid === ENGINEERING);
  if (found === undefined) throw new Error('There is no folder Engineering.');
  return found;
}

async function shown(commander: Commander): Promise<{ users: string[]; teams: string[] }> {
  const { body } = await runCommand(commander, `get --format=json -- '${ENGINEERING}'`);
  const data = body.data as { users: { username: string }[]; teams?: { name: string }[] };
  return { users: data.users.map(({ username }) => username), teams: (data.teams ?? []).map(({ name }) => name) };
}

describe('a shared folder', () => {
  it('is shown with its people and teams, their rights and until when', async () => {
    const { commander } = await start();
    const until = '2031-01-31T10:00:00.000Z';
    await runCommand(commander, share(`-e ${DAVE} -p on -o off --expire-at=${until}`));
    await runCommand(commander, share(`-e '${FINANCE_TEAM}' -p on`));
    await runCommand(commander, share(`-a remove -e ${BOB}`));
    const { users, teams } = engineering(commander);
    expect(users).toContainEqual({ user: DAVE, manageRecords: true, manageUsers: false, expiresAt: until });
    expect(users.map(({ user }) => user)).not.toContain(BOB);
    expect(teams).toContainEqual({ uid: FINANCE_TEAM, name: 'Finance', manageRecords: true, manageUsers: false });
  });

  it('is shown with the rights on its records and its defaults', async () => {
    const { commander } = await start();
    await runCommand(commander, share(`-r '${JIRA_ADMIN}' -s off`));
    await runCommand(commander, share(`-r '*' -d on`));
    const { records, defaults } = engineering(commander);
    expect(records).toContainEqual({ uid: JIRA_ADMIN, canEdit: true, canShare: false });
    expect(records).toContainEqual({ uid: GRAFANA, canEdit: true, canShare: true });
    expect(defaults).toEqual({ manageUsers: false, manageRecords: false, canEdit: true, canShare: false });
  });

  it('holds somebody until the time is over, and Commander notices at a synchronisation', async () => {
    const { commander, clock } = await start();
    await runCommand(commander, share(`-e ${DAVE} -e '${FINANCE_TEAM}' --expire-in=2h`));
    clock.advance(2 * 3600 - 60);
    expect(engineering(commander).users.map(({ user }) => user)).toContain(DAVE);
    clock.advance(120);
    expect(engineering(commander).users.map(({ user }) => user)).not.toContain(DAVE);
    expect(engineering(commander).teams.map(({ name }) => name)).toEqual(['Platform Team']);
    expect((await shown(commander)).users).toContain(DAVE);
    await runCommand(commander, 'sync-down');
    expect(await shown(commander)).toEqual({
      users: ['svc.commander@acme.example', 'alice@acme.example', BOB],
      teams: ['Platform Team'],
    });
  });

  it('is what it was after the machine was started again', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'vault-'));
    folders.push(dataDir);
    const first = await openCommander(COMMANDS, { dataDir });
    await runCommand(first.commander, share(`-e ${DAVE} -p on`));
    await runCommand(first.commander, share(`-a remove -e 'Platform Team'`));
    await runCommand(first.commander, `record-permission -a revoke -d -f '${ENGINEERING}'`);
    const before = first.commander.vault();
    await first.close();
    const { commander } = await start({ dataDir });
    expect(commander.vault()).toEqual(before);
    expect((await shown(commander)).users).toContain(DAVE);
  });
});

describe('the log of changes', () => {
  it('says which folder, whom and which record a change was about', async () => {
    const { commander } = await start();
    await runCommand(commander, share(`-e ${DAVE} -e '${FINANCE_TEAM}'`));
    await runCommand(commander, share(`-e ${DAVE} -p on`));
    await runCommand(commander, share(`-a remove -e ${DAVE}`));
    await runCommand(commander, share(`-r '${JIRA_ADMIN}' -s off`));
    await runCommand(commander, share(`-e '*' -p on`));
    const folder = ENGINEERING;
    expect(commander.vault().changes.log).toMatchObject([
      { kind: 'folder-shared', folder, team: FINANCE_TEAM, command: 'share-folder' },
      { kind: 'folder-shared', folder, user: DAVE },
      { kind: 'folder-share-changed', folder, user: DAVE },
      { kind: 'folder-share-removed', folder, user: DAVE },
      { kind: 'record-rights-changed', folder, record: JIRA_ADMIN },
      { kind: 'folder-defaults-changed', folder },
    ]);
  });

  it.each([
    ['nobody', share('')],
    ['an unknown team', share(`-e 'No Such Team'`)],
    ['somebody who is not in it', share(`-a remove -e ${DAVE}`)],
    ['somebody the cloud refuses', share('-e fails@acme.example')],
    ['a private folder', `share-folder -e ${DAVE} '${fixtureUid('folder', 'Private Stuff')}'`],
    ['rights without a record', share('-s on -d on')],
    ['a change that would need an answer', `record-permission -a revoke -d '${ENGINEERING}'`],
    ['a dry run', `record-permission -a revoke -d --dry-run '${ENGINEERING}'`],
    ['rights that are so already', `record-permission -a grant -d -f --share-folder '${ENGINEERING}'`],
  ])('says nothing about %s', async (_, command) => {
    const { commander } = await start();
    await runCommand(commander, command);
    expect(commander.changeCount()).toBe(0);
  });

  it('names the invitation of somebody who is to accept one first', async () => {
    const { commander } = await start();
    await runCommand(commander, share('-e invitee@partner.example'));
    expect(commander.vault().changes.byKind).toEqual({ 'invitation-sent': 1 });
    expect(engineering(commander).users.map(({ user }) => user)).not.toContain('invitee@partner.example');
  });

  it('names both what record-permission changes in shares and in the folder', async () => {
    const { commander } = await start();
    await runCommand(commander, `record-permission -a revoke -s -f '${ENGINEERING}'`);
    const { byKind } = commander.vault().changes;
    expect(byKind['share-changed']).toBe(1);
    expect(byKind['record-rights-changed']).toBeGreaterThan(5);
    expect(engineering(commander).records?.find(({ uid }) => uid === GRAFANA)?.canShare).toBe(false);
  });
});

it.each([
  ['list-sf', 'as a table'],
  ['list-team', 'as a table'],
  ['list-sf --format=csv', 'as CSV'],
  ['list-team --format=json --output=/tmp/teams.json', 'into a file'],
  [`share-record -e ${DAVE} --dry-run '${JIRA_ADMIN}'`, 'as a dry run'],
  [`share-record -e ${DAVE} --contacts-only '${JIRA_ADMIN}'`, 'with contacts'],
])('refuses %s loudly: %s is not known', async (command) => {
  const { commander } = await start();
  const { status, body } = await runCommand(commander, command);
  expect(status).toBe(500);
  expect(body.error).toContain('The stand-in does not know this form');
});

describe('a record that was given to a new owner', () => {
  const ROOT_RECORD = fixtureUid('rec', 'App credential 02');
  const give = (uid: string): string => `share-record -a owner -e alice@acme.example '${uid}'`;
  const seen = async (commander: Commander, uid: string): Promise<number> => {
    await runCommand(commander, 'sync-down');
    return (await runCommand(commander, `get --format=json '${uid}'`)).status;
  };

  it('is still there for the account, as a share', async () => {
    const { commander } = await start();
    await runCommand(commander, give(ROOT_RECORD));
    expect(await seen(commander, ROOT_RECORD)).toBe(200);
  });

  it('is out of sight where the cloud takes it away, and stays so after a restart', async () => {
    const { commander } = await start();
    commander.setTransfersLoseRecords(true);
    const { body } = await runCommand(commander, give(ROOT_RECORD));
    expect(body.message).toContain("granted to user 'alice@acme.example'");
    expect(await seen(commander, ROOT_RECORD)).toBe(500);
    commander.restart();
    expect(await seen(commander, ROOT_RECORD)).toBe(500);
    const record = commander.vault().records.find(({ uid }) => uid === ROOT_RECORD);
    expect(record).toMatchObject({ owner: 'alice@acme.example', shares: [] });
  });

  it('is still in sight in a shared folder', async () => {
    const { commander } = await start();
    commander.setTransfersLoseRecords(true);
    await runCommand(commander, give(JIRA_ADMIN));
    expect(await seen(commander, JIRA_ADMIN)).toBe(200);
  });
});
