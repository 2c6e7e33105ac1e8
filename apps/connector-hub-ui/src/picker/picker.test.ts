/** The pickers in a browser: path and owner of the row that is marked, and folders that cannot be used for a form. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Opened, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS, type Scenario } from '../../preview/scenarios';
import { FOLDER_ROWS, RECORD_PLACE, ROWS } from '../../preview/stories';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function open(name: string, answers: Scenario['answers'] = {}): Promise<Opened> {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(name);
  return stage.open({ ...scenario, answers: { ...scenario.answers, ...answers } });
}
const called = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => (window.__bridgeControl?.calls ?? []).filter((one) => one.name === wanted).map((one) => one.payload),
    name,
  );
const answer = (page: Page, name: string, list: readonly Scripted[]): Promise<void> =>
  page.evaluate(([one, all]) => window.__bridgeControl?.answer(one, all), [name, list] as const);
const option = (page: Page, name: RegExp) => page.getByRole('option', { name });
const heard = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** Records have been found; from then on the page's time stands still but for what a test lets pass. */
async function searching(answers: Scenario['answers'] = {}): Promise<Opened & { box: ReturnType<Page['getByRole']> }> {
  const opened = await open('decide', answers);
  const { page } = opened;
  await page.getByRole('button', { name: /^Review/u }).click();
  await option(page, /staging/u).waitFor();
  await page.clock.install();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
  return { ...opened, box: page.getByRole('combobox', { name: /Search by title/u }) };
}
async function searchingFolders(form: RegExp): Promise<Page> {
  const { page } = await open('empty-approver');
  await page.getByRole('button', { name: form }).click();
  await page.getByRole('combobox', { name: /Search folders/u }).fill('Platform');
  await option(page, /ideas/u).waitFor();
  return page;
}

describe('the row that is marked', () => {
  it('shows path and owner once somebody rests on it, in a row that does not grow, and says them', async () => {
    const { page, box, complaints } = await searching();
    const row = option(page, /^Apollo API admin console/u);
    const before = await row.boundingBox();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await box.press(key);
    await page.clock.runFor(300);
    expect(await called(page, 'describeTarget')).toEqual([]);
    await page.clock.resume();
    await row.getByText('Owner: vault-service@acme.example').waitFor();
    await row.getByText('login · Platform/Apollo').waitFor();
    expect(await row.boundingBox()).toEqual(before);
    expect(await called(page, 'describeTarget')).toEqual([{ kind: 'record', uid: ROWS[2]?.uid }]);
    const said = 'Apollo API admin console: in Platform/Apollo, owner vault-service@acme.example.';
    await heard(page, said).waitFor();
    // Nothing is said of a row that was left.
    await box.press('ArrowUp');
    expect(await heard(page, said).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is asked about once, and choosing it afterwards costs nothing', async () => {
    const { page, box } = await searching({ describeTarget: [{ hold: true }, { value: RECORD_PLACE }] });
    await box.press('ArrowDown');
    await page.clock.resume();
    await option(page, /Reading path and owner/u).waitFor();
    await box.press('Enter');
    await page.getByRole('button', { name: 'Choose another' }).waitFor();
    await page.evaluate(() => window.__bridgeControl?.release('describeTarget'));
    await page.getByText('Owner: vault-service@acme.example').waitFor();
    expect(await called(page, 'describeTarget')).toHaveLength(1);
  });

  it('is not asked about in passing', async () => {
    const { page, box } = await searching();
    for (let times = 0; times < 6; times += 1) {
      await box.press('ArrowDown');
      await page.clock.runFor(200);
    }
    await box.press('Tab');
    await page.clock.runFor(1000);
    expect(await called(page, 'describeTarget')).toEqual([]);
  });

  it('is the one under the pointer, too', async () => {
    const { page } = await searching();
    await option(page, /staging/u).hover();
    await page.clock.resume();
    await option(page, /staging/u)
      .getByText('Owner: vault-service@acme.example')
      .waitFor();
  });

  it('says so where its place could not be read, and is asked about again later', async () => {
    const { page, box } = await searching({ describeTarget: [{ throws: true }] });
    await box.press('ArrowDown');
    await page.clock.resume();
    await option(page, /^Apollo API\s*login/u)
      .getByText('Where it lies could not be read.')
      .waitFor();
    await heard(page, 'Apollo API: where it lies could not be read.').waitFor();
    await answer(page, 'describeTarget', [{ value: RECORD_PLACE }]);
    await box.press('ArrowDown');
    await option(page, /staging/u)
      .getByText('Owner:')
      .waitFor();
    await box.press('ArrowUp');
    await option(page, /^Apollo API\s*login/u)
      .getByText('Owner: vault-service@acme.example')
      .waitFor();
  });
});

describe('folders', () => {
  it('that cannot be given access to say why, and choosing them does nothing', async () => {
    const page = await searchingFolders(/^Request Access to Folder/u);
    const inner = option(page, /databases/u);
    await inner.getByText('Folder inside a shared folder · Platform').waitFor();
    await inner.getByText('Keeper gives access to the whole shared folder only: choose “Platform”.').waitFor();
    await option(page, /ideas/u).getByText('Private folder', { exact: true }).waitFor();
    for (const row of [inner, option(page, /ideas/u)]) {
      expect(await row.getAttribute('aria-disabled')).toBe('true');
      await row.click({ force: true });
    }
    const box = page.getByRole('combobox', { name: /Search folders/u });
    for (let presses = 0; presses < 3; presses += 1) await box.press('ArrowDown');
    await box.press('Enter');
    expect(await page.getByRole('button', { name: 'Choose another' }).count()).toBe(0);
    expect(await page.getByRole('listbox').first().getByRole('option').count()).toBe(FOLDER_ROWS.length);
    await box.press('ArrowUp');
    await box.press('Enter');
    await page.getByRole('group', { name: 'Folder' }).getByText('Platform on call').waitFor();
  });

  it('inside a shared folder can have the rights on their records changed, private ones cannot', async () => {
    const page = await searchingFolders(/^Request Record Permission Change/u);
    expect(await option(page, /ideas/u).getAttribute('aria-disabled')).toBe('true');
    expect(await option(page, /databases/u).getAttribute('aria-disabled')).not.toBe('true');
    await option(page, /databases/u).click();
    await page.getByRole('group', { name: 'Folder' }).getByText('Platform databases').waitFor();
  });
});
