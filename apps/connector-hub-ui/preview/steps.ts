/** The states that take a few clicks to reach, on top of those a page opens in. */
import type { Page } from 'playwright-core';
import type { Scenario } from './scenarios';
import { request } from './stories';

export interface Step {
  readonly scenario: Scenario;
  readonly play: (page: Page) => Promise<void>;
}

const openForm = (page: Page): Promise<void> => page.getByRole('button', { name: /Request Access to Record/u }).click();
const openFolderForm = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /Request Access to Folder/u }).click();
const openPermissionForm = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /Request Record Permission Change/u }).click();
const search = (page: Page, name: RegExp) => page.getByRole('combobox', { name });
const firstRow = (page: Page) => page.locator('.kw-records').getByRole('option').first();
/** Finds and picks the first row, then previews. */
async function decideAs(page: Page): Promise<void> {
  await review(page);
  await firstRow(page).click();
  await page.getByRole('button', { name: 'Choose another' }).waitFor();
  await preview(page);
  await page.getByText('What will change').waitFor();
}
const review = (page: Page): Promise<void> => page.getByRole('button', { name: /^Review/u }).click();
const pick = (page: Page): Promise<void> => page.locator('.kw-records').getByRole('option').first().click();
const preview = (page: Page): Promise<void> => page.getByRole('button', { name: 'Preview' }).click();

