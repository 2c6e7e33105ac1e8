/** Comments, ADF, and entity properties with their limits. */
import { beforeEach, describe, expect, it } from 'vitest';
import { adf, identityOf, openTestJira, type Someone, type TestJira } from './jira.testing';

let test: TestJira;
beforeEach(() => {
  test = openTestJira();
});

const idOf = (body: unknown) => (body as { id: string }).id;
const textOf = (body: unknown) => JSON.stringify(body);

async function add(who: Someone, text: string, more: object = {}): Promise<string> {
  const { status, body } = await test.call(who, 'POST', 'issue/OPS-1/comment', { body: adf(text), ...more });
  expect(status).toBe(201);
  return idOf(body);
}

describe('comments', () => {
  it('are listed oldest first, or newest first, in pages', async () => {
    for (const text of ['one', 'two', 'three']) await add('alice', text);
    const list = async (query: string) => {
      const { body } = await test.call('vic', 'GET', `issue/OPS-1/comment?${query}`);
      return (body as { comments: unknown[] }).comments.map((one) => /"text":"(\w+)"/.exec(textOf(one))?.[1]);
    };
    expect(await list('')).toEqual(['one', 'two', 'three']);
    expect(await list('orderBy=-created')).toEqual(['three', 'two', 'one']);
    expect(await list('orderBy=%2Bcreated&startAt=1&maxResults=1')).toEqual(['two']);
    expect((await test.call('vic', 'GET', 'issue/OPS-1/comment?orderBy=author')).status).toBe(400);
    expect((await test.call('vic', 'GET', 'issue/OPS-1/comment?maxResults=x')).status).toBe(400);
  });

  it('carry properties, shown when expanded', async () => {
    const id = await add('app', 'hello', { properties: [{ key: 'request', value: { id: 'r1' } }] });
    const plain = await test.call('vic', 'GET', `issue/OPS-1/comment/${id}`);
    expect(plain.body).not.toHaveProperty('properties');
    const expanded = await test.call('vic', 'GET', `issue/OPS-1/comment/${id}?expand=properties`);
    expect(expanded.body).toMatchObject({
      properties: [{ key: 'request', value: { id: 'r1' } }],
      author: { accountType: 'app' },
    });
    const listed = await test.call('vic', 'GET', 'issue/OPS-1/comment?expand=properties');
    expect(listed.body).toMatchObject({ comments: [{ properties: [{ key: 'request' }] }] });
    expect((await test.call('vic', 'GET', `comment/${id}/properties/request`)).body).toEqual({
      key: 'request',
      value: { id: 'r1' },
    });
    expect((await test.call('vic', 'PUT', `comment/${id}/properties/request`, 1)).status).toBe(403);
  });

  it('are written, changed and deleted by whom the scheme lets', async () => {
    expect((await test.call('vic', 'POST', 'issue/OPS-1/comment', { body: adf('x') })).status).toBe(400);
    const id = await add('alice', 'mine');
    const change = (who: Someone) => test.call(who, 'PUT', `issue/OPS-1/comment/${id}`, { body: adf('changed') });
    expect((await change('bob')).status).toBe(400);
    expect((await change('alice')).status).toBe(200);
    expect((await change('pia')).body).toMatchObject({
      author: { displayName: 'Alice Engineer' },
      updateAuthor: { displayName: 'Pia Project' },
    });
    const remove = (who: Someone) => test.call(who, 'DELETE', `issue/OPS-1/comment/${id}`);
    expect((await remove('bob')).status).toBe(400);
    expect((await remove('alice')).status).toBe(204);
    expect((await remove('alice')).status).toBe(404);
    expect(Number(await add('alice', 'next'))).toBeGreaterThan(Number(id));
  });

  it('belong to their issue', async () => {
    const id = await add('alice', 'on OPS-1');
    expect((await test.call('alice', 'GET', `issue/OPS-2/comment/${id}`)).status).toBe(404);
  });

  it('can be for a role only', async () => {
    const restricted = { visibility: { type: 'role', value: 'Administrators' } };
    const id = await add('pia', 'between us', restricted);
    expect((await test.call('ada', 'GET', `issue/OPS-1/comment/${id}`)).status).toBe(200);
    expect((await test.call('alice', 'GET', `issue/OPS-1/comment/${id}`)).status).toBe(404);
    expect((await test.call('alice', 'GET', `comment/${id}/properties`)).status).toBe(404);
    expect(textOf((await test.call('alice', 'GET', 'issue/OPS-1')).body)).not.toContain('between us');
    expect(test.jira.state.comments(identityOf('alice'), 'OPS-1')).toEqual([]);
    expect((await test.call('alice', 'POST', 'issue/OPS-1/comment', { body: adf('x'), ...restricted })).status).toBe(
      400,
    );
  });
});

