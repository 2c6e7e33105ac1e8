/** A requester in a browser: the form, what is sent, what is said, and that nothing typed is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Opened, type Stage } from '../../preview/browser';
import type { Scripted } from '../../preview/mock-bridge';
import { SCENARIOS, type Scenario } from '../../preview/scenarios';
import { CAN_CHANGE, approved, failure, panel, request, settled } from '../../preview/stories';

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

const start = (page: Page): Promise<void> => page.getByRole('button', { name: /Request Access to Record/u }).click();
const save = (page: Page) => page.getByRole('button', { name: 'Save Request' });
async function fill(page: Page): Promise<void> {
  await start(page);
  await page.getByText('alice@acme.example').waitFor();
  await page.getByLabel('Which record?').fill('Apollo API');
  await page.getByLabel('Role').selectOption('viewer');
  await page.getByLabel('Expiration', { exact: true }).selectOption('in');
  await page.getByLabel('Duration', { exact: true }).fill('2');
  await page.getByLabel('Justification').fill(request().justification);
}

describe('opening the panel', () => {
  it('costs one call; the address is asked for when the form opens', async () => {
    const { page } = await open('empty');
    await page.getByText('What do you need?').waitFor();
    const names = await page.evaluate(() => window.__bridgeControl?.calls.map(({ name }) => name));
    expect(names).toEqual(['openPanel']);
    await start(page);
    await page.getByText('alice@acme.example').waitFor();
    expect(await calls(page, 'requestJira')).toHaveLength(1);
  });

  it('can be tried again after a failure', async () => {
    const { page } = await open('failed');
    await page.getByRole('alert').getByText('storage did not answer').waitFor();
    await answer(page, 'openPanel', [{ value: panel([]) }]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('What do you need?').waitFor();
  });
});

describe('a new request', () => {
  it('is sent as it was filled in, once, and confirmed in the words people know', async () => {
    const { page } = await open('empty', {
      submitRequest: [{ hold: true }, { value: { request: request({ mine: true, can: CAN_CHANGE }) } }],
    });
    await fill(page);
    await save(page).dblclick();
    await page.getByRole('button', { name: 'Saving…' }).click({ force: true });
    await page.evaluate(() => window.__bridgeControl?.release('submitRequest'));
    await page.getByRole('status').getByText('Request submitted successfully').waitFor();
    const sent = await calls(page, 'submitRequest');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.payload).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string,
      draft: request().draft,
      justification: request().justification,
    });
    await page.getByText('Awaiting approval').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('says what is missing beside each field, moves the focus there, and sends nothing', async () => {
    const { page } = await open('empty');
    await start(page);
    await page.getByText('alice@acme.example').waitFor();
    await save(page).click();
    const record = page.getByLabel('Which record?');
    await page.getByText('Say which record you mean.').waitFor();
    expect(await record.evaluate((element) => element === document.activeElement)).toBe(true);
    const described = (await record.getAttribute('aria-describedby')) ?? '';
    const texts = await page
      .locator(
        described
          .split(' ')
          .map((id) => `[id="${id}"]`)
          .join(', '),
      )
      .allInnerTexts();
    expect(texts.join(' ')).toContain('Say which record you mean.');
    await page.getByText('Choose a role.').nth(0).waitFor();
    expect(await calls(page, 'submitRequest')).toEqual([]);
  });

  it('takes the click on Save that leaves an address which is not added yet', async () => {
    const { page } = await open('empty', { submitRequest: [{ value: { request: request({ mine: true }) } }] });
    await page.setViewportSize({ width: 320, height: 900 });
    await fill(page);
    await page.getByLabel('E-mail addresses').fill('somebody.with.a.long.name@engineering.acme.example');
    const button = (await save(page).boundingBox())!;
    // As a hand does it: the field is left when the button goes down, and the click counts where it comes up.
    await page.mouse.move(button.x + button.width / 2, button.y + button.height / 2);
    await page.mouse.down();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.mouse.up();
    await page.getByText('Request submitted successfully').waitFor();
    const [sent] = await calls(page, 'submitRequest');
    expect((sent?.payload as { draft: { recipients: string[] } }).draft.recipients).toContain(
      'somebody.with.a.long.name@engineering.acme.example',
    );
  });

  it('adds an address that is left by clicking elsewhere', async () => {
    const { page } = await open('empty');
    await fill(page);
    await page.getByLabel('E-mail addresses').fill('bob@acme.example');
    await page.getByLabel('Justification').click();
    await page.getByRole('button', { name: 'Remove bob@acme.example' }).waitFor();
  });

  it('keeps everything after a failure and a reload, with the same id', async () => {
    const { page } = await open('empty', { submitRequest: [{ throws: true }] });
    await fill(page);
    await save(page).click();
    await page.getByRole('alert').getByText('it will not be done twice').waitFor();
    const [first] = await calls(page, 'submitRequest');
    await page.reload();
    await page.getByText('What you typed before has been restored.').waitFor();
    expect(await page.getByLabel('Which record?').inputValue()).toBe('Apollo API');
    expect(await page.getByLabel('Justification').inputValue()).toBe(request().justification);
    await save(page).click();
    await page.getByRole('alert').waitFor();
    const [second] = await calls(page, 'submitRequest');
    expect(second?.payload).toEqual(first?.payload);
    // Whether the session is over, after the failure; the address is not asked for again.
    expect(await calls(page, 'requestJira')).toHaveLength(1);
  });

  it('brings a request up to date whose first answer was lost and that was changed since', async () => {
    const stored = request({ mine: true, can: CAN_CHANGE });
    const { page } = await open('empty', {
      submitRequest: [{ throws: true }, { value: { request: stored } }],
      updateRequest: [{ value: { request: { ...stored, revision: 2 } } }],
    });
    await fill(page);
    await save(page).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Role').selectOption('content-manager');
    await save(page).click();
    await page.getByText('Request submitted successfully').waitFor();
    const [update] = await calls(page, 'updateRequest');
    expect(update?.payload).toMatchObject({ revision: 1, draft: { role: 'content-manager' } });
  });

  it('puts a failure that names a field beside it', async () => {
    const { page } = await open('empty', {
      submitRequest: [{ failure: failure('invalid-input', 'That is too long ago.', { field: 'expiration' }) }],
    });
    await fill(page);
    await save(page).click();
    await page.locator('[data-field-error]').getByText('That is too long ago.').waitFor();
    expect(await page.getByLabel('Duration', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });

  it('lets an address be entered when Jira hides it', async () => {
    const scenario = SCENARIOS.empty!;
    const { page } = await stage.open({ page: 'panel', answers: scenario.answers });
    await start(page);
    await page.getByText('Jira does not show this app your address').waitFor();
    await page.getByLabel('E-mail addresses').fill('Alice@acme.example,');
    await page.getByRole('button', { name: 'Remove alice@acme.example' }).waitFor();
  });
});

describe('the form’s rules', () => {
  it('switches between role and rights with the permission model', async () => {
    const { page } = await open('empty');
    await start(page);
    expect(await page.getByLabel('Allow Sharing').count()).toBe(0);
    await page.getByLabel('Use classic permission model').check();
    expect(await page.getByLabel('Role').count()).toBe(0);
    await page.getByLabel('Allow Sharing').check();
    await page.getByLabel('Expiration', { exact: true }).selectOption('in');
    expect(await page.getByLabel('Allow Sharing').isDisabled()).toBe(true);
    expect(await page.getByLabel('Allow Sharing').isChecked()).toBe(false);
    await page.getByText('Not for access that ends').waitFor();
    await page.getByLabel('Expiration', { exact: true }).selectOption('never');
    expect(await page.getByLabel('Allow Sharing').isChecked()).toBe(true);
  });

  it('has no expiration for revoke, and the role becomes a filter', async () => {
    const { page } = await open('empty');
    await start(page);
    await page.getByLabel('Action').selectOption('revoke');
    expect(await page.getByLabel('Expiration', { exact: true }).count()).toBe(0);
    await page.getByText('Whatever role they have').first().waitFor({ state: 'attached' });
    expect(await page.getByLabel('Role').getAttribute('aria-required')).toBeNull();
  });

  it('sends a date and time of the viewer’s zone as an instant in UTC', async () => {
    const { page } = await open('empty');
    await fill(page);
    await page.getByLabel('Expiration', { exact: true }).selectOption('at');
    await page.getByText('Europe/Berlin, GMT+1').waitFor();
    await page.getByLabel('Date and time').fill('2031-01-31T10:00');
    await save(page).click();
    await expect.poll(() => calls(page, 'submitRequest')).toHaveLength(1);
    const [sent] = await calls(page, 'submitRequest');
    expect(sent?.payload).toMatchObject({ draft: { expiration: { type: 'at', at: '2031-01-31T09:00:00Z' } } });
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await open('empty');
    await page.getByText('What do you need?').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('alice@acme.example').waitFor();
    for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Apollo API');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('V');
    for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Because.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => calls(page, 'submitRequest')).toHaveLength(1);
    const [sent] = await calls(page, 'submitRequest');
    expect(sent?.payload).toMatchObject({
      justification: 'Because.',
      draft: { recordDescription: 'Apollo API', role: 'viewer' },
    });
  });
});

describe('an own request', () => {
  it('is updated with the revision it was opened with', async () => {
    const { page } = await open('submitted', {
      updateRequest: [{ value: { request: request({ mine: true, can: CAN_CHANGE, revision: 2 }) } }],
    });
    await page.getByRole('button', { name: 'Edit request' }).click();
    await page.getByLabel('Duration', { exact: true }).fill('4');
    await page.getByRole('button', { name: 'Update Request' }).click();
    await page.getByText('Request updated successfully').waitFor();
    const [sent] = await calls(page, 'updateRequest');
    expect(sent?.payload).toMatchObject({ revision: 1, draft: { expiration: { type: 'in', amount: 4, unit: 'h' } } });
  });

  it('is withdrawn after a question', async () => {
    const { page } = await open('submitted', {
      withdrawRequest: [{ value: { request: request({ mine: true, state: 'withdrawn', revision: 2 }) } }],
    });
    await page.getByRole('button', { name: 'Withdraw' }).click();
    expect(await calls(page, 'withdrawRequest')).toEqual([]);
    await page.getByRole('button', { name: 'Withdraw request' }).click();
    await page.getByText('Nothing was changed in Keeper').waitFor();
  });
});

describe('what others do', () => {
  it('shows by itself: approved, running, done, and then nobody is asked any more', async () => {
    const { page } = await open('submitted');
    await page.clock.install();
    await page.reload();
    await page.getByText('Awaiting approval').waitFor();
    const serverTime = new Date().toISOString();
    await answer(page, 'readRequest', [{ value: { request: approved({ phase: 'running' }), serverTime } }]);
    await page.clock.runFor(5100);
    await page.getByText('In progress', { exact: true }).waitFor();
    const done = approved(settled(), { state: 'completed', outcome: 'verified', revision: 5 });
    await answer(page, 'readRequest', [{ value: { request: done, serverTime } }]);
    await page.clock.runFor(1100);
    await page.getByText('Done and verified', { exact: true }).waitFor();
    const before = (await calls(page, 'readRequest')).length;
    await page.clock.runFor(120_000);
    expect((await calls(page, 'readRequest')).length).toBe(before);
  });

  it('takes the place of the confirmation as soon as there is news', async () => {
    const { page } = await open('empty');
    await page.clock.install();
    await page.reload();
    await fill(page);
    await save(page).click();
    await page.getByText('Request submitted successfully').waitFor();
    const serverTime = new Date().toISOString();
    await answer(page, 'readRequest', [{ value: { request: approved({ phase: 'running' }), serverTime } }]);
    await page.clock.runFor(5100);
    await page.getByText('In progress', { exact: true }).waitFor();
    expect(await page.getByText('Request submitted successfully').count()).toBe(0);
  });
});
