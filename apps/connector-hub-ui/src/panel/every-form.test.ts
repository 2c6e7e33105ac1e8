/** Every form in a browser: its happy path, its rules where the choice is made, with the keyboard, and what is searched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Opened, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS, type Scenario } from '../../preview/scenarios';
import { FOLDER, PROJECT_ADMIN, ROWS, UID, failure, panel } from '../../preview/stories';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

const open = (name: string, answers: Scenario['answers'] = {}): Promise<Opened> => {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(name);
  return stage.open({ ...scenario, answers: { ...scenario.answers, ...answers } });
};
const calls = (page: Page, name: string): Promise<{ payload: Record<string, unknown> }[]> =>
  page.evaluate(
    (wanted) => (window.__bridgeControl?.calls ?? []).filter((call) => call.name === wanted),
    name,
  ) as Promise<{ payload: Record<string, unknown> }[]>;
const answer = (page: Page, name: string, list: readonly Scripted[]): Promise<void> =>
  page.evaluate(([one, all]) => window.__bridgeControl?.answer(one, all), [name, list] as const);
const start = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).click();
const RECORD = /^Request Access to Record/u;
const FOLDERS = /^Request Access to Folder/u;
const PERMISSION = /^Request Record Permission Change/u;
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save Request' }).click();
async function sent(page: Page): Promise<unknown> {
  await save(page);
  await expect.poll(() => calls(page, 'submitRequest')).toHaveLength(1);
  const [submitted] = await calls(page, 'submitRequest');
  return submitted?.payload.draft;
}
const option = (page: Page, name: RegExp) => page.getByRole('option', { name });

describe('what is offered', () => {
  it('is three requests to everybody, and writing records to administrators of the project', async () => {
    const actions = (page: Page) => page.locator('.kw-action .kw-strong').allInnerTexts();
    const requests = ['Request Access to Record', 'Request Access to Folder', 'Request Record Permission Change'];
    const requester = await open('empty');
    await requester.page.getByText('What do you need?').waitFor();
    expect(await actions(requester.page)).toEqual(requests);
    const admin = await open('empty', { openPanel: [{ value: panel([], { viewer: PROJECT_ADMIN }) }] });
    await admin.page.getByText('What do you need?').waitFor();
    expect(await actions(admin.page)).toEqual([...requests, 'Create New Secret', 'Update Record']);
  });

  it('offers no decision about what an administrator carried out directly', async () => {
    const { page } = await open('direct-added');
    await page.getByText('Carried out directly by you').waitFor();
    await page.getByText('What was typed is kept nowhere').waitFor();
    expect(await page.getByRole('button', { name: /^Review/u }).count()).toBe(0);
    expect(await page.getByText(/^Approved by/u).count()).toBe(0);
  });
});

describe('Request Access to Record', () => {
  it('asks for all records of a folder and those below', async () => {
    const { page } = await open('empty');
    await start(page, RECORD);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Which records').selectOption('folder');
    await page.getByLabel('Which folder?').fill('Platform');
    await page.getByLabel('Apply Recursively').check();
    await page.getByLabel('Role').selectOption('viewer');
    expect(await sent(page)).toMatchObject({
      kind: 'share-record',
      scope: 'folder',
      recursive: true,
      recordDescription: 'Platform',
    });
  });

  it('transfers ownership of one record to one person and says what that means', async () => {
    const { page } = await open('empty');
    await start(page, RECORD);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Which records').selectOption('folder');
    await page.getByLabel('Action').selectOption('owner');
    expect(await page.getByLabel('Which records').isDisabled()).toBe(true);
    await page.getByText('The service account may lose the record').waitFor();
    for (const gone of ['Role', 'Expiration', 'Apply Recursively', 'Rotate password on expiration']) {
      expect(await page.getByLabel(gone, { exact: true }).count(), gone).toBe(0);
    }
    await page.getByLabel('Which record?').fill('Apollo API');
    await page.getByLabel('E-mail address of the new owner').fill('bob@acme.example');
    await save(page);
    await page.getByText('A record has one owner. Enter exactly one address.').waitFor();
    await page.getByRole('button', { name: 'Remove alice@acme.example' }).click();
    const draft = await sent(page);
    expect(draft).toMatchObject({ action: 'owner', recipients: ['bob@acme.example'] });
    expect(draft).not.toHaveProperty('scope');
  });

  it('rotates the password when access ends, and only then', async () => {
    const { page } = await open('empty');
    await start(page, RECORD);
    await page.getByText('alice@acme.example').waitFor();
    const rotate = page.getByLabel('Rotate password on expiration');
    expect(await rotate.isDisabled()).toBe(true);
    await page.getByText('Choose an expiration first.').waitFor();
    await page.getByLabel('Expiration', { exact: true }).selectOption('in');
    await page.getByLabel('Duration', { exact: true }).fill('2');
    await rotate.check();
    await page.getByLabel('Which record?').fill('Apollo API');
    await page.getByLabel('Role').selectOption('viewer');
    expect(await sent(page)).toMatchObject({ rotateOnExpiration: true, expiration: { type: 'in', amount: 2 } });
  });
});

describe('Request Access to Folder', () => {
  it('asks for people and teams with a role', async () => {
    const { page } = await open('empty');
    await start(page, FOLDERS);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Which folder?').fill('Platform');
    await page.getByLabel('Teams').fill('R&D, Berlin');
    await page.getByLabel('Role').selectOption('content-manager');
    // What is typed counts, added or not.
    expect(await sent(page)).toMatchObject({
      kind: 'share-folder',
      folderDescription: 'Platform',
      recipients: ['alice@acme.example'],
      teams: [{ name: 'R&D, Berlin' }],
      role: 'content-manager',
    });
  });

  it('says at each right of Classic whom it concerns, and which of them cannot end', async () => {
    const { page } = await open('empty');
    await start(page, FOLDERS);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Use classic permission model').check();
    for (const name of ['Can Share Records', 'Can Edit Records']) {
      const hint = await page.getByLabel(name).getAttribute('aria-describedby');
      expect(await page.locator(`[id="${hint ?? ''}"]`).innerText()).toContain('for everybody in the folder');
    }
    await page.getByLabel('Can Manage Records').check();
    await page.getByLabel('Can Manage Users').check();
    await page.getByLabel('Expiration', { exact: true }).selectOption('in');
    await page.getByLabel('Duration', { exact: true }).fill('7');
    expect(await page.getByLabel('Can Manage Users').isDisabled()).toBe(true);
    expect(await page.getByLabel('Can Share Records').isDisabled()).toBe(true);
    await page.getByLabel('Which folder?').fill('Platform');
    expect(await sent(page)).toMatchObject({ mode: 'classic', manageRecords: true, manageUsers: false });
  });

  it('removes people without asking for a role', async () => {
    const { page } = await open('empty');
    await start(page, FOLDERS);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Action').selectOption('remove');
    await page.getByLabel('Which folder?').fill('Platform');
    expect(await page.getByLabel('Role').count()).toBe(0);
    expect(await sent(page)).toMatchObject({ action: 'remove' });
  });

  it('can be used with the keyboard alone, search and teams included', async () => {
    const { page } = await open('empty-approver');
    await page.getByRole('button', { name: FOLDERS }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Search folders by name or UID' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Platform');
    await option(page, /^Platform\s*Shared folder/u).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('This is a Classic folder, so the form follows.').waitFor();
    await page.getByText('Owner: vault-service@acme.example').waitFor();
    // Choose another, describe instead, classic, action, people, teams.
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Platform');
    await option(page, /Contractors/u).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Platform Contractors' }).waitFor();
    await page.keyboard.type('Night shift');
    await page.getByRole('button', { name: 'Add “Night shift” by name' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Night shift' }).waitFor();
    expect(await sent(page)).toMatchObject({
      mode: 'classic',
      folder: FOLDER,
      teams: [{ uid: 'Ux3kPq9LmNo2RsTuVwXy1U', name: 'Platform Contractors' }, { name: 'Night shift' }],
    });
  });
});

describe('Request Record Permission Change', () => {
  it('asks for a role, or for at least one right', async () => {
    const { page } = await open('empty');
    await start(page, PERMISSION);
    await page.getByLabel('Which folder?').fill('Platform');
    await page.getByLabel('Apply Recursively').check();
    expect(await page.getByLabel('E-mail addresses').count()).toBe(0);
    await save(page);
    await page.locator('[data-field-error]').getByText('Choose a role.').waitFor();
    await page.getByLabel('Use classic permission model').check();
    await save(page);
    await page.getByText('Choose at least one right.').waitFor();
    await page.getByLabel('Can Edit Records').check();
    expect(await sent(page)).toEqual({
      kind: 'record-permission',
      mode: 'classic',
      action: 'grant',
      folderDescription: 'Platform',
      recursive: true,
      canShareRecords: false,
      canEditRecords: true,
    });
    // Only whether the session is over, as nothing answers here: no address is asked for.
    expect(await calls(page, 'requestJira')).toHaveLength(1);
  });
});

describe('searching', () => {
  it('is offered to requesters only where the project allows it, with words as the other way', async () => {
    const { page } = await open('may-search');
    await start(page, RECORD);
    await page.getByText('alice@acme.example').waitFor();
    const box = page.getByRole('combobox', { name: 'Search by title or UID' });
    await box.fill('Apollo');
    await option(page, /staging/u).waitFor();
    await box.press('Enter');
    expect(await calls(page, 'submitRequest')).toEqual([]);
    await page.getByRole('button', { name: 'Describe it in words instead' }).click();
    await page.getByLabel('Which record?').fill('The key of the importer');
    await page.getByRole('button', { name: 'Search the vault instead' }).click();
    await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('Apollo');
    await option(page, /^Apollo API\s*login/u).click();
    await page.getByText('Requested: The key of the importer').waitFor();
    await page.getByLabel('Role').selectOption('viewer');
    await page.getByLabel('Justification').fill('Because.');
    expect(await sent(page)).toMatchObject({ record: { uid: UID, title: 'Apollo API' } });
    // The second search for the same words cost nothing.
    expect((await calls(page, 'findRecords')).map(({ payload }) => payload.term)).toEqual([
      'Apollo',
      'The key of the importer',
    ]);
  });

  it('says that there is more, and never takes a failure for an empty vault or remembers it', async () => {
    const { page } = await open('may-search', {
      findRecords: [
        { failure: failure('commander-timeout', 'Keeper Commander did not answer in time.') },
        { value: { rows: ROWS, more: true } },
      ],
    });
    await start(page, RECORD);
    await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('Apollo');
    await page.getByRole('alert').getByText('did not answer in time').waitFor();
    expect(await page.getByText(/^No record matches/u).count()).toBe(0);
    await page.getByRole('button', { name: 'Search again' }).click();
    await page.getByText('3 records found; there are more').waitFor();
  });

  it('asks for a choice, or words, before anything is sent', async () => {
    const { page } = await open('may-search');
    await start(page, RECORD);
    await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('Apollo');
    await save(page);
    await page.getByText('Choose the record from the list, or describe it in words.').waitFor();
    expect(await calls(page, 'submitRequest')).toEqual([]);
  });
});

describe('what was typed', () => {
  it('comes back after a reload, in the form it was typed into', async () => {
    const { page } = await open('empty');
    await start(page, FOLDERS);
    await page.getByText('alice@acme.example').waitFor();
    await page.getByLabel('Which folder?').fill('Platform');
    await page.getByLabel('Teams').fill('Night shift');
    await page.getByRole('button', { name: 'Add team' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Request Access to Folder' }).waitFor();
    expect(await page.getByLabel('Which folder?').inputValue()).toBe('Platform');
    await page.getByRole('button', { name: 'Remove Night shift' }).waitFor();
  });

  it('stays when the server says that the place is not allowed, beside the field', async () => {
    const { page } = await open('empty-approver');
    await answer(page, 'submitRequest', [
      { failure: failure('outside-policy-folders', 'Not this place.', { field: 'folder' }) },
    ]);
    await start(page, PERMISSION);
    await page.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('Platform');
    await option(page, /on call/u).click();
    await page.getByLabel('Role').selectOption('viewer');
    await save(page);
    await page.locator('[data-field-error]').getByText('Not this place.').waitFor();
    await page.getByRole('group', { name: 'Folder' }).getByText('Platform on call').waitFor();
  });
});
