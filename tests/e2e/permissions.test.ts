/** Rights on the records of a folder, all its records for somebody, and a new owner: shown before, carried out, proven. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAccessible } from './accessible';
import { formsOf, namePeople } from './forms';
import { changesIn, choose, panelOf, press, preview, review, searchFor, status, tabTo } from './people';
import { openStage, type Stage, type Visit } from './stage';
import { recordIn, rightsIn } from './vault';

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
const verified = (...visits: readonly Visit[]): Promise<unknown> =>
  Promise.all(visits.map((visit) => status(visit, 'Done and verified')));
const shareOf = (title: string, user: string) => recordIn(stage, title).shares.find((share) => share.user === user);

describe('a change of rights on records', () => {
  test('in Classic, of a folder and those below it: everybody’s, each record shown before', async () => {
    const titles = Object.keys(rightsIn(stage, 'Engineering'));
    expect(titles).toContain('Prod Postgres');
    const alice = await stage.visit('alice');
    const asks = formsOf(alice);
    await asks.openPermission.click();
    await asks.folder.fill('Engineering');
    await asks.recursive.check();
    await panelOf(alice).classic.check();
    await panelOf(alice).action.selectOption('revoke');
    await press(panelOf(alice).save);
    await panelOf(alice).message('Choose at least one right.').waitFor();
    await isAccessible(alice, 'errors in the form');
    await asks.canEditRecords.check();
    await save(alice);

    const pia = await stage.visit('pia');
    await review(pia);
    await choose(pia, 'folder', 'Engineering');
    const shown = await preview(pia);
    expect(shown).toContain('This changes what everybody in the folder may do with its records');
    for (const title of titles) {
      expect(shown).toMatch(new RegExp(`${title}\\s+Now\\s+View, edit and share\\s+After\\s+View and share`, 'u'));
    }
    expect(shown).toMatch(/^record-permission .*--recursive|^record-permission .*-R\b/mu);
    await isAccessible(pia, 'preview');
    expect(await changesIn(stage)).toEqual([]);
    await press(panelOf(pia).approve);
    await verified(pia, alice);
    expect(rightsIn(stage, 'Engineering')).toEqual(Object.fromEntries(titles.map((title) => [title, 'share'])));
  });

  test('in a nested share folder: a role for everybody who can see the records', async () => {
    const alice = await stage.visit('alice');
    const asks = formsOf(alice);
    await asks.openPermission.click();
    await asks.folder.fill('Projects');
    await panelOf(alice).role.selectOption('content-manager');
    await save(alice);
    const sam = await stage.visit('sam');
    await review(sam);
    await choose(sam, 'folder', 'Projects');
    const shown = await preview(sam);
    expect(shown).toContain('Record “Projects Wiki”');
    expect(shown).toContain('bob@acme.example');
    expect(shown).toContain('Content Manager');
    await isAccessible(sam, 'preview');
    expect(await changesIn(stage)).toEqual([]);
    await press(panelOf(sam).approve);
    await verified(sam, alice);
    expect(shareOf('Projects Wiki', 'bob@acme.example')).toMatchObject({ role: 'content-manager' });
  });

  test('from the form to the proof with the keyboard alone', async () => {
    const alice = await stage.visit('alice');
    const asks = formsOf(alice);
    const keys = alice.page.keyboard;
    await asks.openPermission.waitFor();
    await tabTo(alice, asks.openPermission);
    await keys.press('Enter');
    await asks.folder.waitFor();
    await tabTo(alice, asks.folder);
    await keys.type('PAM Rotations');
    await tabTo(alice, panelOf(alice).classic);
    await keys.press('Space');
    await tabTo(alice, panelOf(alice).action);
    await keys.type('Revoke');
    await tabTo(alice, asks.canShareRecords);
    await keys.press('Space');
    await tabTo(alice, panelOf(alice).save);
    await keys.press('Enter');
    await panelOf(alice).message('Request submitted successfully').waitFor();
    await panelOf(alice)
      .message(/^Take the right to share away from everybody for all records of a folder described as “PAM Rotations”/u)
      .waitFor();

    const pia = await stage.visit('pia');
    const decides = pia.page.keyboard;
    const { box, chosen } = searchFor(pia, 'folder');
    await panelOf(pia).review.waitFor();
    await tabTo(pia, panelOf(pia).review);
    await decides.press('Enter');
    await pia.app.getByRole('option', { name: 'PAM Rotations' }).first().waitFor();
    await tabTo(pia, box);
    await decides.press('ArrowDown');
    await decides.press('Enter');
    await chosen.getByText('PAM Rotations', { exact: true }).waitFor();
    await tabTo(pia, panelOf(pia).preview);
    await decides.press('Enter');
    await panelOf(pia).shown.getByText('This changes what everybody in the folder may do with its records').waitFor();
    expect(await changesIn(stage)).toEqual([]);
    await tabTo(pia, panelOf(pia).approve);
    await decides.press('Enter');
    await verified(pia, alice);
    expect(Object.values(rightsIn(stage, 'PAM Rotations'))).toEqual(['edit', 'edit']);
  });

  test('is kept as it was typed after a failure and after a reload', async () => {
    const alice = await stage.visit('alice');
    const asks = formsOf(alice);
    await asks.openPermission.click();
    await asks.folder.fill('Engineering');
    await asks.recursive.check();
    await panelOf(alice).classic.check();
    await asks.canShareRecords.check();
    const isThere = async (): Promise<void> => {
      await asks.folder.waitFor();
      expect(await asks.folder.inputValue()).toBe('Engineering');
      expect(await asks.recursive.isChecked()).toBe(true);
      expect(await asks.canShareRecords.isChecked()).toBe(true);
      expect(await asks.canEditRecords.isChecked()).toBe(false);
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
  });
});

test('all records of a folder go to somebody, one by one', async () => {
  const alice = await stage.visit('alice');
  const asks = formsOf(alice);
  await panelOf(alice).start.click();
  await namePeople(alice, 'dave@acme.example');
  await asks.scope.selectOption('folder');
  await asks.folder.fill('PAM Rotations');
  await panelOf(alice).classic.check();
  await alice.app.getByLabel('Allow Writing').check();
  await isAccessible(alice, 'all records of a folder');
  await save(alice);
  const pia = await stage.visit('pia');
  await review(pia);
  await choose(pia, 'folder', 'PAM Rotations');
  const shown = await preview(pia);
  expect(shown).toContain('Only records that are in the folder now are shared.');
  for (const title of ['Build machine', 'Rotating svc user']) expect(shown).toContain(`Record “${title}”`);
  await isAccessible(pia, 'preview');
  expect(await changesIn(stage)).toEqual([]);
  await press(panelOf(pia).approve);
  await verified(pia, alice);
  for (const title of ['Build machine', 'Rotating svc user']) {
    expect(shareOf(title, 'dave@acme.example')).toMatchObject({ canEdit: true, canShare: false });
  }
  expect(shareOf('Jira Admin', 'dave@acme.example')).toBeUndefined();
});

test('a record goes to one new owner, with the warning that this may be final', async () => {
  const alice = await stage.visit('alice');
  const asks = formsOf(alice);
  await panelOf(alice).start.click();
  await alice.app.getByRole('button', { name: /^Remove /u }).waitFor();
  await panelOf(alice).record.fill('Grafana');
  await panelOf(alice).classic.check();
  await panelOf(alice).action.selectOption('owner');
  await panelOf(alice)
    .message(/The service account may lose the record/u)
    .waitFor();
  await asks.newOwner.fill('bob@acme.example,');
  await press(panelOf(alice).save);
  await panelOf(alice).message('A record has one owner. Enter exactly one address.').waitFor();
  await isAccessible(alice, 'two owners');
  await alice.app.getByRole('button', { name: 'Remove alice@acme.example' }).click();
  await save(alice);

  const pia = await stage.visit('pia');
  await review(pia, 'Grafana');
  const shown = await preview(pia);
  expect(shown).toContain('The service account usually cannot see the record after this');
  expect(shown).toMatch(/bob@acme\.example\s+Now\s+View, edit and share\s+After\s+Owner/u);
  await isAccessible(pia, 'preview');
  await press(panelOf(pia).approve);
  await verified(pia, alice);
  expect(recordIn(stage, 'Grafana').owner).toBe('bob@acme.example');
});
