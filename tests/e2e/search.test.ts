/** Searching the vault from a form, in a browser: with the keyboard, with nothing found, too much, or Commander away. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { setPolicy } from '../kinds';
import { isAccessible } from './accessible';
import { formsOf } from './forms';
import { panelOf, press, searchFor, tabTo } from './people';
import { openStage, type Stage, type Visit } from './stage';

// Several people at several pages: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ standIn: { seedRecords: 300 } });
});
afterAll(() => stage.close());
afterEach(async (test) => {
  const complaints = [...stage.complaints];
  await stage.reset(test);
  expect(complaints).toEqual([]);
});

const option = ({ app }: Visit, name: string | RegExp) => app.getByRole('option', { name });
/** Opens a form whose record is searched for. */
async function searching(visit: Visit) {
  await panelOf(visit).start.click();
  const { box, chosen } = searchFor(visit, 'record');
  await box.waitFor();
  return { box, chosen };
}

test('people and teams for a folder are chosen with the keyboard alone', async () => {
  const pia = await stage.visit('pia');
  const keys = pia.page.keyboard;
  const { openFolder } = formsOf(pia);
  const { box, chosen } = searchFor(pia, 'folder');
  await openFolder.waitFor();
  await tabTo(pia, openFolder);
  await keys.press('Enter');
  await box.waitFor();
  await tabTo(pia, box);
  await keys.type('Engin');
  await option(pia, /^Engineering/u).waitFor();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await chosen.getByText('Engineering', { exact: true }).waitFor();
  await panelOf(pia).message('This is a Classic folder, so the form follows.').waitFor();
  expect(await panelOf(pia).classic.isChecked()).toBe(true);

  const teams = pia.app.getByRole('combobox', { name: 'Search teams by name' });
  await tabTo(pia, teams);
  await keys.type('Fin');
  await option(pia, /^Finance/u).waitFor();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await pia.app.getByRole('button', { name: 'Remove Finance' }).waitFor();
  await keys.type('Night shift');
  const byName = pia.app.getByRole('button', { name: 'Add “Night shift” by name' });
  await byName.waitFor();
  await tabTo(pia, byName);
  await keys.press('Enter');
  await pia.app.getByRole('button', { name: 'Remove Night shift' }).waitFor();
  await isAccessible(pia, 'folder and teams chosen');
  await pia.page.reload();
  await formsOf(pia).restored.waitFor();
  await chosen.getByText('Engineering', { exact: true }).waitFor();
  for (const team of ['Finance', 'Night shift'])
    await pia.app.getByRole('button', { name: `Remove ${team}` }).waitFor();
});

