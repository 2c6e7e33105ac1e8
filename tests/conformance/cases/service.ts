/** Cases of what the service is and of its traps: versions, a slow worker, a full queue, prompts, a restart, no rights. */
import { commands, on, type ConformanceCase, type Step } from '../case';
import { A, D, F } from './uids';

const text = (command: string): string => JSON.stringify({ command });
const submit = (command: string, more: { remember?: string; times?: number; key?: 'second' } = {}): Step => ({
  kind: 'http',
  method: 'POST',
  path: '/api/v2/executecommand-async',
  contentType: 'application/json',
  body: text(command),
  ...more,
});
const read = (path: string, more: { until?: 'done' | 'processing'; key?: 'second' } = {}): Step => ({
  kind: 'http',
  method: 'GET',
  path: `/api/v2/${path}`,
  ...more,
});
const slow = (seconds: number): Step => ({ kind: 'slow', seconds });

export const service: ConformanceCase[] = [
  commands('service: version', 'version'),
  commands('service: version with a format', 'version --format=json'),
  commands('service: version with a blank behind it', 'version '),
  commands('service: whoami', 'whoami'),
  commands('service: whoami with a format', 'whoami --format=json'),
  commands('service: status', 'service-status'),
  commands('service: status as JSON', 'service-status --format=json', 'service-status --format json'),
  commands('service: status with an unknown option', 'service-status --bogus'),

  commands(
    'service: behind a slow command',
    slow(3),
    submit('service-status', { remember: 'first' }),
    read('result/<first>', { until: 'processing' }),
    submit('version', { remember: 'second' }),
    submit('service-status', { remember: 'others', key: 'second' }),
    read('result/<first>'),
    read('status/<first>'),
    read('result/<second>'),
    read('status/<second>'),
    read('queue/status'),
    read('queue/status', { key: 'second' }),
    slow(0),
    read('result/<second>', { until: 'done' }),
    read('result/<others>', { until: 'done', key: 'second' }),
    read('status/<second>'),
  ),
  commands(
    'service: a full queue',
    slow(8),
    submit('version', { remember: 'first' }),
    read('result/<first>', { until: 'processing' }),
    submit('service-status', { remember: 'last', times: 100 }),
    submit('service-status'),
    submit('service-status', { key: 'second' }),
    {
      kind: 'http',
      method: 'POST',
      path: '/api/v1/executecommand',
      contentType: 'application/json',
      body: text('version'),
    },
    submit('rm'),
    read('queue/status'),
    slow(0),
    read('result/<last>', { until: 'done' }),
    submit('version'),
  ),
  commands(
    'service: a prompt without a terminal',
    { kind: 'invited-by', users: ['vendor@partner.example'] },
    'sync-down',
    'sync-down --force',
    'version',
  ),
  commands(
    'service: a prompt of a sharing command without a terminal',
    `share-record -a cancel -e dave@acme.example '${F.engineering}'`,
    'version',
  ),
  commands(
    'service: a restart forgets every request',
    submit('version', { remember: 'done' }),
    read('result/<done>', { until: 'done' }),
    slow(3),
    submit('service-status', { remember: 'running' }),
    read('result/<running>', { until: 'processing' }),
    submit('version', { remember: 'waiting' }),
    { kind: 'restart' },
    slow(0),
    read('result/<done>'),
    read('status/<done>'),
    read('result/<running>'),
    read('status/<running>'),
    read('result/<waiting>'),
    read('queue/status'),
    'version',
  ),
  commands(
    'service: a restart reads pending devices and EPM requests anew',
    { kind: 'restart' },
    `device-approve --format=json ${D.phone}`,
    `epm approval view --format=json ${A.printer}`,
  ),

  on(
    'encrypted',
    commands(
      'encrypted: EPM requests',
      'epm approval list --type=denied --format=json',
      `epm approval action --approve=${A.printer}`,
      `epm approval action --approve=${A.denied}`,
      'epm approval view --format=json nosuch',
    ),
  ),
  on('encrypted', commands('encrypted: no device matches', 'device-approve --approve nosuch')),
  on(
    'expired',
    commands('expired: commands of the product', 'epm sync-down', 'device-approve --format=json', 'version'),
  ),
  on(
    'denied',
    commands(
      'denied: the address',
      'version',
      read('queue/status'),
      submit('rm'),
      { kind: 'http', method: 'GET', path: '/health', key: 'none' },
      { kind: 'http', method: 'GET', path: '/api/v2/queue/status', key: { text: 'wrong' } },
      { kind: 'http', method: 'GET', path: '/nosuch' },
    ),
  ),
  on(
    'limited',
    commands(
      'limit: results are counted for themselves',
      { kind: 'http', method: 'GET', path: '/api/v2/result/nosuch', times: 61 },
      read('status/nosuch'),
      submit('rm'),
    ),
  ),

  ...[
    commands('not an administrator: epm', 'epm sync-down', 'epm approval list --format=json', 'epm'),
    commands('not an administrator: an action', `epm approval action --approve=${A.printer}`),
    commands(
      'not an administrator: devices',
      'device-approve --reload --format=json',
      `device-approve --approve ${D.phone}`,
    ),
  ].map((one) => on('not-admin', one)),
];
