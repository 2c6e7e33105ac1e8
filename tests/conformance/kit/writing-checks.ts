/**
 * The part that changes something, only with `--write-to-folder`: makes one record in that folder, reads it, changes it,
 * and tries out sharing without doing it (`--dry-run`). None of the product's commands removes a record, so the record
 * stays, and the last row says exactly what is left.
 */
import { commandRun } from '@keeper-workflow/commander';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Mode, Operation, Proof, RecordAdd } from '@keeper-workflow/operations';
import { CALLS_OF_A_CHECK, problem, until, type Context } from './context';
import type { Finding } from './finding';

/** `.invalid` belongs to nobody, by RFC 2606. */
const NOBODY = 'nobody@conformance.invalid';

export interface Folder {
  readonly uid: string;
  readonly mode: Mode;
}

/** @param label of the record's title: when it was made. */
export async function writingFindings(context: Context, folder: Folder, label: string): Promise<Finding[]> {
  const title = `Conformance check ${label}`;
  const add: RecordAdd = {
    kind: 'record-add',
    mode: folder.mode,
    title,
    recordType: 'login',
    folder: { uid: folder.uid, title: '' },
    fields: [text('login', 'conformance'), text('password', 'only a test: \' " \\ $GEN ${x} é 🔐')],
    notes: 'Made by the conformance kit. It may be deleted.',
    reference: `conformance-${label.replace(/[^A-Za-z0-9]/g, '-')}`,
  };
  const findings: Finding[] = [];
  const made = await carried(context, add);
  const uid = made.ok ? made.value.createdUid : undefined;
  findings.push(row('write: make a record', made, 'made, found again, every field as it was sent'));
  if (uid === undefined) return [...findings, leftover(title, undefined)];
  const record = { uid, title };
  const update: Operation = {
    kind: 'record-update',
    mode: folder.mode,
    record,
    fields: [text('login', 'conformance-changed')],
    force: false,
  };
  findings.push(row('write: change it', await carried(context, update), 'the login changed, nothing else was lost'));
  findings.push(await dryShare(context, folder.mode, uid));
  return [...findings, leftover(title, uid)];
}

const text = (type: string, value: string): RecordAdd['fields'][number] => ({
  section: 'fields',
  type,
  value: { form: 'text', text: value },
});

/** Submits, waits, reads back. */
async function carried(context: Context, operation: Operation): Promise<Result<Proof>> {
  const { vault, options } = context;
  await context.room(2 * CALLS_OF_A_CHECK);
  const startedAt = options.clock.now();
  const sent = await vault.submit(operation);
  if (sent.state !== 'accepted') return fail(sent.failure);
  const followed = await vault.follow(operation, sent.commanderRequestId, until(context));
  if (!followed.ok) return followed;
  if (followed.value.state === 'gone') return fail(followed.value.failure);
  const reply = followed.value.state === 'answered' ? followed.value.reply : undefined;
  const proof = await vault.prove(operation, startedAt, until(context));
  if (!proof.ok) return proof;
  if (proof.value.verdict === 'shown') return ok(proof.value);
  const missing = proof.value.parts.filter(({ shown }) => !shown).map(({ name }) => name);
  const detail = `not shown: ${missing.join(', ')}. ${reply?.words ?? ''}`;
  return fail(reply?.failure ?? failure('vault-refused', { detail }));
}

function row(check: string, result: Result<Proof>, found: string): Finding {
  if (result.ok) return { check, verdict: 'ok', found };
  const finding = problem(check, result.failure);
  // The product refuses what this version of Commander would spoil: that is how it should be.
  return result.failure.code === 'update-would-lose' ? { ...finding, verdict: 'warning' } : finding;
}

/** `--dry-run` shows what would be shared and shares nothing. */
async function dryShare(context: Context, mode: Mode, uid: string): Promise<Finding> {
  const check = 'write: try sharing';
  const word = mode === 'nsf' ? 'nsf-share-record' : 'share-record';
  if (!context.allowed.has(word)) return { check, verdict: 'skipped', found: `needs ${word}` };
  const run = await commandRun(
    context.options,
    {
      command: word,
      options: [
        { flag: '--action=grant' },
        { name: '--email', value: NOBODY },
        ...(mode === 'nsf' ? [{ flag: '--role=viewer' } as const] : []),
        { flag: '--dry-run' },
      ],
      positionals: [{ value: uid }],
    },
    until(context),
  );
  if (!run.ok) return problem(check, run.failure);
  // The record's title decides the HTTP status (Commander looks for words in it), so what counts is the table.
  const isShown = JSON.stringify(run.value.result.body).includes(NOBODY);
  return isShown
    ? { check, verdict: 'ok', found: `${word} --dry-run shows what it would do; nothing was shared` }
    : { check, verdict: 'warning', found: `${word} --dry-run answers otherwise; nothing was shared` };
}

const leftover = (title: string, uid: string | undefined): Finding => ({
  check: 'write: left behind',
  verdict: 'warning',
  found:
    uid === undefined
      ? `perhaps a record “${title}” in the folder: look for it`
      : `one record “${title}” (uid ${uid}) in the folder`,
  todo: 'Delete it in the vault; no command of the product deletes records.',
});
