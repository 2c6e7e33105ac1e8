/** The states that take a few clicks to reach, on top of those a page opens in. */
import type { Page } from 'playwright-core';
import type { Scenario } from './scenarios';
import { request } from './stories';

export interface Step {
  readonly scenario: Scenario;
  readonly play: (page: Page) => Promise<void>;
}

const openForm = (page: Page): Promise<void> => page.getByRole('button', { name: /Request Access to Record/u }).click();
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
    'settings-failed': at('settings-first', async (page) => {
      await page.getByLabel('Keeper API URL').fill('http://tunnel.elsewhere.example');
      await page.getByLabel('API key').fill('wrong');
      await page.getByLabel('Keeper API URL').fill('https://tunnel.elsewhere.example/api/v2');
      await page.getByRole('button', { name: 'Save settings' }).click();
      await page.getByText('Nothing was saved').waitFor();
    }),
  };
}
