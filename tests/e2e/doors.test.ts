/** Who gets in, in a browser: the panel and the settings for those who may, plain words for everybody else. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { panelOf, submit } from './people';
import { openStage, type Stage, type Visit } from './stage';

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

describe('the panel', () => {
  test('is not on the issue for Vic, who may only look, and answers nothing but the missing right', async () => {
    const vic = await stage.visit('vic');
    await vic.page.getByRole('heading', { name: 'Activity' }).waitFor();
    expect(await vic.page.locator('.context').count()).toBe(0);
    expect(await stage.world.panel('vic', 'openPanel', {})).toMatchObject({
      ok: false,
      failure: { code: 'edit-permission-missing' },
    });
  });

  test('says to Kim that her project does not use Keeper', async () => {
    const kim = await stage.visit('kim', '/browse/TOY-1');
    await panelOf(kim).message('Keeper is not switched on here').waitFor();
    await panelOf(kim).message('A Jira administrator can switch it on under Apps → Keeper.').waitFor();
    expect(await panelOf(kim).start.count()).toBe(0);
  });

  test('of a hidden issue is there for Pia and not for Alice', async () => {
    const [alice, pia] = await Promise.all([
      stage.visit('alice', '/browse/OPS-5'),
      stage.visit('pia', '/browse/OPS-5'),
    ]);
    await alice.page.getByText("You can't view this issue").waitFor();
    expect(await alice.page.locator('iframe').count()).toBe(0);
    await panelOf(pia).start.waitFor();
  });
});

const settings = async (visit: Visit) => {
  const { app } = visit;
  await app.getByRole('heading', { name: 'Connection' }).waitFor();
  return {
    url: app.getByLabel('Keeper API URL'),
    key: app.getByLabel('API key', { exact: false }).and(app.locator('input')),
    replace: app.getByRole('button', { name: 'Replace: API key' }),
    test: app.getByRole('button', { name: 'Test connection' }),
    save: app.getByRole('button', { name: 'Save settings' }),
    alert: app.getByRole('alert'),
  };
};

describe('the settings', () => {
  test('are not for Alice', async () => {
    const alice = await stage.visit('alice', '/apps/keeper');
    await panelOf(alice).message('Only Jira administrators may open the Keeper settings. Ask one of them.').waitFor();
    expect(await alice.app.locator('input').count()).toBe(0);
  });

  test('refuse a wrong key, a wrong URL and a web page, say why, keep what was typed and the connection', async () => {
    const ada = await stage.visit('ada', '/apps/keeper');
    const page = await settings(ada);
    const right = await page.url.inputValue();
    expect(right).toBe(stage.world.sandbox.commander.url);

    await page.replace.click();
    await page.key.fill('not-the-key-of-anybody');
    await page.test.click();
    await page.alert.getByText(/does not accept the API key/u).waitFor();
    expect(await page.key.inputValue()).toBe('not-the-key-of-anybody');
    await page.save.click();
    await ada.app.getByText('Nothing was saved').waitFor();
    await page.alert.getByText(/does not accept the API key/u).waitFor();

    await page.key.fill(stage.world.sandbox.commander.key);
    await page.url.fill(right.replace('/api/v2', '/nowhere/api/v2'));
    await page.save.click();
    await page.alert.getByText(/no Commander Service Mode \(API v2\) at this address/u).waitFor();

    await page.url.fill('https://commander.somewhere-else.example/api/v2');
    await ada.app.getByText('This app may not reach commander.somewhere-else.example.').waitFor();
    await page.save.click();
    await page.alert.getByText(/may only reach the hosts in its manifest/u).waitFor();

    await page.url.fill('commander');
    await page.save.click();
    await ada.app.getByText('Enter a whole URL, like https://commander.example.com/api/v2.').first().waitFor();
    expect(await page.url.inputValue()).toBe('commander');

    await ada.page.reload();
    expect(await (await settings(ada)).url.inputValue()).toBe(right);
    const alice = await stage.visit('alice');
    await submit(alice, { record: 'Apollo API', role: 'viewer' });
  });

  test('tell a web page from Commander', async () => {
    stage.world.sandbox.world.faults.add({ target: 'commander', effect: 'malformed', times: 10 });
    const ada = await stage.visit('ada', '/apps/keeper');
    const page = await settings(ada);
    await page.test.click();
    await page.alert.getByText(/a web page instead of data/u).waitFor();
    stage.world.sandbox.world.faults.clear();
    await page.test.click();
    await ada.app.getByText('Connection works').waitFor();
  });

  test('are saved after a test, and the key is nowhere on the page afterwards', async () => {
    const { key } = stage.world.sandbox.commander;
    const ada = await stage.visit('ada', '/apps/keeper');
    const page = await settings(ada);
    await page.replace.click();
    await page.key.fill(key);
    await page.save.click();
    await ada.app.getByText('Settings saved').waitFor();
    await page.replace.waitFor();
    const everything = () =>
      ada.app.locator('html').evaluate((html) => {
        const fields = [...html.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
        const kept = [sessionStorage, localStorage].map((storage) => JSON.stringify(Object.entries(storage)));
        return [html.outerHTML, ...fields, ...kept].join('\n');
      });
    expect(await everything()).not.toContain(key);
    await ada.page.reload();
    await settings(ada);
    expect(await everything()).not.toContain(key);
    expect(await ada.page.content()).not.toContain(key);
  });

  test('give a project a policy: folders from the vault, groups from Jira', async () => {
    const ada = await stage.visit('ada', '/apps/keeper');
    await settings(ada);
    await ada.app.getByRole('button', { name: 'Edit Operations' }).click();
    await ada.app.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('Projects');
    await ada.app.getByRole('option', { name: /^Projects/ }).click();
    await ada.app.getByLabel('Requesters may search these folders').check();
    await ada.app.getByRole('combobox', { name: 'Search Jira groups by name' }).fill('Approvers');
    await ada.app.getByRole('option', { name: 'keeper-approvers' }).click();
    await ada.app.getByRole('button', { name: 'Save project' }).click();
    await ada.app.getByText('Saved for OPS.').waitFor();
    const policy = 'Folders: Projects · requesters may search · approvers in keeper-approvers';
    await ada.app.getByText(policy).waitFor();
    await ada.page.reload();
    await settings(ada);
    await ada.app.getByText(policy).waitFor();

    // Requesters find what lies there, and nothing else.
    const alice = await stage.visit('alice');
    await panelOf(alice).start.click();
    const search = alice.app.getByRole('combobox', { name: 'Search by title or UID' });
    await search.fill('Apollo API');
    await alice.app.getByRole('option', { name: /^Apollo API/ }).waitFor();
    await search.fill('Grafana');
    await alice.app.getByText('No record matches “Grafana”.').waitFor();
  });

  test('switch projects on and off, and ask for justifications', async () => {
    const ada = await stage.visit('ada', '/apps/keeper');
    await settings(ada);
    await ada.app.getByLabel('Project key').fill('toy');
    await ada.app.getByRole('button', { name: 'Add project' }).click();
    await ada.app.getByText('TOY uses Keeper now.').waitFor();
    const kim = await stage.visit('kim', '/browse/TOY-1');
    await panelOf(kim).start.waitFor();

    const savePolicy = async (change: string): Promise<void> => {
      await ada.app.getByRole('button', { name: 'Edit Operations' }).click();
      await ada.app.getByLabel(change).click();
      await ada.app.getByRole('button', { name: 'Save project' }).click();
      await ada.app.getByRole('button', { name: 'Edit Operations' }).waitFor();
      await ada.app.getByText('Saved for OPS.').waitFor();
    };
    await savePolicy('Justification required');
    const alice = await stage.visit('alice');
    await panelOf(alice).start.click();
    await panelOf(alice).record.fill('Apollo API');
    await panelOf(alice).role.selectOption('viewer');
    await panelOf(alice).save.click();
    await panelOf(alice).message('Say why this is needed.').waitFor();

    await savePolicy('Use Keeper in this project');
    await panelOf(alice).why.fill('Release');
    await panelOf(alice).save.click();
    await alice.app.getByRole('alert').getByText('Keeper is not switched on for this project.').waitFor();
    expect(await panelOf(alice).record.inputValue()).toBe('Apollo API');
  });
});
