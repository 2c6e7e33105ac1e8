/**
 * A sandbox for tests that cross rooms: the built apps, the demo company, Commander's stand-in, all in this process on
 * free ports. What is stale is built first. The product is reached as its pages reach it: by invoking its functions.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import type { Answer, Answers, FunctionName, ModuleName, Preview, RequestView } from '@keeper-workflow/contract';
import type { OperationDraft, ShareRecord, ShareRecordDraft } from '@keeper-workflow/operations';
import type { Commander } from '../sandbox/commander';
import { buildApps, startSandbox, type Sandbox } from '../sandbox/shell';
import type { SandboxOptions } from '../sandbox/shell/door';
import { people } from '../sandbox/seed';
import type { Call } from '../sandbox/world';

export const APP = 'connector-hub';
const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export type Person = keyof typeof people;
export const PEOPLE = Object.keys(people) as Person[];
export const accountId = (who: Person): string => people[who].accountId;
export type Somebody = Person | 'nobody';

/** Where the page claims to stand, and what of the context's `extension` is forged. */
export interface Standing {
  readonly issue?: string;
  readonly extension?: Record<string, unknown>;
}

export interface TestWorld {
  readonly sandbox: Sandbox;
  readonly standIn: Commander;
  /** A function of the issue panel, on OPS-1 unless told otherwise. */
  panel<Name extends FunctionName<'panel'>>(
    who: Somebody,
    name: Name,
    payload: unknown,
    standing?: Standing,
  ): Promise<Answer<Answers['panel'][Name]>>;
  /** A function of the settings page. */
  settings<Name extends FunctionName<'settings'>>(
    who: Somebody,
    name: Name,
    payload: unknown,
  ): Promise<Answer<Answers['settings'][Name]>>;
  /** Calls recorded while `run` ran, oldest first. */
  callsDuring(run: () => Promise<unknown>): Promise<Call[]>;
  /** Texts of an issue's comments as Ada sees them, oldest first; one line per paragraph or hard break. */
  comments(issue?: string): string[];
  /** Uid of the only record with this title in the vault. */
  uid(title: string): string;
  close(): Promise<void>;
}

/**
 * Starts it with the demo company set up. `options` as for the sandbox; the ports are free ones. `own`: a stand-in that the
 * test started and may close; its commands are not in the call log.
 */
export async function startWorld(options: Partial<SandboxOptions> = {}, own?: Commander): Promise<TestWorld> {
  const apps = await buildApps(repository, () => undefined);
  const sandbox = await startSandbox({
    port: 0,
    commanderPort: 0,
    apps,
    ...options,
    ...(own ? { realCommander: own } : {}),
    // One address asks for everybody here; the limit has its own tests.
    standIn: { rateLimit: '100000/minute', ...options.standIn },
  });
  const { world } = sandbox;
  const standIn = own ?? world.standIn;
  if (!standIn) throw new Error('These tests need the stand-in.');

  async function call(module: ModuleName, who: Somebody, name: string, payload: unknown, standing: Standing) {
    const answer = await sandbox.invoke({
      app: APP,
      module: module === 'panel' ? 'keeper-panel' : 'keeper-settings',
      function: name,
      payload,
      ...(who === 'nobody' ? {} : { as: accountId(who) }),
      ...standing,
    });
    if (!answer.ok) throw new Error(`${module}/${name} as ${who}: ${answer.error.message}`);
    return answer.result as never;
  }

  return {
    sandbox,
    standIn,
    panel: (who, name, payload, standing = { issue: 'OPS-1' }) => call('panel', who, name, payload, standing),
    settings: (who, name, payload) => call('settings', who, name, payload, {}),
    async callsDuring(run) {
      const since = world.calls.since(0).at(-1)?.seq ?? 0;
      await run();
      return world.calls.since(since);
    },
    comments: (issue = 'OPS-1') =>
      (world.jira.state.comments({ kind: 'user', accountId: accountId('ada') }, issue) ?? []).map(({ body }) =>
        textOf(body),
      ),
    uid: (title) => recordUid(standIn, title),
    close: () => sandbox.close(),
  };
}

