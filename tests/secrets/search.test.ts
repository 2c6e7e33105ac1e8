/**
 * The search is no oracle. Commander's own matches secret values, logins and addresses, as a pattern; what comes back here
 * are records whose title contains the words or whose uid they are, and of them title, uid, type, place and nothing else.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { refusal, startWorld, valueOf } from '../world';
import { vaultDescriptions, vaultSecrets } from './harvest';

const world = await startWorld();
afterAll(() => world.close());

const find = async (term: string) => valueOf(await world.panel('pia', 'findRecords', { term }));

/** Titles of all records whose title contains it, any case, or whose uid it is, looked up in the vault itself. */
const titlesWith = (term: string): string[] => {
  const low = term.trim().toLowerCase();
  return world.standIn
    .vault()
    .records.filter(({ title, uid }) => title.toLowerCase().includes(low) || uid === term)
    .map(({ title }) => title)
    .sort();
};

/** Runs four at a time: each search waits for Commander rather than for this machine. */
async function eachOf(terms: readonly string[], check: (term: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < terms.length; at += 4) await Promise.all(terms.slice(at, at + 4).map(check));
}

/** As Commander answers when it is asked directly, with the same pattern and the same key. */
async function asksCommander(pattern: string): Promise<string> {
  const { url, key } = world.sandbox.commander;
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const command = `list --format=json '${pattern}'`;
  const sent = await fetch(`${url}/executecommand-async`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ command }),
  });
  const { request_id: id } = (await sent.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${url}/result/${id}`, { headers });
    if (answer.status !== 202) return answer.text();
  }
}

describe('a search', () => {
  it('finds by words of the title in any case, and by uid', async () => {
    expect((await find('aPOLLO')).rows).toEqual([
      { uid: world.uid('Apollo API'), title: 'Apollo API', type: 'login', mode: 'nsf' },
    ]);
    expect((await find(world.uid('Jira Admin'))).rows.map(({ title }) => title)).toEqual(['Jira Admin']);
    for (const term of ['パスワード', '<b>&amp;', 'the" <b>', 'o\'brien "']) {
      expect((await find(term)).rows.map(({ title }) => title)).toEqual(titlesWith(term));
    }
  });

  it('finds nothing by a part of a uid: such a row would only say that something else matches', async () => {
    // As a secret value that happens to be a part of its record's uid would.
    const spied = vaultDescriptions().concat(vaultSecrets());
    const uids = world.standIn.vault().records.map(({ uid }) => uid);
    const parts = uids.flatMap((uid) => [uid.slice(0, 2), uid.slice(10, 12), uid.slice(-3)]);
    const both = parts.filter((part) => spied.some((value) => value.toLowerCase().includes(part.toLowerCase())));
    expect(both.length).toBeGreaterThan(0);
    await eachOf([...new Set(both)], async (part) => {
      expect([part, (await find(part)).rows.map(({ title }) => title).sort()]).toEqual([part, titlesWith(part)]);
    });
  });

  it('would be an oracle if it gave what Commander gives', async () => {
    expect(await asksCommander('p@ss w0rd')).toContain('Jira Admin');
    expect(await asksCommander('octo-bot')).toContain('GitHub Deploy Key Login');
  });

  it('for a secret value finds nothing but what is called so', { timeout: 60_000 }, async () => {
    const secrets = vaultSecrets().filter((secret) => secret.length <= 200);
    expect(secrets.length).toBeGreaterThan(12);
    await eachOf(secrets, async (secret) => {
      const answer = await world.panel('pia', 'findRecords', { term: secret });
      // A line break cannot be sent to Commander at all.
      if (!answer.ok) expect([secret, answer.failure.code]).toEqual([secret, 'text-not-sendable']);
      else expect([secret, answer.value.rows.map(({ title }) => title)]).toEqual([secret, titlesWith(secret)]);
    });
  });

  it('for a login or an address finds what is called so, and nothing else', { timeout: 60_000 }, async () => {
    const descriptions = vaultDescriptions();
    expect(descriptions.length).toBeGreaterThan(12);
    await eachOf(descriptions, async (term) => {
      const { rows } = await find(term);
      expect([term, rows.map(({ title }) => title).sort()]).toEqual([term, titlesWith(term)]);
    });
    expect((await find('octo-bot')).rows).toEqual([]);
    expect((await find('https://')).rows).toEqual([]);
  });

  it('takes what is special in a pattern for what it is', { timeout: 60_000 }, async () => {
    const patterns = [
      ...['.*', '^A', '.p', 'Ap.llo', 'Apollo|Jira', '[A-Z]', '(?i)apollo', '\\w+', 'n$', 'l{2}', '(a', '*?'],
      ...['Old / ', "'; list", '$(x)', '--format', '-v', '${HOME}', '\\"'],
    ];
    await eachOf(patterns, async (term) => {
      const { rows, more } = await find(term);
      expect([term, rows.map(({ title }) => title).sort(), more]).toEqual([term, titlesWith(term), false]);
    });
  });

  it('gives no more of a record than title, uid, type and place', async () => {
    const { rows } = await find('re');
    expect(rows.length).toBeGreaterThan(3);
    const allowed = ['mode', 'path', 'title', 'type', 'uid'];
    for (const row of rows) expect(Object.keys(row).filter((key) => !allowed.includes(key))).toEqual([]);
  });

  it.each([
    ['an empty one', ''],
    ['blanks', '    '],
    ['one letter', 'a'],
    ['one letter between blanks', '  a  '],
    ['400 letters', 'a'.repeat(400)],
    ['no text', { $ne: '' }],
  ])('is refused for %s, which would be the whole vault or nothing', async (_, term) => {
    const refused = await refusal(world, () => world.panel('pia', 'findRecords', { term }));
    expect(refused).toMatchObject({ code: 'invalid-input', field: 'term', writes: [], commands: [] });
    expect(refused.message).toContain('the search words');
  });
});
