/** Every state of the forms of direct operations, and how it is reached. */
import type { Locator, Page } from 'playwright-core';
import type { Staged } from './browser';
import {
  DIRECT_SCENARIOS,
  openCreate,
  openUpdate,
  pickFolder,
  pickRecord,
  pickType,
  type DirectScenario,
} from './direct-stories';

export interface DirectStep {
  readonly scenario: Staged;
  readonly play: (page: Page) => Promise<void>;
}

const step = (name: DirectScenario, play: (page: Page) => Promise<void>): DirectStep => ({
  scenario: DIRECT_SCENARIOS[name],
  play,
});
const creating = (name: DirectScenario, play: (page: Page) => Promise<void>): DirectStep =>
  step(name, async (page) => {
    await openCreate(page);
    await play(page);
  });
const updating = (name: DirectScenario, play: (page: Page) => Promise<void>): DirectStep =>
  step(name, async (page) => {
    await openUpdate(page);
    await pickRecord(page);
    await play(page);
  });
/** A control by its whole name: buttons beside it have longer ones. */
export const box = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const click = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const shown = async (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();

export async function fillLogin(page: Page): Promise<void> {
  await box(page, 'Title').fill('Apollo API');
  await box(page, 'Login').fill('apollo-app');
  await box(page, 'Password').fill('Correct Horse Battery 7');
}
async function previewed(page: Page): Promise<void> {
  await fillLogin(page);
  await click(page, 'Preview');
  await shown(page, 'What will be done');
}

export const DIRECT_STEPS: Readonly<Record<string, DirectStep>> = {
  create: creating('create', (page) => box(page, 'Login').waitFor()),
  'create-types': creating('create', async (page) => {
    await click(page, 'Choose another: Record type');
    await page.getByRole('combobox', { name: 'Record type' }).press('ArrowDown');
  }),
  'create-filled': creating('create', async (page) => {
    await fillLogin(page);
    await pickFolder(page);
    await click(page, 'Add a question');
    await box(page, 'Question').fill('First pet?');
    await box(page, 'Answer').fill('Rex');
    await click(page, 'Add custom field');
    await box(page, 'Label').fill('Cost centre');
  }),
  'create-generated': creating('create', async (page) => {
    await box(page, 'How to set Password').selectOption('generated');
    await box(page, 'Kind of password').selectOption('passphrase');
  }),
  'create-errors': creating('create-required', async (page) => {
    await box(page, 'How to set Password').selectOption('generated');
    await box(page, 'Length in characters').fill('4');
    await click(page, 'Add custom field');
    await click(page, 'Preview');
  }),
  'create-ssh': creating('create-ssh', async (page) => {
    await pickType(page, 'SSH keys');
    await box(page, 'Private key').fill('-----BEGIN KEY-----\nabc\n-----END KEY-----');
  }),
  'create-ssh-generated': creating('create-ssh', async (page) => {
    await pickType(page, 'SSH keys');
    await box(page, 'How to set Key pair').selectOption('generated');
  }),
  'create-bank': creating('create-bank', async (page) => {
    await pickType(page, 'Bank account');
    await box(page, 'Routing number').waitFor();
  }),
  'create-types-failed': creating('create-types-failed', (page) => shown(page, 'The record types could not be loaded')),
  'create-search-failed': creating('create-search-failed', async (page) => {
    await page.getByRole('combobox', { name: /Search folders/u }).fill('plat');
    await shown(page, 'Could not search');
  }),
  'create-preview': creating('create', previewed),
  'create-preview-failed': creating('create-preview-failed', async (page) => {
    await fillLogin(page);
    await click(page, 'Preview');
    await shown(page, 'No preview');
  }),
  'create-warnings': creating('create-warnings', previewed),
  'create-refused': creating('create-refused', async (page) => {
    await previewed(page);
    await click(page, 'Create secret');
    await shown(page, 'Keeper refused');
  }),
  'create-lost': creating('create-lost', async (page) => {
    await previewed(page);
    await click(page, 'Create secret');
    await shown(page, 'No answer came back');
    await click(page, 'Create secret');
    await shown(page, 'An earlier attempt was sent already');
  }),
  'create-running': creating('create-running', async (page) => {
    await previewed(page);
    await click(page, 'Create secret');
    await shown(page, 'Creating…');
  }),
  'create-restored': creating('create', async (page) => {
    await fillLogin(page);
    await page.reload();
    await shown(page, 'Secret values and notes are never kept');
    await box(page, 'Login').waitFor();
  }),
  'not-configured': creating('not-configured', (page) => shown(page, 'Keeper is not connected yet, so nothing')),
  'update-search': step('update', openUpdate),
  update: updating('update', async () => undefined),
  'update-changed': updating('update', async (page) => {
    await box(page, 'What to do with Password').selectOption('generated');
    await box(page, 'What to do with Environment').selectOption('typed');
    await box(page, 'New value of Environment').fill('staging');
    await box(page, 'What to do with Host').selectOption('typed');
    await box(page, 'What to do with Valid until').selectOption('empty');
    await box(page, 'What to do with the notes').selectOption('append');
  }),
  'update-nothing': updating('update', async (page) => {
    await click(page, 'Preview');
    await shown(page, 'Please check the marked fields');
  }),
  'update-preview': updating('update', async (page) => {
    await box(page, 'What to do with Password').selectOption('generated');
    await click(page, 'Preview');
    await shown(page, 'What will be done');
  }),
  'update-read-failed': step('update-read-failed', async (page) => {
    await openUpdate(page);
    await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('apollo');
    await page.getByRole('option').click();
    await shown(page, 'The record could not be read');
  }),
  'update-warned': updating('update-warned', (page) => shown(page, 'Keeper Commander warned')),
  'update-refused': updating('update-refused', async (page) => {
    await box(page, 'What to do with Password').selectOption('typed');
    await box(page, 'New value of Password').fill('short');
    await click(page, 'Preview');
    await click(page, 'Update record');
    await shown(page, 'Keeper refused');
  }),
};
