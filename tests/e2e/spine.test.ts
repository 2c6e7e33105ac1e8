/** The path everything hangs on, in a browser: asked, previewed, approved, executed once, proven, shown to both. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { changesIn, commentsOn, panelOf, press, preview, review, status, submit } from './people';
import { openStage, type Stage } from './stage';

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

/** Titles of the comments as the page shows them, oldest first. */
const titles = async (visit: Parameters<typeof commentsOn>[0]): Promise<string[]> =>
  (await commentsOn(visit).locator('strong:text-matches("^Keeper request")').allInnerTexts()).reverse();

describe('Apollo API as Viewer for 2 hours', () => {
  test('Alice asks, changes her mind, Pia approves what the preview shows, both see it proven without a reload', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'viewer', hours: 4, why: 'Failing webhooks' });
    await status(alice, 'Awaiting approval');

    await panelOf(alice).edit.click();
    await panelOf(alice).duration.fill('2');
    await panelOf(alice).update.click();
    await panelOf(alice).message('Request updated successfully').waitFor();
    await panelOf(alice).message('for 2 hours').waitFor();

    const pia = await stage.visit('pia');
    const card = panelOf(pia).card;
    await card.getByText('Give alice@acme.example access as Viewer').waitFor();
    await card.getByText('Asked by Alice Engineer').waitFor();
    await card.getByText('Failing webhooks').waitFor();

    await review(pia, 'Apollo API');
    const shown = await preview(pia);
    expect(shown).toContain('Content and Share Manager');
    expect(shown).toMatch(/Viewer until .* \d\d:\d\d/u);
    expect(shown).toContain('Loses: edit it, share it');
    expect(shown).toContain('Would lose rights or time that are there now.');
    expect(shown).toMatch(
      /nsf-share-record --action=grant\s+--email='alice@acme\.example'\s+--role=viewer\s+--expire-in=2h/u,
    );
    expect(await changesIn(stage)).toEqual([]);

    await press(panelOf(pia).approve);
    await status(pia, 'Done and verified');
    await card.getByText(/^Proven by a read of the vault on/u).waitFor();
    // Nobody touches Alice's page.
    await status(alice, 'Done and verified');
    await panelOf(alice)
      .message(/^Proven by a read of the vault on/u)
      .waitFor();
    await panelOf(alice).message('Approved by Pia Project').waitFor();
    await alice.page.locator('.context-status').getByText('Done', { exact: true }).waitFor();
    await commentsOn(alice).getByText('Keeper request approved and carried out').waitFor();
    expect(await titles(alice)).toEqual([
      'Keeper request submitted',
      'Keeper request updated',
      'Keeper request approved and carried out',
    ]);
    expect(await changesIn(stage)).toMatchObject([{ user: 'alice@acme.example' }]);
    const vault = await stage.visit('alice', '/keeper');
    const row = vault.page.locator('tr', { hasText: 'Apollo API' });
    await row.getByText(/alice@acme\.example\s+viewer/u).waitFor();
    await row.getByText(/until .* UTC/u).waitFor();
  });

  test('for Bob, with a slow Commander: a reload at any moment shows the truth', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', people: ['bob@acme.example'], role: 'viewer', hours: 2 });
    await alice.page.reload();
    await status(alice, 'Awaiting approval');

    const pia = await stage.visit('pia');
    await review(pia, 'Apollo API');
    expect(await preview(pia)).toContain('Viewer until');
    await pia.page.reload();
    // What the approver has chosen is still there; the preview has to be asked for again.
    await panelOf(pia).chosen.getByText('Apollo API').waitFor();
    await preview(pia);

    stage.world.standIn.setTiming(1500);
    await press(panelOf(pia).approve);
    await status(alice, 'In progress');
    await Promise.all([alice.page.reload(), pia.page.reload()]);
    await Promise.all([status(alice, 'In progress'), status(pia, 'In progress')]);
    expect(await panelOf(pia).review.count()).toBe(0);
    stage.world.standIn.setTiming(0);
    await Promise.all([status(alice, 'Done and verified'), status(pia, 'Done and verified')]);
    await Promise.all([alice.page.reload(), pia.page.reload()]);
    await Promise.all([status(alice, 'Done and verified'), status(pia, 'Done and verified')]);
    expect(await changesIn(stage)).toMatchObject([{ user: 'bob@acme.example' }]);
  });

  test('the page of an approver who waits hears of a request by itself', async () => {
    const pia = await stage.visit('pia');
    await panelOf(pia).message('What do you need?').waitFor();
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'viewer' });
    await panelOf(pia).review.waitFor();
  });
});

test('Jira Admin in the classic model with Allow Writing', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, { record: 'Jira Admin', classic: true, allowWriting: true, why: 'Migration weekend' });
  const pia = await stage.visit('pia');
  await review(pia, 'Jira Admin');
  const shown = await preview(pia);
  expect(shown).toContain('No access');
  expect(shown).toContain('View and edit');
  expect(shown).toContain('Gains: see the record, edit it');
  expect(shown).toMatch(/^share-record --action=grant\s+--email='alice@acme\.example'\s+--write/mu);
  await press(panelOf(pia).approve);
  await Promise.all([status(pia, 'Done and verified'), status(alice, 'Done and verified')]);
  await commentsOn(pia).getByText('Keeper request approved and carried out').waitFor();
  expect(await changesIn(stage)).toMatchObject([{ kind: 'share-granted', user: 'alice@acme.example' }]);
});
