/** Searching: the term is data, and the answer says nothing but where the title or uid matches. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { html, scriptedCommander, type Scripted } from '../testing/scripted-commander';

const list = (...rows: object[]): Scripted => ({ body: { command: 'list', status: 'success', data: rows } });
const row = (title: string, more: object = {}) => ({
  record_uid: 'yC85f73HqtEYaf2hjTxKQQ',
  title,
  type: 'login',
  description: 'jira-admin @ https://jira.example',
  record_category: 'classic',
  shared: true,
  ...more,
});

function searching(term: string, answers: Record<string, Scripted>, limit = 10) {
  const commander = scriptedCommander((command) => answers[command.split(' ')[0] ?? '']);
  const found = createVault(commander.options).findRecords(term, limit, commander.clock.now() + 20_000);
  return { commander, found };
}

describe('findRecords', () => {
  it('gives uid, title, type and mode, and nothing else', async () => {
    const { commander, found } = searching('jira', {
      list: list(row('Jira Admin'), row('Apollo jira', { record_uid: 'B', record_category: 'nested' })),
    });
    expect(await found).toEqual({
      ok: true,
      value: {
        rows: [
          { uid: 'B', title: 'Apollo jira', type: 'login', mode: 'nsf' },
          { uid: 'yC85f73HqtEYaf2hjTxKQQ', title: 'Jira Admin', type: 'login', mode: 'classic' },
        ],
        more: false,
      },
    });
    expect(commander.commands).toEqual(["list --format=json 'jira'"]);
  });

  it('hides rows that matched something else than title or uid', async () => {
    const { found } = searching('hunter2', { list: list(row('Jira Admin'), row('About HUNTER2')) });
    expect(await found).toMatchObject({ value: { rows: [{ title: 'About HUNTER2' }] } });
  });

  it.each([
    ['a.c (x)', String.raw`'a\.c \(x\)'`],
    ['^$|', String.raw`'\^\$\|'`],
    ["it's ${x}", String.raw`'it'"'"'s \$\{x\}'`],
    ['-v', "'[-]v'"],
    ['a-b_c', "'a-b_c'"],
  ])('sends %j as a literal', async (term, sent) => {
    const { commander, found } = searching(term, { list: list() });
    await found;
    expect(commander.commands).toEqual([`list --format=json ${sent}`]);
  });

  it('finds nothing where Commander says so in its own way', async () => {
    const { found } = searching('zzz', {
      list: { body: { status: 'success', data: { message: 'No records are found' } } },
    });
    expect(await found).toEqual({ ok: true, value: { rows: [], more: false } });
  });

  it('cuts at the limit and says that there is more', async () => {
    const { found } = searching('app', { list: list(row('App 3'), row('App 1'), row('App 2')) }, 2);
    expect(await found).toMatchObject({ value: { rows: [{ title: 'App 1' }, { title: 'App 2' }], more: true } });
  });

  it('uses search where list is not allowed, then nsf-list', async () => {
    const hit = {
      type: 'record',
      uid: 'U',
      name: 'Apollo API',
      details: 'Type: login, Description: apollo, Record Category: nested',
    };
    const folder = { type: 'shared_folder', uid: 'F', name: 'Apollo' };
    const bySearch = await searching('apollo', { search: { body: { data: [hit, folder] } } }).found;
    expect(bySearch).toMatchObject({
      value: { rows: [{ uid: 'U', title: 'Apollo API', type: 'login', mode: 'nsf' }] },
    });
    const nested = {
      'Item Type': 'Record',
      UID: 'U',
      Title: 'Apollo API',
      Type: 'login',
      'Parent/Folder': 'Apollo',
      Description: 'note',
    };
    const byNsf = await searching('apollo', { 'nsf-list': { body: { data: [nested] } } }).found;
    expect(byNsf).toEqual({
      ok: true,
      value: { rows: [{ uid: 'U', title: 'Apollo API', type: 'login', mode: 'nsf', path: 'Apollo' }], more: false },
    });
  });

  it('remembers what is not allowed, so that the next search is one command', async () => {
    const commander = scriptedCommander((command) =>
      command.startsWith('search ') ? { body: { data: [] } } : undefined,
    );
    const vault = createVault(commander.options);
    await vault.findRecords('a', 5, commander.clock.now() + 20_000);
    const before = commander.calls.length;
    await vault.findRecords('b', 5, commander.clock.now() + 20_000);
    expect(commander.calls.length - before).toBe(2);
  });

  it('syncs once a minute at most when nothing is found, and costs one command otherwise', async () => {
    let made = false;
    const commander = scriptedCommander((command) => {
      if (command !== 'sync-down') return made && command.includes('new') ? list(row('A new one')) : list();
      made = true;
      return { body: { status: 'success', data: null } };
    });
    const vault = createVault(commander.options);
    const find = (term: string) => vault.findRecords(term, 5, commander.clock.now() + 20_000);
    expect(await find('new')).toMatchObject({ value: { rows: [{ title: 'A new one' }] } });
    const commands = commander.commands.map((command) => command.split(' ')[0]);
    expect(commands).toEqual(['list', 'sync-down', 'list']);
    for (const term of ['zzz', 'yyy', 'zzz']) expect(await find(term)).toMatchObject({ value: { rows: [] } });
    expect(commander.commands).toHaveLength(6);
    await commander.clock.sleep(61_000);
    await find('zzz');
    expect(commander.commands).toHaveLength(9);
  });

  it('does not try again to sync what could not be synced', async () => {
    const commander = scriptedCommander((command) =>
      command === 'sync-down' ? { status: 500, body: { status: 'error', error: 'no' } } : list(),
    );
    const vault = createVault(commander.options);
    for (const term of ['a', 'b', 'c']) {
      expect(await vault.findRecords(term, 5, commander.clock.now() + 20_000)).toMatchObject({ value: { rows: [] } });
    }
    expect(commander.commands.filter((command) => command === 'sync-down')).toHaveLength(1);
    expect(commander.commands).toHaveLength(4);
  });

  it('is a failure when the search could not be made', async () => {
    expect(await searching('a', {}).found).toMatchObject({
      ok: false,
      failure: { code: 'commander-command-not-allowed', detail: 'list' },
    });
    const strange = await searching('a', { list: { body: { data: [{ id: 1 }] } } }).found;
    expect(strange).toMatchObject({ ok: false, failure: { code: 'commander-reply-not-understood' } });
    const { options, clock } = scriptedCommander(
      () => undefined,
      () => html(502),
    );
    const down = await createVault(options).findRecords('a', 5, clock.now() + 20_000);
    expect(down).toMatchObject({ ok: false, failure: { code: 'commander-unavailable' } });
  });

  it.each([
    ['', 'invalid-input'],
    ['   ', 'invalid-input'],
    ['a\nb', 'text-not-sendable'],
    ['x'.repeat(5000), 'command-too-long'],
  ])('refuses a term without asking Commander for it: %#', async (term, code) => {
    const { commander, found } = searching(term, { list: list(row('x')) });
    expect(await found).toMatchObject({ ok: false, failure: { code } });
    expect(commander.commands).toEqual([]);
  });
});
