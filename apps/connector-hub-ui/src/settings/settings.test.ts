/** A Jira admin in a browser: connecting, what stays after a failure, projects. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS } from '../../preview/scenarios';
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
  it('are added by key, whatever its case, and switched on and off', async () => {
    const page = await open('settings');
    await page.getByLabel('Project key').fill('toy');
    await page.getByRole('button', { name: 'Add project' }).click();
    await page.getByText('TOY uses Keeper now.').waitFor();
    await page.getByRole('switch', { name: 'Keeper in Operations' }).click();
    await page.getByText('Saved for OPS.').waitFor();
    expect(await payloads(page, 'setProject')).toEqual([
      { projectKey: 'TOY', enabled: true, justificationRequired: false },
      { projectKey: 'OPS', enabled: false, justificationRequired: true },
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
});
