/**
 * Force update, in a browser: an admin reads why Keeper Commander does not change a record, decides to go on, and the
 * record is changed.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAccessible } from './accessible';
import { control, formsOf, previewDirect } from './forms';
import { changesIn, choose, panelOf, press, status, tabTo } from './people';
import { openStage, type Stage, type Visit } from './stage';
import { contentOf, tellCommander, valueIn } from './vault';

// A browser and a world: slow where the machine is busy.
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

/** The enterprise wants longer passwords than the company's records have, and Commander has heard of it. */
async function longPasswords(): Promise<void> {
  stage.world.standIn.setPasswordPolicy({ length: 20, uppercase: true });
  await tellCommander(stage, 'sync-down --force');
}

const warning = (length: number): RegExp =>
  new RegExp(
    String.raw`Password must be at least 20 characters \(got ${String(length)}\)\.\s+` +
      String.raw`Password must contain at least 1 uppercase character\(s\) \(got 0\)\.\s+` +
      String.raw`Use --force to bypass password policy warnings\.`,
    'u',
  );

const open = async (visit: Visit, record: string): Promise<void> => {
  await formsOf(visit).openUpdate.click();
  await choose(visit, 'record', record);
  await control(visit, 'What to do with Login').waitFor();
};
const changeLogin = async (visit: Visit, login: string): Promise<void> => {
  await control(visit, 'What to do with Login').selectOption({ label: 'Change' });
  await control(visit, 'New value of Login').fill(login);
};

describe.each([
  ['Classic', 'Jira Admin', 'p@ss w0rd'],
  ['NSF', 'Projects Wiki', 'w1ki'],
] as const)('a change that Keeper Commander warns of, in %s', (_mode, record, password) => {
  test('is refused in its own words, and made when the admin forces it', async () => {
    await longPasswords();
    const before = await contentOf(stage, record);
    const pia = await stage.visit('pia');
    const { update } = formsOf(pia);
    const force = control(pia, 'Force update');
    await open(pia, record);
    await changeLogin(pia, 'forced-login');
    expect(await force.isChecked()).toBe(false);
    await previewDirect(pia);
    await press(update);
    await pia.app.getByText(warning(password.length)).first().waitFor();
    await panelOf(pia).message('Keeper refused; nothing was changed').waitFor();
    await isAccessible(pia, 'the warning');
    expect(await changesIn(stage)).toEqual([]);

    // What was typed is still there, and the warning is read once.
    expect(await pia.app.getByText(warning(password.length)).count()).toBe(1);
    expect(await control(pia, 'New value of Login').inputValue()).toBe('forced-login');
    await tabTo(pia, force);
    await pia.page.keyboard.press('Space');
    expect(await force.isChecked()).toBe(true);
    expect(await previewDirect(pia)).toContain('--force');
    await press(update);
    await status(pia, 'Done and verified');
    const after = await contentOf(stage, record);
    expect([valueIn(after, 'login'), valueIn(after, 'password')]).toEqual(['forced-login', password]);
    expect([after.title, after.type, after.notes ?? '']).toEqual([before.title, before.type, before.notes ?? '']);
    expect(await changesIn(stage)).toMatchObject([{ kind: 'record-updated' }]);
  });
});
