/** A form of an admin whose request is under way: out of sight until it is done, back with every value when it is refused. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP } from '../world';
import { isAccessible } from './accessible';
import { control, formsOf, previewDirect } from './forms';
import { isNowhere, kept } from './nowhere';
import { changesIn, choose, panelOf, press, searchFor, status } from './people';
import { openStage, type Stage, type Visit } from './stage';
import { contentOf, valueIn } from './vault';

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

const PASSWORD = 'Typed;pw$(x)|51c09e7a';
const NOTES = 'Typed note b8e2f641\nsecond line 90ab12';

describe('a form whose request is under way', () => {
  const faults = () => stage.world.sandbox.world.faults;
  const fillIn = async (pia: Visit): Promise<void> => {
    const forms = formsOf(pia);
    await forms.openCreate.click();
    await control(pia, 'Password').waitFor();
    await forms.title.fill('Pipeline login');
    await choose(pia, 'folder', 'Engineering');
    await control(pia, 'Login').fill('pipeline');
    await control(pia, 'Password').fill(PASSWORD);
    await forms.notes.fill(NOTES);
    await panelOf(pia).why.fill('The new pipeline');
    await previewDirect(pia);
  };
  /** Lets the page give up waiting while Commander works: the form goes out of sight. */
  const handOverSlowly = async (pia: Visit): Promise<void> => {
    faults().add({ target: 'queue', match: 'push', effect: 'delay', value: 1500 });
    await press(formsOf(pia).create);
    await expect.poll(phase, { interval: 20, timeout: 15_000 }).toBe('submitting');
    stage.world.standIn.setTiming(40_000);
    await expect.poll(phase, { interval: 20, timeout: 15_000 }).toBe('running');
    stage.world.sandbox.advance(16);
    await status(pia, 'In progress');
    await formsOf(pia).openCreate.waitFor();
    expect(await control(pia, 'Password').isVisible()).toBe(false);
    stage.world.standIn.setTiming(0);
  };
  const phase = (): string | undefined => {
    const stored = stage.world.sandbox.world.forge.store(APP).entities.request ?? [];
    const latest = stored.at(-1)?.value as { document: { execution?: { phase: string } } | null } | undefined;
    return latest?.document?.execution?.phase;
  };
  const end = async (): Promise<void> => {
    const { forge } = stage.world.sandbox.world;
    for (let rounds = 0; rounds < 20 && phase() !== 'settled'; rounds += 1) {
      stage.world.sandbox.advance(30);
      await forge.drain();
    }
  };
  const isBack = async (pia: Visit, title = 'Keeper refused; nothing was changed'): Promise<void> => {
    const forms = formsOf(pia);
    await pia.app.getByRole('alert').getByText(title).waitFor();
    expect(await forms.title.inputValue()).toBe('Pipeline login');
    expect(await control(pia, 'Login').inputValue()).toBe('pipeline');
    expect(await control(pia, 'Password').inputValue()).toBe(PASSWORD);
    expect(await forms.notes.inputValue()).toBe(NOTES);
    expect(await panelOf(pia).why.inputValue()).toBe('The new pipeline');
    await searchFor(pia, 'folder').chosen.getByText('Engineering', { exact: true }).waitFor();
    expect(await changesIn(stage)).toEqual([]);
  };
  const succeeds = async (pia: Visit): Promise<void> => {
    await previewDirect(pia);
    await press(formsOf(pia).create);
    await status(pia, 'Done and verified');
    await formsOf(pia).openCreate.waitFor();
    expect(await changesIn(stage)).toMatchObject([{ kind: 'record-added' }]);
    expect(valueIn(await contentOf(stage, 'Pipeline login'), 'password')).toBe(PASSWORD);
    await isNowhere(stage, [PASSWORD, NOTES], pia);
  };

  test('comes back with every value when Keeper refuses late, says so once, and a second try makes one record', async () => {
    const pia = await stage.visit('pia');
    await fillIn(pia);
    stage.world.standIn.misbehave({ match: 'record-add', as: 'policy-warning' });
    await handOverSlowly(pia);
    expect(await kept(pia)).not.toContain(PASSWORD);
    await end();
    await isBack(pia);
    // The one who follows it up does not know what was typed, so nobody can mask it in what Keeper says.
    expect(await pia.app.getByText(/are not kept, because they may repeat what you typed/u).count()).toBe(1);
    await panelOf(pia).message('What Keeper said stands in the form below.').waitFor();
    expect(await pia.app.getByText(/nothing was changed/u).count()).toBe(1);
    await isAccessible(pia, 'back after a late refusal');
    await succeeds(pia);
  });

  test('comes back when the command waited too long, although another form is open by then', async () => {
    const pia = await stage.visit('pia');
    const forms = formsOf(pia);
    await fillIn(pia);
    stage.world.standIn.misbehave({ match: 'record-add', as: 'expire' });
    await handOverSlowly(pia);
    await forms.openFolder.click();
    const asked = pia.app.locator('form').getByLabel('Justification');
    await asked.fill('Another thing');
    await end();
    const back = pia.app.getByRole('button', { name: 'Create New Secret: Pipeline login (refused by Keeper)' });
    await back.waitFor();
    expect(await asked.inputValue()).toBe('Another thing');
    await isAccessible(pia, 'another form is open');
    await press(back);
    await isBack(pia);
    await pia.app.getByRole('button', { name: 'Request Access to Folder' }).waitFor();
    await previewDirect(pia);
    await press(forms.create);
    await status(pia, 'Done and verified');
    expect(await changesIn(stage)).toMatchObject([{ kind: 'record-added' }]);
    await forms.openFolder.click();
    expect(await asked.inputValue()).toBe('Another thing');
  });

  test('is there after a 503 at the hand-over, and a second try makes one record', async () => {
    const pia = await stage.visit('pia');
    await fillIn(pia);
    faults().add({ target: 'commander', match: 'record-add', effect: 'status', value: 503 });
    await press(formsOf(pia).create);
    await status(pia, 'In progress');
    await end();
    await isBack(pia, 'Nobody can say whether this was done');
    await panelOf(pia).checkAgain.waitFor();
    await isAccessible(pia, 'after a 503');
    await succeeds(pia);
  });

  test('comes back after a reload, too, and says what has to be typed again', async () => {
    const pia = await stage.visit('pia');
    await fillIn(pia);
    stage.world.standIn.misbehave({ match: 'record-add', as: 'policy-warning' });
    await handOverSlowly(pia);
    await pia.page.reload();
    await status(pia, 'In progress');
    await formsOf(pia).openCreate.waitFor();
    await end();
    await pia.app.getByRole('alert').getByText('Keeper refused; nothing was changed').waitFor();
    await panelOf(pia)
      .message(/Secret values and notes are never kept: type them again\./u)
      .waitFor();
    expect(await pia.app.getByText('Everything you typed is still here').count()).toBe(0);
    await expect.poll(() => control(pia, 'Login').inputValue()).toBe('pipeline');
    expect(await control(pia, 'Password').inputValue()).toBe('');
    await control(pia, 'Password').fill(PASSWORD);
    await formsOf(pia).notes.fill(NOTES);
    await succeeds(pia);
  });

  test('is dropped once it is done, and a reload meanwhile opens nothing', async () => {
    const pia = await stage.visit('pia');
    await fillIn(pia);
    await handOverSlowly(pia);
    await pia.page.reload();
    await status(pia, 'In progress');
    await formsOf(pia).openCreate.waitFor();
    await end();
    await status(pia, 'Done and verified');
    await formsOf(pia).openCreate.click();
    await control(pia, 'Password').waitFor();
    expect(await formsOf(pia).title.inputValue()).toBe('');
    expect(await kept(pia)).not.toContain('"Pipeline login"');
  });
});