describe('an approver', () => {
  test('is told when there is more, and when there is nothing', async () => {
    const pia = await stage.visit('pia');
    const { box } = await searching(pia);
    await box.fill('Service credential');
    await panelOf(pia)
      .message(/records found; there are more, so type more of the name\.$/u)
      .waitFor();
    await isAccessible(pia, 'more than the list shows');
    await box.fill('Service credential 00042');
    await panelOf(pia).message('1 record found.').waitFor();
    expect(await pia.app.getByRole('listbox').getByRole('option').count()).toBe(1);
    // Two of one name are told apart by their uids.
    await box.fill('Duplicate Title');
    for (const { uid, title } of stage.world.standIn.vault().records) {
      if (title === 'Duplicate Title') await option(pia, new RegExp(uid, 'u')).waitFor();
    }
    await box.fill('No such thing');
    await panelOf(pia)
      .message(/^No record matches “No such thing”\./u)
      .waitFor();
    expect(await pia.app.getByRole('listbox').getByRole('option').count()).toBe(0);
    await isAccessible(pia, 'nothing found');
    await box.fill('');
    await panelOf(pia).message('At least 2 characters.').waitFor();
  });

  test('sees where a record lies and who owns it before choosing it, and which folders cannot be shared', async () => {
    const pia = await stage.visit('pia');
    const { box, chosen } = await searching(pia);
    await box.fill('Prod Postgres');
    const row = option(pia, /^Prod Postgres/u);
    await row.waitFor();
    await box.press('ArrowDown');
    await row.getByText('Owner: svc.commander@acme.example').waitFor();
    await row.getByText('databaseCredentials · Engineering/Databases').waitFor();
    await isAccessible(pia, 'path and owner of the marked row');
    await tabTo(pia, box);
    await box.press('ArrowDown');
    const places = await stage.world.callsDuring(async () => {
      await box.press('Enter');
      await chosen.getByText('Owner: svc.commander@acme.example').waitFor();
    });
    expect(places.filter(({ kind }) => kind === 'commander')).toEqual([]);

    const sam = await stage.visit('sam');
    await formsOf(sam).openFolder.click();
    const folders = searchFor(sam, 'folder');
    await folders.box.fill('Databases');
    const inner = option(sam, /^Databases/u);
    await inner.getByText('Folder inside a shared folder · Engineering').waitFor();
    await inner.getByText('choose “Engineering”').waitFor();
    await isAccessible(sam, 'a folder that cannot be shared');
    await tabTo(sam, folders.box);
    await folders.box.press('ArrowDown');
    await folders.box.press('Enter');
    expect(await folders.chosen.count()).toBe(0);
    await folders.box.fill('Engineering');
    await option(sam, /^Engineering/u).click();
    await folders.chosen.getByText('Owner: svc.commander@acme.example').waitFor();
  });

  test('is never told that there is nothing when Commander cannot be asked', async () => {
    const pia = await stage.visit('pia');
    const { box, chosen } = await searching(pia);
    const { faults } = stage.world.sandbox.world;
    faults.add({ target: 'commander', effect: 'status', value: 503, times: 100_000 });
    await box.fill('Jira Admin');
    const alert = pia.app.getByRole('alert');
    await alert.getByText('Could not search').waitFor();
    expect(await pia.app.getByText(/^No record matches/u).count()).toBe(0);
    expect(await box.inputValue()).toBe('Jira Admin');
    await isAccessible(pia, 'could not search');
    faults.clear();
    const again = pia.app.getByRole('button', { name: 'Search again' });
    await tabTo(pia, again);
    await pia.page.keyboard.press('Enter');
    await option(pia, /^Jira Admin/u).waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await chosen.getByText('Jira Admin', { exact: true }).waitFor();
  });
});

describe('a requester', () => {
  test('describes the record in words, with no search, unless the policy says otherwise', async () => {
    const alice = await stage.visit('alice');
    await panelOf(alice).start.click();
    await panelOf(alice).record.waitFor();
    expect(await searchFor(alice, 'record').box.count()).toBe(0);
  });

  test('finds and chooses what lies in the folders of the policy, and nothing else', async () => {
    await setPolicy(stage.world, { folders: ['Projects'], requestersMaySearch: true });
    const alice = await stage.visit('alice');
    const keys = alice.page.keyboard;
    const { box, chosen } = searchFor(alice, 'record');
    await panelOf(alice).start.waitFor();
    await tabTo(alice, panelOf(alice).start);
    await keys.press('Enter');
    await box.waitFor();
    await tabTo(alice, box);
    await keys.type('Grafana');
    await panelOf(alice)
      .message(/^No record matches “Grafana”\./u)
      .waitFor();
    await keys.press('Control+a');
    await keys.type('Apollo');
    await option(alice, /^Apollo API/u).waitFor();
    await isAccessible(alice, 'found');
    await tabTo(alice, box);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await chosen.getByText('Apollo API', { exact: true }).waitFor();
    await alice.page.reload();
    await formsOf(alice).restored.waitFor();
    await chosen.getByText('Apollo API', { exact: true }).waitFor();
    await tabTo(alice, panelOf(alice).role);
    await keys.type('Viewer');
    await press(panelOf(alice).save);
    await panelOf(alice).message('Request submitted successfully').waitFor();
    await panelOf(alice).message('Give alice@acme.example access as Viewer to “Apollo API”').waitFor();
    // The approver finds it chosen.
    const sam = await stage.visit('sam');
    await panelOf(sam).review.first().click();
    await searchFor(sam, 'record').chosen.getByText('Apollo API', { exact: true }).waitFor();
  });
});