/** Every scenario as it opens, and the ones reached by hand. */
export function STEPS(scenarios: Readonly<Record<string, Scenario>>): Readonly<Record<string, Step>> {
  const plain = Object.entries(scenarios).map(([name, scenario]) => [
    name,
    {
      scenario,
      play: async (page: Page) => {
        const ready =
          name === 'loading' ? page.locator('.kw-skeleton').first() : page.locator('h2, .kw-message, .kw-card').first();
        await ready.waitFor();
      },
    },
  ]) as [string, Step][];
  const at = (name: string, play: (page: Page) => Promise<void>): Step => {
    const scenario = scenarios[name];
    if (!scenario) throw new Error(`No scenario ${name}`);
    return { scenario, play };
  };
  return {
    ...Object.fromEntries(plain),
    form: at('empty', async (page) => {
      await openForm(page);
      await page.getByText('alice@acme.example').waitFor();
    }),
    'form-errors': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('E-mail addresses').fill('bob@acme.example, not-an-address,');
      await page.getByLabel('Expiration', { exact: true }).selectOption('at');
      await page.getByRole('button', { name: 'Save Request' }).click();
    }),
    'form-classic': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('Use classic permission model').check();
      await page.getByLabel('Expiration', { exact: true }).selectOption('in');
      await page.getByLabel('Duration', { exact: true }).fill('2');
    }),
    'form-limited-role': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('Role').selectOption('full-manager');
      await page.getByLabel('Expiration', { exact: true }).selectOption('at');
      await page.getByLabel('Date and time').fill('2031-01-31T10:00');
    }),
    'form-owner': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('Action').selectOption('owner');
      await page.getByLabel('E-mail address of the new owner').fill('bob@acme.example,carol@acme.example,');
      await page.getByRole('button', { name: 'Save Request' }).click();
    }),
    'form-folder-records': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('Which records').selectOption('folder');
      await page.getByLabel('Apply Recursively').check();
      await page.getByLabel('Action').selectOption('revoke');
    }),
    'form-folder': at('empty', async (page) => {
      await openFolderForm(page);
      await page.getByText('alice@acme.example').waitFor();
      await page.getByLabel('Teams').fill('Platform Engineers');
      await page.getByRole('button', { name: 'Add team' }).click();
    }),
    'form-folder-classic': at('empty', async (page) => {
      await openFolderForm(page);
      await page.getByLabel('Use classic permission model').check();
      await page.getByLabel('Expiration', { exact: true }).selectOption('in');
      await page.getByLabel('Duration', { exact: true }).fill('2');
      await page.getByLabel('Rotate password on expiration').check();
    }),
    'form-folder-errors': at('empty', async (page) => {
      await openFolderForm(page);
      await page.getByRole('button', { name: 'Remove alice@acme.example' }).click();
      await page.getByLabel('Teams').fill('@everybody');
      await page.getByRole('button', { name: 'Save Request' }).click();
    }),
    'form-folder-remove': at('empty', async (page) => {
      await openFolderForm(page);
      await page.getByLabel('Action').selectOption('remove');
    }),
    'form-permission': at('empty', async (page) => {
      await openPermissionForm(page);
    }),
    'form-permission-errors': at('empty', async (page) => {
      await openPermissionForm(page);
      await page.getByLabel('Use classic permission model').check();
      await page.getByLabel('Action').selectOption('revoke');
      await page.getByRole('button', { name: 'Save Request' }).click();
    }),
    'form-search': at('may-search', async (page) => {
      await openForm(page);
      await search(page, /title or UID/u).fill('Apollo');
      await firstRow(page).waitFor();
    }),
    'form-search-errors': at('may-search', async (page) => {
      await openForm(page);
      await page.getByRole('button', { name: 'Save Request' }).click();
    }),
    'form-search-folders': at('empty-approver', async (page) => {
      await openFolderForm(page);
      await search(page, /folders/u).fill('Platform');
      await page.getByRole('option', { name: /ideas/u }).waitFor();
      await search(page, /folders/u).press('ArrowDown');
      await page.getByText('Owner: vault-service@acme.example').waitFor();
    }),
    'form-search-teams': at('empty-approver', async (page) => {
      await openFolderForm(page);
      await search(page, /folders/u).fill('Platform');
      await firstRow(page).click();
      await page.getByText('so the form follows').waitFor();
      await page.getByLabel('Expiration', { exact: true }).selectOption('in');
      await page.getByLabel('Rotate password on expiration').check();
      await search(page, /teams/u).fill('Platform');
      await firstRow(page).click();
      await search(page, /teams/u).fill('Contract');
      await firstRow(page).waitFor();
    }),
    withdraw: at('submitted', async (page) => {
      await page.getByRole('button', { name: 'Withdraw' }).click();
    }),
    'submitted-notice': at('empty', async (page) => {
      await openForm(page);
      await page.getByLabel('Which record?').fill('Apollo API');
      await page.getByLabel('Role').selectOption('viewer');
      await page.getByLabel('Expiration', { exact: true }).selectOption('in');
      await page.getByLabel('Duration', { exact: true }).fill('2');
      await page.getByLabel('Justification').fill(request().justification);
      await page.getByRole('button', { name: 'Save Request' }).click();
      await page.getByText('Request submitted successfully').waitFor();
    }),
    'decide-search': at('decide', async (page) => {
      await review(page);
      await page.locator('.kw-records').getByRole('option').first().waitFor();
      await page.keyboard.press('Tab');
      await page.getByRole('combobox', { name: /Search/u }).press('ArrowDown');
      await page.getByText('Owner: vault-service@acme.example').waitFor();
    }),
    'decide-preview': at('decide', async (page) => {
      await review(page);
      await pick(page);
      await preview(page);
      await page.getByText('What will change').waitFor();
    }),
    'decide-changed': at('decide', async (page) => {
      await review(page);
      await page.locator('.kw-records').getByRole('option').nth(2).click();
      await page.getByLabel('Allow Writing').check();
    }),
    'decide-blocked': at('decide-warnings', async (page) => {
      await review(page);
      await pick(page);
      await preview(page);
      await page.getByText('What will change').waitFor();
    }),
    'decide-folder-preview': at('decide-folder', decideAs),
    'decide-folder-form': at('decide-folder', async (page) => {
      await review(page);
      await page.evaluate(() => window.__bridgeControl?.answer('describeTarget', [{ throws: true }]));
      await page.locator('.kw-records').getByRole('option').nth(1).click();
      await page.getByText('Where it lies could not be read').waitFor();
      await page.getByRole('button', { name: 'Remove Platform Engineers' }).click();
      await page.getByLabel('Role').selectOption('content-share-manager');
    }),
    'decide-permission-preview': at('decide-permission', decideAs),
    'decide-owner-preview': at('decide-owner', decideAs),
    'decide-folder-records-preview': at('decide-folder-records', async (page) => {
      await review(page);
      await page.getByText('Owner: vault-service@acme.example').waitFor();
      await preview(page);
      await page.getByText('What will change').waitFor();
    }),
    'decide-mode-differs': at('decide-chosen', async (page) => {
      await review(page);
      await page.getByText('Owner: vault-service@acme.example').waitFor();
      await page.getByLabel('Use classic permission model').check();
    }),
    'decide-offline': at('decide-not-connected', review),
    'decide-search-failed': at('search-failed', async (page) => {
      await review(page);
      await page.getByText('Could not search').waitFor();
    }),
    reject: at('decide', async (page) => {
      await review(page);
      await page.getByRole('button', { name: 'Reject' }).click();
      await page.getByRole('button', { name: 'Confirm Rejection' }).click();
    }),
    'history-open': at('history', async (page) => {
      await page.locator('summary').click();
    }),
    'settings-tested': at('settings', async (page) => {
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByText('Connection works').waitFor();
    }),
    'settings-policy': at('settings', async (page) => {
      await page.getByRole('button', { name: 'Edit Operations' }).click();
      const folders = page.getByRole('combobox', { name: 'Search folders by name or UID' });
      await folders.fill('eng');
      await page.getByRole('option', { name: /Company\/Engineering/ }).click();
      await page.getByRole('button', { name: 'Remove Platform' }).waitFor();
      await folders.fill('eng');
      await page
        .getByRole('option', { name: /^Engineering/ })
        .first()
        .waitFor();
      await page.getByRole('combobox', { name: 'Search Jira groups by name' }).fill('keeper');
      await page.getByRole('option', { name: 'keeper-approvers', exact: true }).click();
      await page.getByRole('button', { name: 'Remove keeper-approvers' }).waitFor();
    }),
    'settings-policy-refused': at('settings', async (page) => {
      await page.getByRole('button', { name: 'Edit Operations' }).click();
      await page.getByLabel('Requesters may search these folders').check();
      await page.getByRole('button', { name: 'Save project' }).click();
      await page.getByText('Choose at least one folder first').waitFor();
    }),
    'settings-failed': at('settings-first', async (page) => {
      await page.getByLabel('Keeper API URL').fill('http://tunnel.elsewhere.example');
      await page.getByLabel('API key').fill('wrong');
      await page.getByLabel('Keeper API URL').fill('https://tunnel.elsewhere.example/api/v2');
      await page.getByRole('button', { name: 'Save settings' }).click();
      await page.getByText('Nothing was saved').waitFor();
    }),
  };
}
