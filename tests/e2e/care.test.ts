/** What the pages owe everybody, in a browser: nothing typed is lost, no mouse is needed, nothing for axe, both themes. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAccessible } from './accessible';
import { changesIn, fill, panelOf, press, preview, review, status, submit, tabTo } from './people';
import { ISSUE, openStage, type Stage, type Visit } from './stage';

// Several people at several pages: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async (test) => {
  const complaints = [...stage.complaints];
  await stage.reset(test);
  expect(complaints).toEqual([]);
});

const faults = () => stage.world.sandbox.world.faults;

describe('what was typed', () => {
  const why = 'Because of “this” & <that>\nand a second line';
  const isThere = async (visit: Visit): Promise<void> => {
    const panel = panelOf(visit);
    await panel.record.waitFor();
    expect(await panel.record.inputValue()).toBe('Apollo API');
    expect(await panel.role.inputValue()).toBe('viewer');
    expect(await panel.duration.inputValue()).toBe('2');
    expect(await panel.why.inputValue()).toBe(why);
  };

  test('stays after a failure and after a reload, and is sent once', async () => {
    const alice = await stage.visit('alice');
    await fill(alice, { record: 'Apollo API', role: 'viewer', hours: 2, why });
    faults().add({ target: 'kvs', effect: 'status', value: 503, times: 1000 });
    await panelOf(alice).save.click();
    await alice.app.getByRole('alert').getByText('This was not saved').waitFor();
    await isThere(alice);
    faults().clear();
    await alice.page.reload();
    await panelOf(alice).message('What you typed before has been restored.').waitFor();
    await isThere(alice);
    await panelOf(alice).save.dblclick();
    await panelOf(alice).message('Request submitted successfully').waitFor();
    await alice.page.reload();
    await status(alice, 'Awaiting approval');
    expect(await panelOf(alice).card.count()).toBe(1);
    expect(await panelOf(alice).record.count()).toBe(0);
  });

  test('stays when it is wrong, and the focus is on what is wrong', async () => {
    const alice = await stage.visit('alice');
    await fill(alice, { record: 'Apollo API', people: ['not an address'], hours: 0 });
    await panelOf(alice).save.click();
    await panelOf(alice).message('Choose a role.').waitFor();
    await panelOf(alice)
      .message(/is not an e-mail address/u)
      .waitFor();
    await panelOf(alice)
      .message(/Enter a whole number from 1/u)
      .waitFor();
    expect(await panelOf(alice).people.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await panelOf(alice).record.inputValue()).toBe('Apollo API');
    expect(await changesIn(stage)).toEqual([]);
  });
});

test('a request goes from the form to its proof with the keyboard alone', async () => {
  const alice = await stage.visit('alice');
  const asks = panelOf(alice);
  await asks.start.waitFor();
  await tabTo(alice, asks.start);
  await alice.page.keyboard.press('Enter');
  await alice.app.getByRole('button', { name: /^Remove /u }).waitFor();
  await tabTo(alice, asks.record);
  await alice.page.keyboard.type('Apollo API');
  await tabTo(alice, asks.people);
  await alice.page.keyboard.press('Backspace');
  await alice.page.keyboard.type('bob@acme.example');
  await alice.page.keyboard.press('Enter');
  await tabTo(alice, asks.role);
  await alice.page.keyboard.type('Viewer');
  await tabTo(alice, asks.expiration);
  await alice.page.keyboard.type('After');
  await tabTo(alice, asks.duration);
  await alice.page.keyboard.press('Control+a');
  await alice.page.keyboard.type('2');
  await tabTo(alice, asks.why);
  await alice.page.keyboard.type('On call this week');
  await tabTo(alice, asks.save);
  await alice.page.keyboard.press('Enter');
  await asks.message('Request submitted successfully').waitFor();
  await asks.message('Give bob@acme.example access as Viewer').waitFor();

  const pia = await stage.visit('pia');
  const decides = panelOf(pia);
  await decides.review.waitFor();
  await tabTo(pia, decides.review);
  await pia.page.keyboard.press('Enter');
  await pia.app.getByRole('option', { name: 'Apollo API' }).waitFor();
  await tabTo(pia, decides.search);
  await pia.page.keyboard.press('ArrowDown');
  await pia.page.keyboard.press('Enter');
  await decides.chosen.waitFor();
  await tabTo(pia, decides.preview);
  await pia.page.keyboard.press('Enter');
  await decides.shown.waitFor();
  await tabTo(pia, decides.approve);
  await pia.page.keyboard.press('Enter');
  await Promise.all([status(pia, 'Done and verified'), status(alice, 'Done and verified')]);
  expect(await changesIn(stage)).toMatchObject([{ user: 'bob@acme.example' }]);
});

/** Nothing is wider than the window, in the frame or around it. */
async function fits(visit: Visit, state: string): Promise<void> {
  for (const html of [visit.page.locator('html'), visit.app.locator('html')]) {
    expect(await html.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), state).toBe(0);
  }
}

describe.each([
  ['beside the issue', 1280, isAccessible, 'is accessible in both themes'],
  ['below the issue, in a window of 400 pixels', 400, fits, 'fits'],
] as const)('the panel %s', (_, width, inspect, what) => {
  test(`${what}, from the first look to the proof`, async () => {
    const alice = await stage.visit('alice', ISSUE, { width });
    await panelOf(alice).start.waitFor();
    await inspect(alice, 'nothing yet');
    await panelOf(alice).start.click();
    await press(panelOf(alice).save);
    await panelOf(alice).message('Choose a role.').waitFor();
    await inspect(alice, 'errors in the form');
    await alice.page.reload();
    await submit(alice, { record: 'Apollo API', role: 'viewer', hours: 2, why: 'Failing webhooks' });
    await inspect(alice, 'submitted');

    const pia = await stage.visit('pia', ISSUE, { width });
    await review(pia, 'Apollo API');
    await inspect(pia, 'record chosen');
    await preview(pia);
    await inspect(pia, 'preview');
    await press(panelOf(pia).approve);
    await status(pia, 'Done and verified');
    await inspect(pia, 'done');
  });
});

test('the settings are accessible in both themes', async () => {
  const ada = await stage.visit('ada', '/apps/keeper');
  await ada.app.getByRole('heading', { name: 'Connection' }).waitFor();
  await isAccessible(ada, 'connected');
  await ada.app.getByRole('button', { name: 'Replace: API key' }).click();
  await ada.app.getByLabel('Keeper API URL').fill('https://elsewhere.example/api/v2');
  await isAccessible(ada, 'another host');
});