describe('the body of a comment', () => {
  const post = (body: unknown) => test.call('alice', 'POST', 'issue/OPS-1/comment', { body });
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'strong' }] }] };
  const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });

  it.each([
    ['paragraphs with marks', doc(paragraph)],
    ['panels', doc({ type: 'panel', attrs: { panelType: 'info' }, content: [{ type: 'paragraph', content: [] }] })],
    [
      'mentions, dates, statuses',
      doc({
        type: 'paragraph',
        content: [
          { type: 'mention', attrs: { id: 'a', text: '@Ada' } },
          { type: 'date', attrs: { timestamp: '1582152559' } },
          { type: 'status', attrs: { text: 'DONE', color: 'green' } },
        ],
      }),
    ],
    [
      'tables',
      doc({
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: {}, content: [{ type: 'paragraph', content: [] }] }],
          },
        ],
      }),
    ],
    [
      'lists and rules',
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }, { type: 'rule' }),
    ],
  ])('may have %s', async (_, body) => {
    expect((await post(body)).status).toBe(201);
  });

  it.each([
    ['a plain text', 'hello'],
    ['nothing', undefined],
    ['a document without version', { type: 'doc', content: [] }],
    ['text outside a block', doc({ type: 'text', text: 'x' })],
    ['an empty text node', doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
    ['an unknown node', doc({ type: 'script', content: [] })],
    ['an unknown attribute', doc({ ...paragraph, onclick: 'x' })],
    ['a paragraph in a paragraph', doc({ type: 'paragraph', content: [{ type: 'paragraph' }] })],
    ['a panel of no kind', doc({ type: 'panel', content: [{ type: 'paragraph' }] })],
    ['no content', doc()],
  ])('must not be %s', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect(test.jira.state.comments(identityOf('alice'), 'OPS-1')).toEqual([]);
  });

  it('has at most 32,767 characters', async () => {
    expect((await post(adf('x'.repeat(32_767)))).status).toBe(201);
    expect((await post(adf('x'.repeat(32_768)))).body).toEqual({
      errorMessages: [],
      errors: { comment: 'CONTENT_LIMIT_EXCEEDED' },
    });
  });
});

describe('issue properties', () => {
  const put = (who: Someone, key: string, value: unknown) =>
    test.call(who, 'PUT', `issue/OPS-1/properties/${encodeURIComponent(key)}`, value);

  it('are created, changed, listed and deleted', async () => {
    expect((await put('alice', 'a.b', { x: 1 })).status).toBe(201);
    expect((await put('alice', 'a.b', { x: 2 })).status).toBe(200);
    expect((await test.call('vic', 'GET', 'issue/10001/properties/a.b')).body).toEqual({ key: 'a.b', value: { x: 2 } });
    expect((await test.call('vic', 'GET', 'issue/OPS-1/properties')).body).toMatchObject({ keys: [{ key: 'a.b' }] });
    expect((await test.call('alice', 'DELETE', 'issue/OPS-1/properties/a.b')).status).toBe(204);
    expect((await test.call('alice', 'DELETE', 'issue/OPS-1/properties/a.b')).status).toBe(404);
  });

  it('need Edit Issues to be changed', async () => {
    await put('alice', 'a', 1);
    expect((await put('vic', 'a', 2)).status).toBe(403);
    expect((await test.call('vic', 'DELETE', 'issue/OPS-1/properties/a')).status).toBe(404);
    expect((await test.call('vic', 'GET', 'issue/OPS-1/properties/a')).body).toEqual({ key: 'a', value: 1 });
  });

  it('have limits', async () => {
    expect((await put('alice', 'k'.repeat(255), 1)).status).toBe(201);
    expect((await put('alice', 'k'.repeat(256), 1)).status).toBe(400);
    expect((await put('alice', 'v', 'x'.repeat(32_766))).status).toBe(201);
    expect((await put('alice', 'v', 'x'.repeat(32_767))).status).toBe(400);
    expect((await put('alice', 'v', 'ü'.repeat(16_384))).status).toBe(400);
    expect((await put('alice', 'v', undefined)).status).toBe(400);
  });

  it('may have names that mean something to JavaScript', async () => {
    expect((await test.call('alice', 'GET', 'issue/OPS-1/properties/constructor')).status).toBe(404);
    expect((await put('alice', '__proto__', { evil: true })).status).toBe(201);
    expect((await put('alice', 'other', 1)).status).toBe(201);
    expect((await test.call('alice', 'GET', 'issue/OPS-1/properties/__proto__')).body).toEqual({
      key: '__proto__',
      value: { evil: true },
    });
    expect((await test.call('alice', 'GET', 'issue/OPS-1/properties/evil')).status).toBe(404);
  });
});