/** The value of an answer that has to be one. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${answer.failure.code} ${answer.failure.field ?? ''} ${answer.failure.message}`);
}

/** The failure of an answer that has to be one. */
export function failureOf(answer: Answer<unknown>) {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`);
  return answer.failure;
}

/** What came of a call that should have been refused: its failure, and whatever it did all the same. */
export interface Refusal {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
  /** Whatever was written: storage, queue, Jira, and changes of the vault. */
  readonly writes: readonly string[];
  /** First words of the commands that Commander ran. */
  readonly commands: readonly string[];
}

export async function refusal(world: TestWorld, run: () => Promise<Answer<unknown>>): Promise<Refusal> {
  let answer: Answer<unknown> | undefined;
  const calls = await world.callsDuring(async () => {
    answer = await run();
  });
  const { code, field, message } = failureOf(answer!);
  return {
    code,
    ...(field === undefined ? {} : { field }),
    message,
    writes: calls.filter(({ kind, write }) => write && kind !== 'egress').map(({ kind, what }) => `${kind} ${what}`),
    commands: calls.filter(({ kind }) => kind === 'commander').map(({ what }) => what.split(' ')[0] ?? ''),
  };
}

type DraftParts = Partial<ShareRecordDraft>;

/** Viewer of a nested record for two hours, for Bob; `parts` say what is different. */
export const nestedDraft = (parts: DraftParts = {}): ShareRecordDraft => ({
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'Apollo API',
  recipients: ['bob@acme.example'],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
  ...parts,
});

/** Allow Writing on a classic record, for Alice, for good. */
export const classicDraft = (parts: DraftParts = {}): ShareRecordDraft =>
  nestedDraft({
    mode: 'classic',
    recordDescription: 'Jira Admin',
    recipients: ['alice@acme.example'],
    role: undefined,
    allowWriting: true,
    expiration: { type: 'never' },
    ...parts,
  });

/** Submits a request, as Alice on OPS-1 unless told otherwise. */
export async function ask(
  world: TestWorld,
  {
    who = 'alice',
    issue = 'OPS-1',
    draft = nestedDraft(),
    justification = 'Release on Friday',
  }: { who?: Person; issue?: string; draft?: OperationDraft; justification?: string } = {},
): Promise<RequestView> {
  const payload = { requestId: randomUUID(), draft, justification };
  return valueOf(await world.panel(who, 'submitRequest', payload, { issue })).request;
}

/** What was asked for, where it was access to a record. Throws for every other form. */
export function shareDraft({ draft }: Pick<RequestView, 'draft'>): ShareRecordDraft {
  if (draft.kind !== 'share-record') throw new Error(draft.kind);
  return draft;
}

/** The operation of a preview or request, where it shares one record. Throws for every other one. */
export function shareOperation({
  operation,
}: {
  readonly operation?: Preview['operation'] | RequestView['operation'];
}): ShareRecord {
  if (operation?.kind !== 'share-record') throw new Error(operation?.kind);
  return operation;
}

/** The preview of a request with a record chosen, as the approver gets it. */
export async function preview(
  world: TestWorld,
  who: Person,
  request: RequestView,
  { record = shareDraft(request).recordDescription, issue = 'OPS-1', parts = {} } = {},
): Promise<Preview> {
  return valueOf(await world.panel(who, 'previewDecision', previewInput(world, request, record, parts), { issue }));
}

export const previewInput = (world: TestWorld, request: RequestView, record: string, parts: DraftParts = {}) => ({
  requestId: request.id,
  revision: request.revision,
  draft: { ...shareDraft(request), record: { uid: world.uid(record), title: record }, ...parts },
});

/** What an approver sends after this preview. */
export const approvalOf = ({ requestId, revision, operation, operationHash }: Preview) => ({
  requestId,
  revision,
  operation,
  operationHash,
});

/** The request as it is stored now, as somebody who may read it sees it. */
export async function stored(world: TestWorld, request: RequestView, issue = 'OPS-1'): Promise<RequestView> {
  return valueOf(await world.panel('ada', 'readRequest', { requestId: request.id }, { issue })).request;
}

function recordUid(standIn: Commander, title: string): string {
  const [record, ...others] = standIn.vault().records.filter((candidate) => candidate.title === title);
  if (!record || others.length > 0) throw new Error(`${String(others.length + 1)} records are called ${title}`);
  return record.uid;
}

/** All text of an ADF document, in order. */
export function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, content, attrs } = node as { type?: string; text?: string; content?: unknown; attrs?: object };
  if (type === 'text') return text ?? '';
  if (type === 'hardBreak') return '\n';
  if (type === 'mention') return (attrs as { text?: string }).text ?? '';
  return `${textOf(content)}${type === 'paragraph' ? '\n' : ''}`;
}
