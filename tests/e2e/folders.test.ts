/** Access to folders, in a browser: asked for by Alice, decided by Pia, proven by the vault, in both permission models. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAccessible } from './accessible';
import { formsOf, namePeople } from './forms';
import { changesIn, choose, panelOf, press, preview, review, searchFor, status, tabTo } from './people';
import { openStage, type Stage, type Visit } from './stage';
import { folderIn, rightsIn, tellCommander } from './vault';

// Several people at several pages: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async (test) => {
  const complaints = [...stage.complaints];
  await stage.reset(test);
  expect(complaints).toEqual([]);
});

const save = async (visit: Visit): Promise<void> => {
  await press(panelOf(visit).save);
  await panelOf(visit).message('Request submitted successfully').waitFor();
};
const teamsOf = (name: string) => folderIn(stage, name).teams;
const usersOf = (name: string) => folderIn(stage, name).users;

test('a person and a team get a role in a nested share folder', async () => {
  const alice = await stage.visit('alice');
  const asks = formsOf(alice);
  await asks.openFolder.click();
  await namePeople(alice, 'dave@acme.example');
  await asks.folder.fill('Empty NSF');
  await asks.teams.fill('Finance');
  await alice.app.getByRole('button', { name: 'Add team' }).click();
  await press(panelOf(alice).save);
  await panelOf(alice).message('Choose a role.').waitFor();
  await isAccessible(alice, 'errors in the form');
  await panelOf(alice).role.selectOption('content-manager');
  await panelOf(alice).why.fill('The audit begins');
  await save(alice);
  await panelOf(alice)
    .card.getByText(/^Give dave@acme\.example, the team Finance access as Content Manager/u)
    .waitFor();

  const pia = await stage.visit('pia');
  await review(pia);
  await choose(pia, 'folder', 'Empty NSF');
  const shown = await preview(pia);
  expect(shown).toMatch(/dave@acme\.example\s+Now\s+No access\s+After\s+Content Manager/u);
  expect(shown).toMatch(/Team Finance\s+Now\s+No access\s+After\s+Content Manager/u);
  expect(shown).toContain('Everybody in the team now, and everybody who joins it.');
  expect(shown).toMatch(/^nsf-share-folder --action=grant\b/mu);
  await isAccessible(pia, 'preview');
  expect(await changesIn(stage)).toEqual([]);
  await press(panelOf(pia).approve);
  await Promise.all([status(pia, 'Done and verified'), status(alice, 'Done and verified')]);
  expect(usersOf('Empty NSF')).toContainEqual(
    expect.objectContaining({ user: 'dave@acme.example', role: 'content-manager' }),
  );
  expect(teamsOf('Empty NSF')).toMatchObject([{ name: 'Finance', role: 'content-manager' }]);
});

test('in Classic, rights that cannot end are switched off and say why; rights on records are everybody’s', async () => {
  const before = rightsIn(stage, 'PAM Rotations');
  await tellCommander(
    stage,
    `record-permission --force --action=revoke -s -d -- ${folderIn(stage, 'PAM Rotations').uid}`,
  );
  const titles = Object.keys(before);
  expect(titles).toHaveLength(2);
  const earlier = (await changesIn(stage)).length;

  const alice = await stage.visit('alice');
  const asks = formsOf(alice);
  await asks.openFolder.click();
  await namePeople(alice, 'dave@acme.example');
  await asks.folder.fill('PAM Rotations');
  await panelOf(alice).classic.check();
  const rights = [asks.manageRecords, asks.manageUsers, asks.canShareRecords, asks.canEditRecords];
  for (const right of rights) await right.check();
  await panelOf(alice).expiration.selectOption('in');
  await panelOf(alice).duration.fill('2');
  expect(await Promise.all(rights.map((right) => right.isDisabled()))).toEqual([false, true, true, false]);
  expect(await Promise.all(rights.map((right) => right.isChecked()))).toEqual([true, false, false, true]);
  for (const off of [asks.manageUsers, asks.canShareRecords]) {
    const reason = await off.getAttribute('aria-describedby');
    expect(await alice.app.locator(`[id="${reason ?? ''}"]`).innerText()).toMatch(/^Not for access that ends/u);
  }
  await isAccessible(alice, 'rights switched off');
  await save(alice);

  const pia = await stage.visit('pia');
  await review(pia);
  await choose(pia, 'folder', 'PAM Rotations');
  const shown = await preview(pia);
  expect(shown).toMatch(/dave@acme\.example\s+Now\s+No access\s+After\s+View and manage records until/u);
  expect(shown).toContain('Everybody in the folder');
  for (const title of titles) {
    expect(shown).toMatch(new RegExp(`${title}\\s+Now\\s+View\\s+After\\s+View and edit`, 'u'));
  }
  expect(shown).toContain('Rights on the records in the folder change for everybody in it');
  await isAccessible(pia, 'preview');
  expect(await changesIn(stage)).toHaveLength(earlier);
  await press(panelOf(pia).approve);
  await Promise.all([status(pia, 'Done and verified'), status(alice, 'Done and verified')]);
  const [dave] = usersOf('PAM Rotations').filter(({ user }) => user === 'dave@acme.example');
  expect(dave).toMatchObject({ manageRecords: true, manageUsers: false });
  expect(dave?.expiresAt).toBeDefined();
  expect(Object.values(rightsIn(stage, 'PAM Rotations'))).toEqual(['edit', 'edit']);
});

test('from the form to the proof with the keyboard alone', async () => {
  const alice = await stage.visit('alice');
  const asks = formsOf(alice);
  const keys = alice.page.keyboard;
  await asks.openFolder.waitFor();
  await tabTo(alice, asks.openFolder);
  await keys.press('Enter');
  await alice.app.getByRole('button', { name: /^Remove /u }).waitFor();
  await tabTo(alice, asks.folder);
  await keys.type('Engineering');
  await tabTo(alice, panelOf(alice).classic);
  await keys.press('Space');
  await tabTo(alice, panelOf(alice).action);
  await keys.type('Remove');
  await tabTo(alice, panelOf(alice).people);
  await keys.press('Backspace');
  await keys.type('bob@acme.example');
  await keys.press('Enter');
  await tabTo(alice, asks.teams);
  await keys.type('Platform Team');
  await keys.press('Enter');
  await alice.app.getByRole('button', { name: 'Remove Platform Team' }).waitFor();
  await tabTo(alice, panelOf(alice).save);
  await keys.press('Enter');
  await panelOf(alice).message('Request submitted successfully').waitFor();

  const pia = await stage.visit('pia');
  const { box, chosen } = searchFor(pia, 'folder');
  await panelOf(pia).review.waitFor();
  await tabTo(pia, panelOf(pia).review);
  await pia.page.keyboard.press('Enter');
  await pia.app.getByRole('option', { name: 'Engineering' }).first().waitFor();
  await tabTo(pia, box);
  await pia.page.keyboard.press('ArrowDown');
  await pia.page.keyboard.press('Enter');
  await chosen.waitFor();
  await tabTo(pia, panelOf(pia).preview);
  await pia.page.keyboard.press('Enter');
  await panelOf(pia).shown.waitFor();
  await tabTo(pia, panelOf(pia).approve);
  await pia.page.keyboard.press('Enter');
  await Promise.all([status(pia, 'Done and verified'), status(alice, 'Done and verified')]);
  expect(usersOf('Engineering').map(({ user }) => user)).not.toContain('bob@acme.example');
  expect(teamsOf('Engineering')).toEqual([]);
});

describe('what was typed', () => {
  test('stays after a failure and after a reload', async () => {
    const alice = await stage.visit('alice');
    const asks = formsOf(alice);
    await asks.openFolder.click();
    await namePeople(alice, 'dave@acme.example');
    await asks.folder.fill('Engineering');
    await panelOf(alice).classic.check();
    await asks.teams.fill('Finance');
    await alice.app.getByRole('button', { name: 'Add team' }).click();
    await asks.manageRecords.check();
    await panelOf(alice).why.fill('Audit');
    const isThere = async (): Promise<void> => {
      await asks.folder.waitFor();
      expect(await asks.folder.inputValue()).toBe('Engineering');
      expect(await panelOf(alice).classic.isChecked()).toBe(true);
      expect(await asks.manageRecords.isChecked()).toBe(true);
      expect(await asks.manageUsers.isChecked()).toBe(false);
      expect(await panelOf(alice).why.inputValue()).toBe('Audit');
      for (const name of ['dave@acme.example', 'Finance']) {
        await alice.app.getByRole('button', { name: `Remove ${name}` }).waitFor();
      }
    };
    const { faults } = stage.world.sandbox.world;
    faults.add({ target: 'kvs', effect: 'status', value: 503, times: 1000 });
    await press(panelOf(alice).save);
    await alice.app.getByRole('alert').getByText('This was not saved').waitFor();
    await isThere();
    faults.clear();
    await alice.page.reload();
    await asks.restored.waitFor();
    await isThere();
    await save(alice);
    expect(await panelOf(alice).card.count()).toBe(1);
  });
});
