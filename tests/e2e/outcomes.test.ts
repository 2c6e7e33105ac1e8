/** The other ways a request can go, in a browser: taken away, rejected, withdrawn, invited, refused, not known. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP } from '../world';
import { changesIn, commentsOn, decide, panelOf, press, preview, review, status, submit } from './people';
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

const faults = () => stage.world.sandbox.world.faults;

test('several people lose access; Sam decides', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, {
    record: 'Projects Wiki',
    action: 'revoke',
    people: ['dave@acme.example', 'carol@acme.example'],
    why: 'They left the project',
  });
  const sam = await stage.visit('sam');
  await review(sam, 'Projects Wiki');
  const shown = await preview(sam);
  expect(shown).toContain('Loses: see the record, edit it');
  expect(shown).toContain('There is no matching share to take away.');
  await press(panelOf(sam).approve);
  await status(sam, 'Done and verified');
  await panelOf(sam).message('dave@acme.example: confirmed by the vault').waitFor();
  expect(await changesIn(stage)).toMatchObject([{ kind: 'share-revoked', user: 'dave@acme.example' }]);
});

test('a rejection needs a reason, and Alice reads it', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, { record: 'Apollo API', role: 'full-manager' });
  const sam = await stage.visit('sam');
  await review(sam);
  await panelOf(sam).reject.click();
  await panelOf(sam).confirmRejection.click();
  await panelOf(sam).message('Give a reason; the requester reads it.').waitFor();
  await sam.app.getByLabel('Reason').fill('Viewer is enough.');
  await panelOf(sam).confirmRejection.click();
  await status(alice, 'Rejected');
  await panelOf(alice).message('Viewer is enough.').waitFor();
  await panelOf(alice).message('Rejected by Sam Security').waitFor();
  await commentsOn(alice).getByText('Keeper request rejected').waitFor();
  expect(await changesIn(stage)).toEqual([]);
});

test('Alice takes her request back, and nobody can decide it', async () => {
  const [alice, sam] = await Promise.all([stage.visit('alice'), stage.visit('sam')]);
  await submit(alice, { record: 'Apollo API', role: 'viewer' });
  await review(sam);
  await panelOf(alice).withdraw.click();
  await alice.app.getByRole('button', { name: 'Withdraw request' }).click();
  await status(alice, 'Withdrawn');
  await panelOf(sam).message('This request has moved on').waitFor();
  expect(await panelOf(sam).reject.count()).toBe(0);
});

test('an invitation can be followed up', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, { record: 'Apollo API', role: 'viewer', people: ['invitee@partner.example'] });
  const sam = await stage.visit('sam');
  await decide(sam, 'Apollo API', 'Invitation sent');
  await panelOf(sam).message('Share invitation has been sent to').waitFor();
  await panelOf(sam).checkAgain.click();
  await panelOf(sam).checkAgain.waitFor();
  await status(sam, 'Invitation sent');
  await panelOf(sam).reviewAgain.waitFor();
  await status(alice, 'Invitation sent');
  expect(await panelOf(alice).reviewAgain.count()).toBe(0);
  expect(await changesIn(stage)).toMatchObject([{ kind: 'invitation-sent', user: 'invitee@partner.example' }]);
});

test('a refusal has Commander’s words, changes nothing, and Alice can correct her request', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, { record: 'Apollo API', role: 'viewer', people: ['fails@acme.example'] });
  const sam = await stage.visit('sam');
  await decide(sam, 'Apollo API', 'Refused');
  await panelOf(sam)
    .message(/Sharing with this user is not allowed/u)
    .waitFor();
  await status(alice, 'Refused');
  await panelOf(alice)
    .message(/Sharing with this user is not allowed/u)
    .waitFor();
  expect(await changesIn(stage)).toEqual([]);

  await panelOf(alice).edit.click();
  await alice.app.getByRole('button', { name: 'Remove fails@acme.example' }).click();
  await panelOf(alice).people.fill('bob@acme.example,');
  await panelOf(alice).update.click();
  await panelOf(alice).message('Request updated successfully').waitFor();
  await status(sam, 'Awaiting approval');
  await decide(sam, 'Apollo API', 'Done and verified');
  expect(await changesIn(stage)).toMatchObject([{ user: 'bob@acme.example' }]);
});

test('a lost answer is called unknown, never done, until Check again reads the vault', async () => {
  const alice = await stage.visit('alice');
  await submit(alice, { record: 'Apollo API', role: 'viewer', people: ['bob@acme.example'] });
  const sam = await stage.visit('sam');
  await review(sam, 'Apollo API');
  await preview(sam);
  // Between the decision and the command stands a push; answered late, it leaves the time to take Commander away.
  faults().add({ target: 'queue', match: 'push', effect: 'delay', value: 1500 });
  await press(panelOf(sam).approve);
  await expect.poll(() => isExecuting(), { interval: 20, timeout: 10_000 }).toBe(true);
  faults().add({ target: 'commander', match: 'share-record', effect: 'drop-reply' });
  faults().add({ target: 'commander', effect: 'status', value: 503, times: 100_000 });
  await status(alice, 'In progress');
  const { forge } = stage.world.sandbox.world;
  for (let minutes = 0; minutes < 45 && isExecuting(); minutes += 1) {
    stage.world.sandbox.advance(60);
    await forge.drain();
  }
  await status(sam, 'Outcome unknown');
  await panelOf(sam)
    .message(/^Open “Apollo API” in the Keeper vault/u)
    .waitFor();
  await status(alice, 'Outcome unknown');
  expect(await panelOf(alice).checkAgain.count()).toBe(0);

  await panelOf(sam).checkAgain.click();
  await sam.app
    .getByRole('alert')
    .getByText(/Keeper Commander/u)
    .waitFor();
  await status(sam, 'Outcome unknown');
  faults().clear();
  await panelOf(sam).checkAgain.click();
  await Promise.all([status(sam, 'Done and verified'), status(alice, 'Done and verified')]);
  expect(await changesIn(stage)).toMatchObject([{ user: 'bob@acme.example' }]);
});

function isExecuting(): boolean {
  const rows = stage.world.sandbox.world.forge.store(APP).entities.request ?? [];
  return rows.some(({ value }) => (value as { document?: { state?: string } }).document?.state === 'executing');
}

describe('with Commander down', () => {
  test('the panel opens and takes requests, and deciding says what is wrong', async () => {
    faults().add({ target: 'commander', effect: 'status', value: 503, times: 100_000 });
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'viewer' });
    const sam = await stage.visit('sam');
    await review(sam);
    await sam.app
      .getByRole('alert')
      .getByText(/Restart Service Mode/u)
      .waitFor();

    faults().clear();
    await sam.app.getByRole('button', { name: 'Search again' }).click();
    await sam.app.getByRole('option', { name: 'Apollo API' }).click();
    await panelOf(sam).chosen.waitFor();
    await preview(sam);
    faults().add({ target: 'commander', effect: 'status', value: 503, times: 100_000 });
    await press(panelOf(sam).approve);
    const alert = sam.app.getByRole('alert').filter({ hasText: 'This was not approved' });
    await alert.getByText(/Restart Service Mode/u).waitFor();
    await status(sam, 'Awaiting approval');
    await status(alice, 'Awaiting approval');

    expect(await changesIn(stage)).toEqual([]);

    faults().clear();
    await press(panelOf(sam).approve);
    await status(sam, 'Done and verified');
    expect(await changesIn(stage)).toMatchObject([{ user: 'alice@acme.example' }]);
  });
});

describe('what cannot be approved', () => {
  test('the form follows the record that is chosen, and the other model is refused', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Jira Admin', role: 'viewer', people: ['bob@acme.example'] });
    const sam = await stage.visit('sam');
    await review(sam, 'Jira Admin');
    expect(await panelOf(sam).classic.isChecked()).toBe(true);
    await panelOf(sam).message('Requested: Permission model: NSF').waitFor();
    await panelOf(sam).classic.uncheck();
    await panelOf(sam).role.selectOption('viewer');
    await press(panelOf(sam).preview);
    await panelOf(sam)
      .message(/uses the classic permission model/u)
      .waitFor();
    expect(await panelOf(sam).approve.count()).toBe(0);
  });

  test('a share with the owner', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Carol owned', classic: true, people: ['carol@acme.example'] });
    const sam = await stage.visit('sam');
    await review(sam, 'Carol owned');
    await press(panelOf(sam).preview);
    await panelOf(sam)
      .message(/owns the record/iu)
      .waitFor();
    expect(
      await panelOf(sam)
        .approve.isEnabled()
        .catch(() => false),
    ).toBe(false);
    expect(await changesIn(stage)).toEqual([]);
  });

  test('by the one who would get the access', async () => {
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'viewer', people: ['sam@acme.example'] });
    const sam = await stage.visit('sam');
    await review(sam, 'Apollo API');
    await press(panelOf(sam).preview);
    await panelOf(sam).message('This would change your own access, so somebody else has to decide it.').waitFor();
    expect(await changesIn(stage)).toEqual([]);
  });

  test('by the one who asked', async () => {
    const pia = await stage.visit('pia');
    await submit(pia, { record: 'Apollo API', role: 'viewer', people: ['bob@acme.example'] });
    await panelOf(pia).message('so another approver has to decide').waitFor();
    expect(await panelOf(pia).review.count()).toBe(0);
  });
});
