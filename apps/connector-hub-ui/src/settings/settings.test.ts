/** A Jira admin in a browser: connecting, what stays after a failure, projects. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS } from '../../preview/scenarios';
import { FINDINGS, FOLDERS, GROUPS } from '../../preview/settings-stories';
import { failure, settings } from '../../preview/stories';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

const open = async (name: string): Promise<Page> => (await stage.open(SCENARIOS[name]!, { width: 800 })).page;
const payloads = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) =>
      (window.__bridgeControl?.calls ?? []).filter((call) => call.name === wanted).map(({ payload }) => payload),
    name,
  );
const answer = (page: Page, name: string, list: readonly Scripted[]): Promise<void> =>
  page.evaluate(([one, all]) => window.__bridgeControl?.answer(one, all), [name, list] as const);

describe('the connection', () => {
  it('is tested with the saved key, without sending one', async () => {
    const page = await open('settings');
    await page.getByText('An API key is saved').waitFor();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Answered in 1,240 ms.').waitFor();
    expect(await payloads(page, 'testConnection')).toEqual([
      { apiUrl: 'https://commander.acme.example/api/v2', encryptionKey: '' },
    ]);
  });

  it('shows what the test found out about Commander, and what to do about it', async () => {
    const page = await open('settings');
    const cell = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
    await page.getByRole('button', { name: 'Test connection' }).click();
    expect(await cell('Commander version').innerText()).toBe('18.0.13');
    expect(await cell('Missing in this version').innerText()).toMatch(/custom fields.*Update Commander/s);
    expect(await cell('Commands the key may not run').innerText()).toMatch(
      /share-record, nsf-share-record.*list of commands/s,
    );
    expect(await cell('Nested share folders').innerText()).toMatch(/^Not available/);

    const { version: _, ...unknown } = FINDINGS;
    const fine = { ...unknown, lacks: [], notAllowed: [], nestedShareFolders: 'on' };
    await answer(page, 'testConnection', [{ value: fine }]);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Allow the command version').waitFor();
    expect(await page.getByRole('row', { name: /^Missing/ }).count()).toBe(0);
    expect(await cell('Commands the key may not run').innerText()).toBe('None of those that were tried');
    expect(await cell('Nested share folders').innerText()).toBe('Available');
  });

  it('asks for the key again when the URL changes', async () => {
    const page = await open('settings');
    await page.getByLabel('Keeper API URL').fill('https://commander.acme.example:8443/api/v2');
    await page.getByText('This app may not reach commander.acme.example:8443.').waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('the saved one belongs to the saved URL').waitFor();
    expect(await payloads(page, 'saveConnection')).toEqual([]);
  });

  it('keeps what was typed after a failure, says what it is, and shows no key', async () => {
    const page = await open('settings-first');
    await page.getByLabel('Keeper API URL').fill(' https://commander.acme.example/api/v2 ');
    await page.getByLabel('API key').fill(' secret-key ');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Nothing was saved').waitFor();
    const key = page.getByLabel('API key');
    expect(await key.inputValue()).toBe(' secret-key ');
    expect(await key.getAttribute('type')).toBe('password');
    expect(await payloads(page, 'saveConnection')).toEqual([
      { apiUrl: 'https://commander.acme.example/api/v2', apiKey: 'secret-key', encryptionKey: '' },
    ]);
    const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    expect(kept).not.toContain('secret-key');
    await answer(page, 'saveConnection', [
      { value: { settings: settings(), report: { status: 'Running', milliseconds: 900 } } },
    ]);
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Settings saved').waitFor();
    await page.getByText('An API key is saved').waitFor();
  });

  it('says beside the field what is wrong before anything is sent', async () => {
    const page = await open('settings-first');
    await page.getByLabel('Keeper API URL').fill('https://commander.acme.example');
    await page.getByLabel('Encryption key').fill('short');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.locator('[data-field-error]').getByText('does not end with /api/v2').waitFor();
    await page.getByText('Enter the API key.').waitFor();
    await page.getByText('exactly 32 characters').waitFor();
    expect(await payloads(page, 'testConnection')).toEqual([]);
  });
});

describe('projects', () => {
  const editing = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Edit Operations' }).click();
    await page.getByRole('heading', { name: 'Policy of Operations' }).waitFor();
  };
  const save = (page: Page) => page.getByRole('button', { name: 'Save project' }).click();

  it('are added by key, whatever its case, and nothing is said of a policy they may have had', async () => {
    const page = await open('settings');
    await page.getByLabel('Project key').fill('toy');
    await page.getByRole('button', { name: 'Add project' }).click();
    await page.getByText('TOY uses Keeper now.').waitFor();
    expect(await payloads(page, 'setProject')).toEqual([
      { projectKey: 'TOY', enabled: true, justificationRequired: false },
    ]);
  });

  it('keep the typed key when the server refuses it', async () => {
    const page = await open('settings');
    await answer(page, 'setProject', [{ failure: failure('invalid-input', 'There is no such project.') }]);
    await page.getByLabel('Project key').fill('NOPE');
    await page.getByRole('button', { name: 'Add project' }).click();
    await page.getByText('There is no such project.').waitFor();
    expect(await page.getByLabel('Project key').inputValue()).toBe('NOPE');
  });

  it('show their policy in a line', async () => {
    const page = await open('settings');
    const [ops, ...others] = settings().projects;
    const restricted = { ...ops, folders: [FOLDERS[0]], requestersMaySearch: true, approverGroups: [GROUPS[0]] };
    await answer(page, 'setProject', [
      { value: { settings: settings({ projects: [restricted as never, ...others] }) } },
    ]);
    await page.getByText('Whole vault · approvers by permission · justification required').waitFor();
    await editing(page);
    await save(page);
    await page
      .getByText(
        'Folders: Engineering · requesters may search · approvers in keeper-approvers · justification required',
      )
      .waitFor();
  });

  it('have a policy that is saved as a whole, and not before somebody says so', async () => {
    const page = await open('settings');
    await editing(page);
    await page.getByLabel('Use Keeper in this project').uncheck();
    await page.getByLabel('Justification required').uncheck();
    await page.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('eng');
    await page.getByRole('option', { name: /Company\/Engineering/ }).click();
    await page.getByLabel('Requesters may search these folders').check();
    await page.getByRole('combobox', { name: 'Search Jira groups by name' }).fill('keeper');
    await page.getByText('there are more').waitFor();
    await page.getByRole('option', { name: 'keeper-approvers', exact: true }).click();
    expect(await payloads(page, 'setProject')).toEqual([]);
    await save(page);
    await page.getByText('Saved for OPS.').waitFor();
    expect(await payloads(page, 'setProject')).toEqual([
      {
        projectKey: 'OPS',
        enabled: false,
        justificationRequired: false,
        folders: [{ uid: FOLDERS[2].uid, title: 'Platform' }],
        requestersMaySearch: true,
        approverGroups: [GROUPS[0]],
      },
    ]);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Edit Operations');
  });

  it('are edited by keyboard alone', async () => {
    const page = await open('settings');
    const keys = async (...pressed: string[]): Promise<void> => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    await page.getByRole('button', { name: 'Edit Operations' }).focus();
    await keys('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Policy of Operations');
    await keys('Tab', 'Tab', 'Space', 'Tab');
    await page.keyboard.type('eng');
    await page.getByRole('option').first().waitFor();
    await keys('ArrowDown', 'Enter');
    await page.getByRole('button', { name: 'Remove Engineering' }).waitFor();
    // The box has the focus again: the next folder, of the same name.
    await page.keyboard.type('eng');
    await page.getByRole('option').first().waitFor();
    await keys('ArrowDown', 'ArrowDown', 'Enter');
    await page.getByRole('button', { name: `Remove Engineering (${FOLDERS[1].uid})` }).waitFor();
    await keys('Shift+Tab', 'Enter');
    await page.getByRole('button', { name: 'Remove Engineering' }).waitFor();
    await page.getByRole('button', { name: 'Save project' }).focus();
    await keys('Enter');
    await page.getByText('Saved for OPS.').waitFor();
    expect(await payloads(page, 'setProject')).toMatchObject([
      { justificationRequired: false, folders: [{ uid: FOLDERS[0].uid }], approverGroups: [] },
    ]);
  });

  it('are not saved with a search that would end nowhere', async () => {
    const page = await open('settings');
    await editing(page);
    const box = page.getByLabel('Requesters may search these folders');
    await box.check();
    await save(page);
    await page.locator('[data-field-error]').getByText('Choose at least one folder first').waitFor();
    expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await payloads(page, 'setProject')).toEqual([]);
  });

  it('keep what was chosen when saving fails, and say beside the field what is wrong', async () => {
    const page = await open('settings');
    await answer(page, 'setProject', [
      { failure: failure('folder-not-found', 'The vault has no such folder.', { field: 'folders' }) },
      { failure: failure('storage-unavailable', 'Atlassian’s storage did not answer.', { retry: 'safe' }) },
      { throws: true },
      { value: { settings: settings() } },
    ]);
    await editing(page);
    await page.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('eng');
    await page.getByRole('option', { name: /Company\/Engineering/ }).click();
    const chosen = page.getByRole('button', { name: 'Remove Platform' });
    await save(page);
    await page.getByRole('group', { name: 'Vault folders' }).getByText('The vault has no such folder.').waitFor();
    await chosen.waitFor();
    await save(page);
    await page.getByRole('alert').getByText('Atlassian’s storage did not answer.').waitFor();
    await chosen.waitFor();
    await save(page);
    await page.getByRole('alert').getByText('No answer came back').waitFor();
    await chosen.waitFor();
    await save(page);
    await page.getByText('Saved for OPS.').waitFor();
    expect(await payloads(page, 'setProject')).toHaveLength(4);
  });

  it('are left as they are when editing is cancelled', async () => {
    const page = await open('settings');
    await editing(page);
    await page.getByLabel('Use Keeper in this project').uncheck();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await payloads(page, 'setProject')).toEqual([]);
    await editing(page);
    expect(await page.getByLabel('Use Keeper in this project').isChecked()).toBe(true);
  });

  it('are not told that nothing was found when the search failed', async () => {
    const page = await open('settings');
    await answer(page, 'findGroups', [
      { failure: failure('jira-unavailable', 'Jira did not answer.', { retry: 'safe' }) },
      { value: { rows: [], more: false } },
    ]);
    await editing(page);
    await page.getByRole('combobox', { name: 'Search Jira groups by name' }).fill('nobody');
    await page.getByText('Could not search').waitFor();
    await page.getByText('Jira did not answer.').waitFor();
    await page.getByRole('button', { name: 'Search again' }).click();
    await page.getByText('No group matches “nobody”. Only groups that Jira shows you are found.').waitFor();
  });
});
