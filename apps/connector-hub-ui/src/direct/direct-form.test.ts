/** An admin in a browser creates and updates records: what is sent, what is said, and that nothing typed is lost or kept. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Opened, type Stage } from '../../preview/browser';
import { DIRECT_STEPS, box, fillLogin } from '../../preview/direct-steps';
import {
  DIRECT_SCENARIOS,
  WARNING,
  openCreate,
  openUpdate,
  pickFolder,
  pickRecord,
  type DirectScenario,
} from '../../preview/direct-stories';

// Two looks of axe at a long form: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('preview/direct.html');
});
afterAll(async () => {
  await stage.close();
});

const open = (name: DirectScenario): Promise<Opened> => stage.open(DIRECT_SCENARIOS[name]);
const click = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement;
    const label = active?.id ? document.querySelector(`label[for="${active.id}"]`)?.textContent : undefined;
    return active?.getAttribute('aria-label') ?? label ?? active?.textContent ?? '';
  });
const payloads = (page: Page, name: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (wanted) =>
      (window.__bridgeControl?.calls ?? []).filter((call) => call.name === wanted).map((call) => call.payload),
    name,
  ) as Promise<Record<string, unknown>[]>;
const preview = async (page: Page): Promise<void> => {
  await click(page, 'Preview');
  await page.getByRole('heading', { name: 'What will be done' }).waitFor();
};

describe('every state of the direct forms', () => {
  it.each(Object.entries(DIRECT_STEPS))('is accessible, fits and breaks no policy: %s', async (_, state) => {
    const { page, complaints } = await stage.open(state.scenario, { width: 320 });
    await state.play(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((mode) => {
        document.documentElement.setAttribute('data-color-mode', mode);
        // The iframe has no colour of its own; Jira's surface is behind it.
        document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue('--ds-surface');
      }, theme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    expect(content).toBeLessThanOrEqual(window);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('creating a secret', () => {
  it('sends exactly what the preview was made of, once', async () => {
    const { page } = await open('create-running');
    await openCreate(page);
    await fillLogin(page);
    await pickFolder(page);
    await preview(page);
    const [previewed] = await payloads(page, 'previewDirect');
    expect(previewed?.operation).toMatchObject({ kind: 'record-add', mode: 'nsf', recordType: 'login' });
    await click(page, 'Create secret');
    await page.getByRole('button', { name: 'Creating…' }).dispatchEvent('click');
    await page.evaluate(() => window.__bridgeControl?.release('executeDirect'));
    await page.getByText('Handed over').waitFor();
    const executed = await payloads(page, 'executeDirect');
    expect(executed).toHaveLength(1);
    expect(executed[0]?.operation).toEqual(previewed?.operation);
    expect(executed[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('uses the same id when the answer was lost, and says when the first attempt had other values', async () => {
    const { page } = await open('create-lost');
    await openCreate(page);
    await fillLogin(page);
    await preview(page);
    await click(page, 'Create secret');
    await page.getByText('No answer came back').waitFor();
    await click(page, 'Create secret');
    await page.getByText('An earlier attempt was sent already').waitFor();
    const ids = (await payloads(page, 'executeDirect')).map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(1);
    await click(page, 'Show the earlier attempt');
    await page.getByText('Handed over').waitFor();
  });

  it('keeps everything typed when Keeper refuses, shows its words as they are, and tries anew', async () => {
    const { page } = await open('create-refused');
    await openCreate(page);
    await fillLogin(page);
    await preview(page);
    await click(page, 'Create secret');
    await page.getByText('Keeper refused; nothing was changed').waitFor();
    expect(await page.locator('blockquote').innerText()).toBe(WARNING);
    expect(await box(page, 'Password').inputValue()).toBe('Correct Horse Battery 7');
    await preview(page);
    await click(page, 'Create secret');
    await page.getByText('Handed over').waitFor();
    const ids = (await payloads(page, 'executeDirect')).map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(2);
  });

  it('shows the refused attempt when the form is closed after it', async () => {
    const { page } = await open('create-refused');
    await openCreate(page);
    await fillLogin(page);
    await preview(page);
    await click(page, 'Create secret');
    await click(page, 'Close');
    await page.getByText('Handed over').waitFor();
  });

  it('keeps what is no secret over a reload, in this tab, and says what has to be typed again', async () => {
    const { page } = await open('create');
    await openCreate(page);
    await fillLogin(page);
    await box(page, 'Notes').fill('the safe is behind the picture');
    const kept = await page.evaluate(() =>
      [sessionStorage, localStorage]
        .flatMap((storage) => Object.values<string>(storage as unknown as Record<string, string>))
        .join(),
    );
    expect(kept).toContain('apollo-app');
    expect(kept).not.toContain('Correct Horse');
    expect(kept).not.toContain('picture');
    await page.reload();
    await page.getByText('Secret values and notes are never kept').waitFor();
    await expect.poll(() => box(page, 'Login').inputValue()).toBe('apollo-app');
    expect(await box(page, 'Title').inputValue()).toBe('Apollo API');
    expect(await box(page, 'Password').inputValue()).toBe('');
    await click(page, 'Discard');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('hides secrets, and shows one while somebody asks for it', async () => {
    const { page } = await open('create');
    await openCreate(page);
    const password = box(page, 'Password');
    await password.fill('Correct Horse');
    expect(await password.getAttribute('type')).toBe('password');
    expect(await password.getAttribute('autocomplete')).toBe('new-password');
    await click(page, 'Show Password');
    expect(await password.getAttribute('type')).toBe('text');
    await click(page, 'Hide Password');
    expect(await password.getAttribute('type')).toBe('password');
    await page.getByText(/Strong: 13 characters, small letters, capital letters, symbols\./u).waitFor();
  });

  it('puts a failure of the server beside its field, with the focus there', async () => {
    const { page } = await open('create-preview-failed');
    await openCreate(page);
    await fillLogin(page);
    await click(page, 'Preview');
    await page.getByText('No preview').waitFor();
    expect(await box(page, 'Website address').getAttribute('aria-invalid')).toBe('true');
    expect(await focused(page)).toBe('Website address');
    await preview(page);
  });

  it('follows the permission model of the folder, and asks for it without one', async () => {
    const { page } = await open('create');
    await openCreate(page);
    await page.getByText('No folder: only the service account sees the record.').waitFor();
    await box(page, 'Use classic permission model').check();
    await pickFolder(page);
    await expect.poll(() => box(page, 'Use classic permission model').count()).toBe(0);
    await fillLogin(page);
    await preview(page);
    expect((await payloads(page, 'previewDirect'))[0]?.operation).toMatchObject({
      mode: 'nsf',
      folder: { title: 'Platform' },
    });
    await click(page, 'Back to the form');
    expect(await box(page, 'Password').inputValue()).toBe('Correct Horse Battery 7');
    await click(page, 'Use no folder');
    await page.getByRole('combobox', { name: 'Search folders by name or UID' }).waitFor();
  });

  it('lets the types be loaded again', async () => {
    const { page } = await open('create-types-failed');
    await openCreate(page);
    await click(page, 'Try again');
    await box(page, 'Login').waitFor();
  });

  it('is done by keyboard alone', async () => {
    const { page } = await open('create');
    const { keyboard } = page;
    await page.getByRole('button', { name: 'Create New Secret' }).focus();
    await keyboard.press('Enter');
    await box(page, 'Login').waitFor();
    expect(await focused(page)).toBe('Create New Secret');
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        if ((await focused(page)) === name) return;
        await keyboard.press('Tab');
      }
      throw new Error(`${name} was not reached; the focus is on ${await focused(page)}`);
    };
    await tabTo('Choose another: Record type');
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('Record type');
    await keyboard.type('log');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Choose another: Record type');
    await tabTo('Title');
    await keyboard.type('Apollo API');
    await tabTo('Search folders by name or UID');
    await keyboard.type('plat');
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Choose another');
    await tabTo('How to set Password');
    await page.getByLabel('How to set Password').selectOption('generated');
    await tabTo('Add a question');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Question');
    await keyboard.type('First pet?');
    await tabTo('Remove Security questions 1');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Add a question');
    await tabTo('Add custom field');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Kind of field');
    await tabTo('Label');
    await keyboard.type('Cost centre');
    await tabTo('Value');
    await keyboard.type('4711');
    await tabTo('Preview');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('What will be done');
    await tabTo('Create secret');
    await keyboard.press('Enter');
    await page.getByText('Handed over').waitFor();
    const [sent] = await payloads(page, 'executeDirect');
    expect(sent?.operation).toMatchObject({
      title: 'Apollo API',
      fields: [
        { type: 'password', value: { form: 'generated-password' } },
        { section: 'custom', type: 'text', label: 'Cost centre', value: { form: 'text', text: '4711' } },
      ],
    });
  });
});

describe('updating a record', () => {
  it('shows what it holds without its secrets, and sends only what was changed', async () => {
    const { page } = await open('update');
    await openUpdate(page);
    await pickRecord(page);
    await page.getByText('Now: apollo-app').waitFor();
    expect(await page.getByText('Now: Set (hidden)').count()).toBe(1);
    await box(page, 'What to do with Password').selectOption('Rotate to a generated password');
    await box(page, 'What to do with Environment').selectOption('Change');
    await box(page, 'New value of Environment').fill('staging');
    await box(page, 'What to do with the notes').selectOption('Add below');
    await box(page, 'New notes').fill('rotated');
    await box(page, 'Force update').check();
    await preview(page);
    await click(page, 'Update record');
    await page.getByText('Handed over').waitFor();
    const [sent] = await payloads(page, 'executeDirect');
    expect(sent?.operation).toEqual({
      kind: 'record-update',
      mode: 'nsf',
      record: { uid: 'Rx3kPq9LmNo2RsTuVwXy1R', title: 'Apollo database' },
      fields: [
        {
          section: 'fields',
          type: 'password',
          value: { form: 'generated-password', generator: { algorithm: 'random', length: 20 } },
        },
        { section: 'fields', type: 'text', label: 'Environment', value: { form: 'text', text: 'staging' } },
      ],
      notes: { change: 'append', text: 'rotated' },
      force: true,
    });
  });

  it('wants something to change', async () => {
    const { page } = await open('update');
    await openUpdate(page);
    await pickRecord(page);
    await click(page, 'Preview');
    await page.getByText('Change at least one field, the title or the notes.').waitFor();
    expect(await payloads(page, 'previewDirect')).toEqual([]);
  });

  it('offers to clear only what holds something, and leaves files alone', async () => {
    const { page } = await open('update');
    await openUpdate(page);
    await pickRecord(page);
    const options = (name: string): Promise<string[]> => box(page, name).locator('option').allInnerTexts();
    expect(await options('What to do with Website address')).toEqual(['Leave as it is', 'Fill in']);
    expect(await options('What to do with Login')).toEqual(['Leave as it is', 'Change', 'Clear']);
    expect(await page.getByLabel('What to do with Files').count()).toBe(0);
  });

  it('shows what Commander warned about once, with everything typed', async () => {
    const { page } = await open('update-refused');
    await openUpdate(page);
    await pickRecord(page);
    await box(page, 'What to do with Password').selectOption('typed');
    await box(page, 'New value of Password').fill('short');
    await preview(page);
    await click(page, 'Update record');
    await page.getByText('Keeper refused; nothing was changed').waitFor();
    expect(await page.getByText('Password must be at least 20 characters long.').count()).toBe(1);
    expect(await box(page, 'New value of Password').inputValue()).toBe('short');
  });

  it('shows what Commander warned about in an earlier attempt beside “Force update”', async () => {
    const { page } = await open('update-warned');
    await openUpdate(page);
    await pickRecord(page);
    const warned = page.locator('.kw-warned');
    await warned.waitFor();
    expect(await warned.innerText()).toContain('Password must be at least 20 characters long.');
  });

  it('reads a record again after a failure', async () => {
    const { page } = await open('update-read-failed');
    await openUpdate(page);
    await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('apollo');
    await page.getByRole('option').click();
    await click(page, 'Try again');
    await box(page, 'What to do with Password').waitFor();
  });
});
