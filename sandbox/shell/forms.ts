/** What people change on the pages themselves, without an app: who they are, the theme, comments, labels. */
import { askJira } from './recorded-jira';
import { Hono, type Context } from 'hono';
import { identityOf, rememberAccount, rememberColorMode, safeReturnPath } from './session';
import type { World } from './world';

export function createFormRoutes(world: World): Hono {
  const routes = new Hono();
  routes.post('/session/account', async (context) => {
    const form = await context.req.parseBody();
    const chosen = typeof form.account === 'string' ? form.account : '';
    rememberAccount(context, world.jira.state.account(chosen)?.accountId);
    return context.redirect(safeReturnPath(form.back), 303);
  });
  routes.post('/session/theme', async (context) => {
    const form = await context.req.parseBody();
    rememberColorMode(context, form.theme === 'dark' ? 'dark' : 'light');
    return context.redirect(safeReturnPath(form.back), 303);
  });
  routes.post('/browse/:key/comments', async (context) => {
    const form = await context.req.parseBody();
    const text = typeof form.text === 'string' ? form.text : '';
    return asViewer(world, context, 'POST', '/comment', { body: documentOf(text) });
  });
  routes.post('/browse/:key/labels', async (context) => {
    const form = await context.req.parseBody();
    const labels = (typeof form.labels === 'string' ? form.labels : '').split(/\s+/).filter(Boolean);
    return asViewer(world, context, 'PUT', '', { fields: { labels } });
  });
  return routes;
}

/** Asks Jira as the person does, then goes back to the issue with what Jira objected to, if it did. */
async function asViewer(
  world: World,
  context: Context,
  method: string,
  below: string,
  body: unknown,
): Promise<Response> {
  const issue = `/browse/${encodeURIComponent(context.req.param('key') ?? '')}`;
  const address = `${world.origin}/rest/api/3/issue/${encodeURIComponent(context.req.param('key') ?? '')}${below}`;
  const answer = await askJira(world, {
    request: new Request(address, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    identity: identityOf(context),
  });
  if (answer.ok) return context.redirect(issue, 303);
  const { errorMessages = [], errors = {} } = (await answer.json()) as {
    errorMessages?: string[];
    errors?: Record<string, string>;
  };
  const refusal = [...errorMessages, ...Object.values(errors)].join(' ') || `Jira answered ${String(answer.status)}.`;
  return context.redirect(`${issue}?${new URLSearchParams({ refusal }).toString()}`, 303);
}

/** Lines become paragraphs; nothing in the text is markup. */
function documentOf(text: string): unknown {
  const paragraphs = text
    .split(/\r?\n/)
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }));
  return { type: 'doc', version: 1, content: paragraphs };
}
