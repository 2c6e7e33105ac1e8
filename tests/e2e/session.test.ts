/** The Jira session ends, or the browser keeps nothing for the panel, while somebody types: what was typed goes on. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAccessible } from './accessible';
import { control, formsOf } from './forms';
import { changesIn, choose, fill, panelOf, press, review, status, submit } from './people';
import { openStage, type Stage, type Visit } from './stage';

// Several people at several pages: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Chromium writes a red line about every refused call; whoever is signed out is refused on purpose. */
const REFUSED = 'the server responded with a status of 401';
afterEach(async (test) => {
  const complaints = stage.complaints.filter((complaint) => !complaint.includes(REFUSED));
  await stage.reset(test);
  expect(complaints).toEqual([]);
});

const SENTENCE = /^Your Jira session has ended\. Sign in to Jira again in another tab/u;

/** Only the account goes: the browser keeps everything else. */
async function endSession({ page }: Visit): Promise<void> {
  await page.context().clearCookies({ name: 'sandbox-account' });
}

async function signIn({ page }: Visit, who: 'alice' | 'sam'): Promise<void> {
  const { sandbox } = stage.world;
  await page.context().addCookies([{ name: 'sandbox-account', value: sandbox.accountId(who), url: sandbox.url }]);
}

describe('when the session has ended', () => {
  const why = 'Because of “this”';
  const isThere = async (alice: Visit): Promise<void> => {
    await panelOf(alice).record.waitFor();
    expect(await panelOf(alice).record.inputValue()).toBe('Apollo API');
    expect(await panelOf(alice).role.inputValue()).toBe('viewer');
    expect(await panelOf(alice).why.inputValue()).toBe(why);
  };

  test('Alice is told what to do, and after signing in and a reload her form is there and is sent once', async () => {
    const alice = await stage.visit('alice');
    await fill(alice, { record: 'Apollo API', role: 'viewer', why });
    await endSession(alice);
    await panelOf(alice).save.click();
    await alice.app.getByRole('alert').getByText(SENTENCE).waitFor();
    await isThere(alice);
    await isAccessible(alice, 'session over');
    await signIn(alice, 'alice');
    await alice.page.reload();
    await panelOf(alice).message('What you typed before has been restored.').waitFor();
    await isThere(alice);
    await press(panelOf(alice).save);
    await status(alice, 'Awaiting approval');
    expect(await panelOf(alice).card.count()).toBe(1);
  });

  test('Alice goes on without a reload once she has signed in again', async () => {
    const alice = await stage.visit('alice');
    await fill(alice, { record: 'Apollo API', role: 'viewer', why });
    await endSession(alice);
    await panelOf(alice).save.click();
    await alice.app.getByRole('alert').getByText(SENTENCE).waitFor();
    await signIn(alice, 'alice');
    await press(panelOf(alice).save);
    await panelOf(alice).message('Request submitted successfully').waitFor();
    expect(await panelOf(alice).card.count()).toBe(1);
  });

  test('Sam keeps the reason of his rejection', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'full-manager' });
    const sam = await stage.visit('sam');
    await review(sam);
    await panelOf(sam).reject.click();
    await sam.app.getByLabel('Reason').fill('Viewer is enough.');
    await endSession(sam);
    await panelOf(sam).confirmRejection.click();
    await sam.app.getByRole('alert').getByText(SENTENCE).waitFor();
    expect(await sam.app.getByLabel('Reason').inputValue()).toBe('Viewer is enough.');
    await signIn(sam, 'sam');
    await sam.page.reload();
    await expect.poll(() => sam.app.getByLabel('Reason').inputValue()).toBe('Viewer is enough.');
    await press(panelOf(sam).confirmRejection);
    await status(alice, 'Rejected');
    await panelOf(alice).message('Viewer is enough.').waitFor();
  });

  test('Sam keeps the decision that he was completing, although the panel looks again meanwhile', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'full-manager', people: ['bob@acme.example'] });
    const sam = await stage.visit('sam');
    await review(sam, 'Apollo API');
    await panelOf(sam).role.selectOption('viewer');
    await endSession(sam);
    await press(panelOf(sam).preview);
    await sam.app.getByRole('alert').getByText(SENTENCE).waitFor();
    // The panel follows the request by itself, and is told the same.
    await panelOf(sam)
      .message(/^This may be out of date\. Your Jira session/u)
      .waitFor();
    expect(await panelOf(sam).role.inputValue()).toBe('viewer');
    await signIn(sam, 'sam');
    await sam.page.reload();
    await panelOf(sam).chosen.getByText('Apollo API', { exact: true }).waitFor();
    expect(await panelOf(sam).role.inputValue()).toBe('viewer');
    await press(panelOf(sam).preview);
    await panelOf(sam).shown.waitFor();
    await press(panelOf(sam).approve);
    await status(sam, 'Done and verified');
    expect(await changesIn(stage)).toMatchObject([{ user: 'bob@acme.example' }]);
  });
});

