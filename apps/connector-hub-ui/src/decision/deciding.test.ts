/** An approver in a browser: search, preview, approve exactly that, reject with a reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Opened, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS, type Scenario } from '../../preview/scenarios';
import { APPROVER, CAN_DECIDE, DRAFT, ROWS, UID, failure, operation, panel, request } from '../../preview/stories';
import { folderRecordsPreview } from '../../preview/vault-stories';

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
const calls = (page: Page, name: string): Promise<{ name: string; payload: Record<string, unknown> }[]> =>
  page.evaluate(
    (wanted) => (window.__bridgeControl?.calls ?? []).filter((call) => call.name === wanted),
    name,
  ) as Promise<{ name: string; payload: Record<string, unknown> }[]>;
const answer = (page: Page, name: string, list: readonly Scripted[]): Promise<void> =>
  page.evaluate(([one, all]) => window.__bridgeControl?.answer(one, all), [name, list] as const);

const review = (page: Page): Promise<void> => page.getByRole('button', { name: /^Review/u }).click();
const option = (page: Page, name: RegExp) => page.getByRole('option', { name });
const approve = (page: Page) => page.getByRole('button', { name: 'Approve & execute' });
async function previewed(page: Page): Promise<void> {
  await review(page);
  await option(page, /^Apollo API\s*login/u).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('What will change').waitFor();
}

describe('finding the record', () => {
  it('begins with the requester’s words, and choosing sets the permission model', async () => {
    const { page } = await open('decide');
    await review(page);
    await option(page, /admin console/u).click();
    expect((await calls(page, 'findRecords')).map(({ payload }) => payload)).toEqual([{ term: 'Apollo API' }]);
    expect(await page.getByLabel('Use classic permission model').isChecked()).toBe(true);
    await page.getByText('Requested: Permission model: NSF').waitFor();
  });

  it('waits for a pause in typing and ignores an answer that was overtaken', async () => {
    const { page } = await open('decide', {
      findRecords: [{ hold: true }, { value: { rows: [ROWS[1]], more: false } }],
    });
    await review(page);
    const search = page.getByRole('combobox', { name: /Search by title/u });
    await expect.poll(() => calls(page, 'findRecords')).toHaveLength(1);
    await search.press('End');
    await search.pressSequentially(' staging');
    await option(page, /staging/u).waitFor();
    expect((await calls(page, 'findRecords')).map(({ payload }) => payload.term)).toEqual([
      'Apollo API',
      'Apollo API staging',
    ]);
    await answer(page, 'findRecords', [{ value: { rows: ROWS, more: false } }]);
    await page.evaluate(() => window.__bridgeControl?.release('findRecords'));
    await expect.poll(() => page.locator('.kw-records [role=option]').count()).toBe(1);
  });

  it('says that it could not search instead of finding nothing', async () => {
    const { page } = await open('search-failed');
    await review(page);
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    expect(await page.getByText('No record matches').count()).toBe(0);
    await answer(page, 'findRecords', [{ value: { rows: [], more: false } }]);
    await page.getByRole('button', { name: 'Search again' }).click();
    await page.getByText('No record matches “Apollo API”').waitFor();
  });

  it('can be done with the keyboard, and leaving the box chooses nothing', async () => {
    const { page } = await open('decide');
    await review(page);
    await option(page, /staging/u).waitFor();
    const search = page.getByRole('combobox', { name: /Search by title/u });
    await search.press('ArrowDown');
    await search.press('Tab');
    expect(await page.getByRole('button', { name: 'Choose another' }).count()).toBe(0);
    await search.press('ArrowDown');
    await search.press('ArrowDown');
    await search.press('Enter');
    await page.getByRole('button', { name: 'Choose another' }).waitFor();
    await page.getByText('Apollo API (staging)').waitFor();
  });
});

describe('approving', () => {
  it('shows the exact effect first and approves precisely that, once', async () => {
    const { page } = await open('decide', {
      approveRequest: [{ hold: true }, ...SCENARIOS.decide!.answers.approveRequest!],
    });
    await previewed(page);
    await page.getByText('Gains: see the record').waitFor();
    await page.getByText(`nsf-share-record ${UID}`).waitFor();
    const [asked] = await calls(page, 'previewDecision');
    expect(asked?.payload).toMatchObject({ revision: 1, draft: { record: operation.record, role: 'viewer' } });
    await approve(page).dblclick();
    await page.getByRole('button', { name: 'Approving…' }).click({ force: true });
    await page.evaluate(() => window.__bridgeControl?.release('approveRequest'));
    await page.getByText('In progress', { exact: true }).waitFor();
    expect((await calls(page, 'approveRequest')).map(({ payload }) => payload)).toEqual([
      { requestId: request().id, revision: 1, operation, operationHash: 'a'.repeat(64) },
    ]);
  });

  it('needs a new preview after any edit', async () => {
    const { page } = await open('decide');
    await previewed(page);
    await page.getByLabel('Role').selectOption('content-manager');
    expect(await approve(page).count()).toBe(0);
    await page.getByText('the preview no longer applies').waitFor();
    await page.getByRole('button', { name: 'Preview again' }).click();
    await approve(page).waitFor();
  });

  it('is impossible while something stands against it, and says what', async () => {
    const { page } = await open('decide-warnings');
    await previewed(page);
    await page.getByText('This would change your own access').waitFor();
    await page.getByText('Loses: edit it, share it, manage its ownership').waitFor();
    expect(await approve(page).getAttribute('aria-disabled')).toBe('true');
    await approve(page).click({ force: true });
    expect(await calls(page, 'approveRequest')).toEqual([]);
  });

  it('asks for the record before the preview', async () => {
    const { page } = await open('decide', { findRecords: [{ value: { rows: [], more: false } }] });
    await review(page);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Say which record you mean.').waitFor();
    expect(await calls(page, 'previewDecision')).toEqual([]);
  });

  it('keeps records of one title apart, by their uids', async () => {
    const given = folderRecordsPreview();
    const rows = given.effect.rows.map((row) => ({ ...row, of: 'Apollo API' }));
    const { page } = await open('decide', {
      previewDecision: [{ value: { ...given, effect: { ...given.effect, rows } } }],
    });
    await previewed(page);
    const headings = await page.getByRole('heading', { name: 'Record “Apollo API”' }).allInnerTexts();
    expect(headings).toHaveLength(2);
    expect(new Set(headings).size).toBe(2);
    for (const heading of headings) expect(heading).toMatch(/UID Rx3kPq9LmNo2RsTuVwXy1[AB]/u);
  });

  it('shows the request as it is now when it changed, and keeps what the approver typed', async () => {
    const changed = request({
      can: CAN_DECIDE,
      revision: 2,
      draft: { ...DRAFT, recipients: ['alice@acme.example', 'bob@acme.example'] },
    });
    const { page } = await open('decide', {
      openPanel: [
        { value: panel([request({ can: CAN_DECIDE })], { viewer: APPROVER }) },
        { value: panel([changed], { viewer: APPROVER }) },
      ],
      approveRequest: [{ failure: failure('request-changed', 'The request was changed by somebody else.') }],
    });
    await review(page);
    await option(page, /staging/u).click();
    await page.getByLabel('Role').selectOption('content-manager');
    await page.getByRole('button', { name: 'Preview' }).click();
    await approve(page).click();
    await page.getByText('The request was changed meanwhile').waitFor();
    await page.getByRole('button', { name: 'Remove bob@acme.example' }).waitFor();
    expect(await page.getByLabel('Role').inputValue()).toBe('content-manager');
    await page.getByText('Apollo API (staging)').waitFor();
    expect(await approve(page).count()).toBe(0);
  });

  it('keeps the typed decision over a reload', async () => {
    const { page } = await open('decide');
    await review(page);
    await option(page, /staging/u).click();
    await page.getByLabel('Role').selectOption('full-manager');
    await page.reload();
    await page.getByRole('button', { name: 'Choose another' }).waitFor();
    expect(await page.getByLabel('Role').inputValue()).toBe('full-manager');
  });
});

describe('rejecting', () => {
  it('needs a reason and sends it', async () => {
    const { page } = await open('decide');
    await review(page);
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('heading', { name: 'Reject Request' }).waitFor();
    await page.getByRole('button', { name: 'Confirm Rejection' }).click();
    await page.getByText('Give a reason').waitFor();
    await page.getByLabel('Reason').fill('Use the other key.');
    await page.getByRole('button', { name: 'Confirm Rejection' }).click();
    await page.getByRole('status').getByText('Request rejected').waitFor();
    expect((await calls(page, 'rejectRequest')).map(({ payload }) => payload)).toEqual([
      { requestId: request().id, revision: 1, reason: 'Use the other key.' },
    ]);
  });

  it('is offered to nobody who asked himself, and says why', async () => {
    const { page } = await open('somebody-else');
    await page.getByText('another approver has to decide').waitFor();
    expect(await page.getByRole('button', { name: /^Review/u }).count()).toBe(0);
  });
});

describe('an unknown outcome', () => {
  it('says what to look at and can be checked again', async () => {
    const { page } = await open('unknown', {
      checkAgain: [{ failure: failure('commander-unreachable', 'Keeper Commander could not be reached.') }],
    });
    await page.getByText('Open “Apollo API” in the Keeper vault').waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    expect((await calls(page, 'checkAgain')).map(({ payload }) => payload)).toEqual([
      { requestId: request().id, revision: 3 },
    ]);
  });
});
