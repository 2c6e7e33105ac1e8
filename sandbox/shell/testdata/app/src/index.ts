/** A small app that answers with what it was given, so that tests see what the platform passes on. */
import { asApp, asUser, route } from '@forge/api';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';

const resolver = new Resolver();

resolver.define('echo', ({ payload, context }) => ({ payload: payload as unknown, context }));

resolver.define('fail', () => {
  throw new Error('on purpose');
});

/** Comments on the issue the context names: as the app, when the user may see that issue. */
resolver.define('comment', async ({ payload, context }) => {
  const issue = (context.extension as { issue: { key: string } }).issue.key;
  const seen = await asUser().requestJira(route`/rest/api/3/issue/${issue}?fields=summary`);
  if (!seen.ok) return { commented: false, status: seen.status };
  const text = (payload as { text: string }).text;
  const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  const answer = await asApp().requestJira(route`/rest/api/3/issue/${issue}/comment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ body }),
  });
  return { commented: answer.ok, status: answer.status };
});

/** Sets the status beside the panel's title. */
resolver.define('status', async ({ payload, context }) => {
  const issue = (context.extension as { issue: { key: string } }).issue.key;
  const key = 'com.atlassian.jira.issue:11111111-2222-4333-8444-555555555555:test-panel:status';
  const answer = await asApp().requestJira(route`/rest/api/3/issue/${issue}/properties/${key}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return { status: answer.status };
});

export const handler = resolver.getDefinitions();

const settingsResolver = new Resolver();

/** Counts, so that a test sees how often the demo was set up, and refuses an address it does not like. */
settingsResolver.define('saveConnection', async ({ payload, context }) => {
  const { apiUrl, apiKey } = payload as { apiUrl: string; apiKey: string };
  if (!apiUrl.endsWith('/api/v2')) return { ok: false, failure: { message: `${apiUrl} is not an API v2 address` } };
  const saved = (await kvs.get<number>('connections-saved')) ?? 0;
  await kvs.set('connections-saved', saved + 1);
  await kvs.set('saved-by', context.accountId);
  await kvs.setSecret('api-key', apiKey);
  return { ok: true, value: {} };
});

settingsResolver.define('setProject', async ({ payload }) => {
  await kvs.set('project', payload);
  return { ok: true, value: {} };
});

export const settings = settingsResolver.getDefinitions();
