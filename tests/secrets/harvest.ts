/** Everything in a world that somebody could read a secret from, as one text per place; and how a secret might look there. */
import { CLASSIC_RECORDS, NESTED_RECORDS } from '../../sandbox/commander/vault/seed-records';
import type { FieldValue } from '../../sandbox/commander/vault/model';
import { accountId, type TestWorld } from '../world';

const ISSUES = ['OPS-1', 'OPS-2', 'OPS-3', 'OPS-4', 'OPS-5', 'OPS-6', 'TOY-1'];
const PAGES = ['/projects', '/projects/OPS', '/browse/OPS-1', '/browse/OPS-5', '/apps/keeper', '/keeper'];
const MACHINE = ['/sandbox/logs', '/sandbox/store', '/sandbox/calls', '/sandbox/vault', '/sandbox/surfaces'];

/** By place: what the pages show Ada, what is in Jira, and what the machine interface tells. */
export async function harvest({ sandbox }: TestWorld): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const read = async (path: string): Promise<string> => {
    const headers = { cookie: `sandbox-account=${accountId('ada')}`, 'x-sandbox-account': accountId('ada') };
    const response = await fetch(`${sandbox.url}${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
    const text = await response.text();
    found.set(path, text);
    return text;
  };
  for (const path of [...PAGES, ...MACHINE]) await read(path);
  for (const issue of ISSUES) {
    await read(`/rest/api/3/issue/${issue}`);
    await read(`/rest/api/3/issue/${issue}/comment?expand=properties`);
    const { keys } = JSON.parse(await read(`/rest/api/3/issue/${issue}/properties`)) as { keys: { key: string }[] };
    for (const { key } of keys) await read(`/rest/api/3/issue/${issue}/properties/${encodeURIComponent(key)}`);
  }
  return found;
}

/** How a text may be written down: as it is, in JSON, in HTML, in a URL, in base64. */
export function spellings(secret: string): string[] {
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const inJson = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [...new Set([secret, inJson, html, html.replaceAll("'", '&#39;'), encodeURIComponent(secret), base64])];
}

/** Overlapping pieces, so that a secret shown in part is found too. */
export const pieces = (secret: string, length = 10): string[] =>
  Array.from({ length: Math.max(1, secret.length - length + 1) }, (_, at) => secret.slice(at, at + length));

/** What of `secrets` stands where, for an assertion that nothing does. */
export function leaks(places: ReadonlyMap<string, string>, secrets: readonly string[]): string[] {
  return [...places].flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret}`),
  );
}

const texts = (value: FieldValue): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(texts)
      : [];

const SECRET_FIELDS = ['password', 'secret', 'keyPair', 'note', 'paymentCard', 'pinCode'];
const seeds = [...CLASSIC_RECORDS, ...NESTED_RECORDS].map(({ content }) => content);
const fieldsOf = (wanted: readonly string[]): string[] =>
  seeds.flatMap((content) =>
    'type' in content
      ? [...content.fields, ...(content.custom ?? [])]
          .filter(({ type }) => wanted.includes(type))
          .flatMap(({ value }) => value.flatMap(texts))
      : [],
  );

/** What does not turn up by chance in an id, a time or a sentence. */
const telling = (values: readonly string[]): string[] =>
  [...new Set(values)].filter((value) => value.length >= 6 || (value.length >= 4 && /\W/.test(value)));

/** Secret values of the stand-in's vault, as a read by Commander gives them in clear. */
export const vaultSecrets = (): string[] =>
  telling([
    ...fieldsOf(SECRET_FIELDS),
    ...seeds.flatMap((content) => ('password' in content ? [content.password, content.notes] : [content.notes ?? ''])),
  ]);
/** Logins and addresses in the vault: no secrets, but nothing that a search may find. */
export const vaultDescriptions = (): string[] =>
  telling([
    ...fieldsOf(['login', 'url']),
    ...seeds.flatMap((content) => ('login' in content ? [content.login, content.link] : [])),
  ]);
