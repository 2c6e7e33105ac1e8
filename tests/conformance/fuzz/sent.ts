/**
 * What the product sends: the text of an operation from its own builder, and for changes of records through its door, as
 * those are completed by what it reads just before. The Commander behind the door only answers these reads.
 */
import {
  createMemory,
  createVault,
  inspectOperation,
  type HttpFetch,
  type HttpResponse,
} from '@keeper-workflow/commander';
import type { Failure } from '@keeper-workflow/failures';
import type { RecordCase } from './records';
import type { Share } from './arguments';

export type Sent = { readonly text: string } | { readonly failure: Failure };

export function sentForShare(operation: Share): Sent {
  const inspected = inspectOperation(operation, true);
  if (!inspected.ok) return { failure: inspected.failure };
  const [text, ...more] = inspected.value.commands;
  if (text === undefined || more.length > 0) throw new Error(`one command expected: ${operation.kind}`);
  return { text };
}

const CHANGES = new Set(['record-add', 'record-update', 'nsf-record-add', 'nsf-record-update']);
/** The product asks how NSF records are written by an update of the record that cannot exist. */
const NOBODYS_RECORD = 'A'.repeat(22);

export async function sentForRecord(one: RecordCase): Promise<Sent> {
  const changes: string[] = [];
  const results: { status: number; body: unknown }[] = [];
  const fetch: HttpFetch = (url, init) => {
    if (init.method !== 'POST') {
      const result = results[Number(/\d+$/.exec(url)?.[0])];
      return Promise.resolve(json(result?.status ?? 404, result?.body ?? {}));
    }
    const { command } = JSON.parse(init.body ?? '') as { command: string };
    const [word = ''] = command.split(' ');
    if (CHANGES.has(word) && !command.includes(NOBODYS_RECORD)) changes.push(command);
    results.push(answer(one, word));
    return Promise.resolve(json(202, { success: true, status: 'queued', request_id: String(results.length - 1) }));
  };
  // Nothing takes time here: who waits that long waits for an answer that never comes.
  const now = Date.UTC(2026, 0, 1);
  const sleep = (ms: number): Promise<void> => (ms < 1000 ? Promise.resolve() : new Promise(() => undefined));
  const vault = createVault({
    baseUrl: 'http://127.0.0.1/api/v2',
    apiKey: 'unused',
    fetch,
    clock: { now: () => now, sleep },
    memory: createMemory(),
  });
  const submission = await vault.submit(one.operation);
  if (submission.state !== 'accepted') {
    if (changes.length > 0) throw new Error('refused, and sent all the same');
    return { failure: submission.failure };
  }
  const [text] = changes;
  if (text === undefined || changes.length !== 1) throw new Error(`${changes.length} commands sent`);
  return { text };
}

const json = (status: number, body: unknown): HttpResponse =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const success = (data: unknown) => ({ status: 200, body: { status: 'success', command: 'x', data } });
const says = (message: string) => ({ status: 200, body: { status: 'success', data: null, message } });

function answer(one: RecordCase, word: string): { status: number; body: unknown } {
  switch (word) {
    case 'version':
      return says(`Commander Version: ${one.version}`);
    case 'sync-down':
      return says('Vault synchronized successfully');
    case 'record-type-info':
      return success(
        'template' in one
          ? [{ recordTypeId: 1, content: JSON.stringify({ $id: one.operation.recordType, fields: one.template }) }]
          : [],
      );
    case 'get':
      return success('record' in one ? recordIn(one) : folderIn(one));
    default:
      return { status: 500, body: { status: 'error', error: `Record '${NOBODYS_RECORD}' not found` } };
  }
}

const recordIn = ({ operation, record }: Extract<RecordCase, { record: unknown }>) => ({
  record_uid: operation.record.uid,
  source: operation.mode === 'nsf' ? 'nested_share_folder' : 'classic',
  version: 3,
  ...record,
});

const folderIn = ({ operation }: Extract<RecordCase, { template: unknown }>) => ({
  folder_uid: operation.folder?.uid,
  type: operation.mode === 'nsf' ? 'nested_share_folder' : 'classic_folder',
  name: 'Somewhere',
});