describe('where the browser denies storage to the panel', () => {
  const visitWithoutStorage = async (who: 'alice' | 'pia'): Promise<Visit> => {
    const visit = await stage.visit(who);
    await visit.page.context().addInitScript(() => {
      const denied = {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      };
      if (self !== top) Object.defineProperties(window, { sessionStorage: denied, localStorage: denied });
    });
    await visit.page.reload();
    return visit;
  };

  test('a failed submit keeps the form, another form does not take it away, and nothing claims to be kept', async () => {
    const alice = await visitWithoutStorage('alice');
    await fill(alice, { record: 'Apollo API', role: 'viewer', why: 'Release' });
    await panelOf(alice)
      .message(/This browser keeps nothing for the panel/u)
      .waitFor();
    stage.world.sandbox.world.faults.add({ target: 'kvs', effect: 'status', value: 503, times: 1000 });
    await panelOf(alice).save.click();
    await alice.app.getByRole('alert').getByText('This was not saved').waitFor();
    stage.world.sandbox.world.faults.clear();
    expect(await panelOf(alice).record.inputValue()).toBe('Apollo API');
    expect(await panelOf(alice).why.inputValue()).toBe('Release');
    await press(panelOf(alice).save);
    await panelOf(alice).message('Request submitted successfully').waitFor();
    await alice.page.reload();
    await status(alice, 'Awaiting approval');
    expect(await panelOf(alice).record.count()).toBe(0);
    expect(await panelOf(alice).card.count()).toBe(1);
  });

  test('an administrator creates a record', async () => {
    const pia = await visitWithoutStorage('pia');
    const forms = formsOf(pia);
    await forms.openCreate.click();
    await forms.title.waitFor();
    await forms.title.fill('Without storage');
    await choose(pia, 'folder', 'Engineering');
    await press(panelOf(pia).preview);
    await forms.shown.waitFor();
    await press(forms.create);
    await status(pia, 'Done and verified');
  });
});

describe('two forms that were begun', () => {
  test('stay in reach, with a secret too as long as the page is there; what was touched last opens after a reload', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'full-manager', people: ['bob@acme.example'] });
    const pia = await stage.visit('pia');
    const forms = formsOf(pia);
    await forms.openCreate.click();
    await control(pia, 'Password').fill('Typed 4f1c');
    await forms.title.fill('Pipeline login');
    await review(pia);
    await panelOf(pia).role.selectOption('viewer');
    const other = pia.app.getByRole('button', { name: 'Create New Secret: Pipeline login' });
    await press(other);
    expect(await forms.title.inputValue()).toBe('Pipeline login');
    expect(await control(pia, 'Password').inputValue()).toBe('Typed 4f1c');
    await review(pia);
    expect(await panelOf(pia).role.inputValue()).toBe('viewer');
    await panelOf(pia).role.selectOption('full-manager');
    await panelOf(pia).role.selectOption('viewer');

    await pia.page.reload();
    await panelOf(pia).role.waitFor();
    expect(await panelOf(pia).role.inputValue()).toBe('viewer');
    await isAccessible(pia, 'another form was begun');
    await press(other);
    await forms.title.fill('Pipeline login 2');
    await pia.page.reload();
    await expect.poll(() => forms.title.inputValue()).toBe('Pipeline login 2');
    await review(pia);
    expect(await panelOf(pia).role.inputValue()).toBe('viewer');
  });
});
