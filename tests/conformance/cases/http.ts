/** Cases of the HTTP layer: keys, allow-list, bodies, ids, queue, rate limit, encryption, the old API. */
import { commands, on, type ConformanceCase, type ServerKind, type Step } from '../case';
import { R } from './uids';

type HttpStep = Extract<Step, { kind: 'http' }>;
const http = (
  method: string,
  path: string,
  more: Partial<Omit<HttpStep, 'kind' | 'method' | 'path'>> = {},
): HttpStep => ({
  kind: 'http',
  method,
  path,
  ...more,
});
const submit = (body: string, more: Partial<Omit<HttpStep, 'kind' | 'method' | 'path' | 'body'>> = {}): HttpStep =>
  http('POST', '/api/v2/executecommand-async', { body, contentType: 'application/json', ...more });
const text = (command: unknown): string => JSON.stringify({ command });
const steps = (name: string, ...list: Step[]): ConformanceCase => ({ name, server: 'plain', steps: list });
const each = (server: ServerKind, ...cases: ConformanceCase[]): ConformanceCase[] =>
  cases.map((one) => on(server, one));

export const httpLayer: ConformanceCase[] = [
  steps('http: health needs no key', http('GET', '/health', { key: 'none' })),
  steps(
    'http: no key',
    submit(text('service-status'), { key: 'none' }),
    http('GET', '/api/v2/queue/status', { key: 'none' }),
  ),
  steps(
    'http: wrong key',
    submit(text('service-status'), { key: { text: 'wrong' } }),
    http('GET', '/api/v2/result/x', { key: { text: 'wrong' } }),
  ),
  steps('http: wrong key before a bad body', submit('[1]', { key: { text: 'wrong' } })),
  steps('http: not on the allow-list', submit(text('rm x')), submit(text('tree'))),
  steps(
    'http: allow-list of the other key',
    submit(text('ls'), { key: 'second' }),
    submit(text('list --format=json zzz'), { key: 'second' }),
  ),
  steps(
    'http: first word literally',
    submit(text(' list')),
    submit(text('list\t-v')),
    submit(text('LIST')),
    submit(text('l')),
    submit(text('list;ls')),
  ),
  steps('http: no command', submit('{"x":1}'), submit('{"command":null}'), submit(text('')), submit('{}')),
  steps('http: command is not a text', submit(text(5)), submit(text(['list'])), submit(text(true))),
  steps(
    'http: a body that is no object',
    submit('[1,2]'),
    submit('"list"'),
    submit('5'),
    submit('[]'),
    submit('null'),
    submit('0'),
  ),
  steps('http: malformed JSON', submit('{"command": "list"'), submit('')),
  steps(
    'http: content type',
    submit(text('service-status'), { contentType: 'text/plain' }),
    submit('command=list', { contentType: 'application/x-www-form-urlencoded' }),
    submit(text('service-status'), { contentType: 'application/json; charset=utf-8' }),
  ),
  steps(
    'http: 4,096 characters',
    submit(text('list ' + 'x'.repeat(4091))),
    submit(text('list ' + 'x'.repeat(4092))),
    submit(text('list ' + '密'.repeat(4091))),
  ),
  steps('http: too long before not allowed', submit(text('rm ' + 'x'.repeat(5000)))),
  steps('http: unknown ids', http('GET', '/api/v2/status/nosuch'), http('GET', '/api/v2/result/nosuch')),
  steps(
    'http: an id belongs to its key',
    submit(text('service-status'), { remember: true }),
    http('GET', '/api/v2/result/<id>', { until: 'done' }),
    http('GET', '/api/v2/result/<id>', { key: 'second' }),
    http('GET', '/api/v2/status/<id>', { key: 'second' }),
    http('GET', '/api/v2/result/<id>'),
  ),
  steps(
    'http: status when done',
    submit(text(`get --format=json '<b>&"nosuch'`), { remember: true }),
    http('GET', '/api/v2/result/<id>', { until: 'done' }),
    http('GET', '/api/v2/status/<id>'),
  ),
  steps(
    'http: queue status',
    submit(text('service-status'), { remember: true }),
    http('GET', '/api/v2/result/<id>', { until: 'done' }),
    http('GET', '/api/v2/queue/status', { key: 'second' }),
  ),
  steps(
    'http: wrong method',
    http('GET', '/api/v2/executecommand-async'),
    http('POST', '/api/v2/queue/status'),
    http('DELETE', '/api/v2/result/x'),
    http('PUT', '/health', { key: 'none' }),
  ),
  steps(
    'http: unknown routes',
    http('GET', '/api/v2'),
    http('GET', '/nosuch', { key: 'none' }),
    http('POST', '/api/v2/executecommand', { body: text('list'), contentType: 'application/json' }),
    http('GET', '/api/v2/result/'),
  ),
  steps(
    'http: v1',
    http('POST', '/api/v1/executecommand', {
      body: text('service-status'),
      contentType: 'application/json',
      headers: ['x-api-legacy'],
    }),
    http('POST', '/api/v1/executecommand', {
      body: text('get --format=json nosuch'),
      contentType: 'application/json',
      headers: ['x-api-legacy'],
    }),
    http('POST', '/api/v1/executecommand', {
      body: text('rm'),
      contentType: 'application/json',
      headers: ['x-api-legacy'],
    }),
    http('GET', '/api/v1/executecommand'),
  ),
  steps(
    'http: onboarding',
    http('GET', '/api/v2/email-config'),
    http('POST', '/api/v2/email-config', { body: '{"name":"x"}', contentType: 'application/json' }),
    http('DELETE', '/api/v2/email-config/x'),
    http('POST', '/api/v2/onboard', { body: text('list'), contentType: 'application/json' }),
  ),
  commands(
    'http: commands of the second key',
    { kind: 'command', text: 'service-status', key: 'second' },
    { kind: 'command', text: 'sync-down', key: 'second' },
  ),

  ...each(
    'limited',
    steps(
      'limit: the 60th and the 61st in a minute',
      http('GET', '/api/v2/queue/status', { times: 60 }),
      http('GET', '/api/v2/queue/status'),
      submit(text('service-status')),
    ),
    steps(
      'limit: whatever the key',
      http('GET', '/api/v2/status/nosuch', { times: 61 }),
      http('GET', '/api/v2/status/other', { key: 'second' }),
      http('GET', '/api/v2/status/other', { key: { text: 'wrong' } }),
      http('GET', '/api/v2/result/other'),
    ),
    steps('limit: health is exempt', http('GET', '/health', { key: 'none', times: 70 })),
  ),
  ...each(
    'encrypted',
    commands('encrypted: a text', 'service-status'),
    commands('encrypted: rows', `list --format=json '${R.grafana}'`),
    commands('encrypted: a failure of argparse', 'list --bogus'),
    commands('encrypted: an exception stays plain', 'get --format=json nosuch'),
    steps(
      'encrypted: the HTTP layer stays plain',
      submit(text('rm')),
      submit(text('service-status')),
      submit(text('service-status'), { key: 'none' }),
    ),
    steps(
      'encrypted: status hides the result',
      submit(text('service-status'), { remember: true }),
      http('GET', '/api/v2/result/<id>', { until: 'done' }),
      http('GET', '/api/v2/status/<id>'),
    ),
    steps(
      'encrypted: v1',
      http('POST', '/api/v1/executecommand', {
        body: text('service-status'),
        contentType: 'application/json',
        headers: ['x-api-legacy'],
      }),
    ),
  ),
  ...each(
    'expired',
    steps('expired: the first key', submit(text('service-status')), http('GET', '/api/v2/queue/status')),
    steps('expired: the other key still works', submit(text('service-status'), { key: 'second' })),
  ),
  ...each(
    'no-queue',
    steps('no queue: v2 is absent', submit(text('service-status')), http('GET', '/api/v2/queue/status')),
    steps(
      'no queue: v1 runs it',
      http('POST', '/api/v1/executecommand', {
        body: text('service-status'),
        contentType: 'application/json',
        headers: ['x-api-legacy'],
      }),
      http('POST', '/api/v1/executecommand', {
        body: text('get --format=json nosuch'),
        contentType: 'application/json',
        headers: ['x-api-legacy'],
      }),
    ),
  ),
];
