/** @jsxImportSource hono/jsx */
import { load } from 'cheerio';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { Adf } from './adf';

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

async function render(...content: object[]) {
  const app = new Hono().get('/', (context) => context.html(<Adf document={{ type: 'doc', version: 1, content }} />));
  return load(await (await app.request('/')).text());
}

describe('an Atlassian document on the page', () => {
  test('text never becomes markup', async () => {
    const $ = await render(paragraph(text('<script>alert(1)</script><img src=x onerror=alert(1)>')));
    expect($('script, img')).toHaveLength(0);
    expect($('p').text()).toBe('<script>alert(1)</script><img src=x onerror=alert(1)>');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', ' javascript:alert(1)', 'vbscript:x'])(
    'a link to %j is only text',
    async (href) => {
      const $ = await render(paragraph(text('here', { type: 'link', attrs: { href } })));
      expect($('a')).toHaveLength(0);
      expect($('p').text()).toBe('here');
    },
  );

  test('web, mail and site links lead there', async () => {
    for (const href of ['https://acme.example/a?b=1&c=2', 'mailto:a@acme.example', '/browse/OPS-1']) {
      const $ = await render(paragraph(text('here', { type: 'link', attrs: { href } })));
      expect($('a').attr('href')).toBe(href);
    }
  });

  test('marks nest, and attributes cannot break out', async () => {
    const $ = await render(paragraph(text('both', { type: 'strong' }, { type: 'em' })), {
      type: 'panel',
      attrs: { panelType: 'warning" onclick="x' },
      content: [paragraph(text('careful'))],
    });
    expect($('em > strong').text()).toBe('both');
    expect($('.adf-panel').attr('class')).toBe('adf-panel adf-panel-info');
    expect($('[onclick]')).toHaveLength(0);
  });

  test('lists, tables, code, rules, mentions and states look like what they are', async () => {
    const $ = await render(
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
      { type: 'codeBlock', attrs: { language: 'sh' }, content: [{ type: 'text', text: 'a <b>' }] },
      { type: 'rule' },
      paragraph(
        { type: 'mention', attrs: { id: '1', text: '@Alice' } },
        { type: 'status', attrs: { text: 'Done', color: 'green' } },
        { type: 'hardBreak' },
        { type: 'date', attrs: { timestamp: '1767225600000' } },
      ),
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Who'))] }],
          },
        ],
      },
    );
    expect($('ul li').text()).toBe('one');
    expect($('pre code').text()).toBe('a <b>');
    expect($('hr')).toHaveLength(1);
    expect($('.mention').text()).toBe('@Alice');
    expect($('.lozenge-green').text()).toBe('Done');
    expect($('time').text()).toBe('2026-01-01');
    expect($('th').attr('colspan')).toBe('2');
  });

  test('a node nobody knows shows what is in it', async () => {
    const $ = await render({ type: 'layoutSection', content: [paragraph(text('inside'))] });
    expect($.text()).toContain('inside');
  });
});
