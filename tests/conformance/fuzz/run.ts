/**
 * Asks the real Keeper Commander whether it understands every operation as it was meant: thousands of them, of all nine
 * kinds, with hostile text in every field, made into commands by the product and parsed by Commander's own code. Changes
 * of records go on through Commander's own commands to what they would store. Nothing reaches a cloud.
 *
 * `npx tsx tests/conformance/fuzz/run.ts [--seed N] [--cases N]`. Ends with 0 and a reason where no Commander is at hand,
 * with 1 on any difference and on any refusal without a reason.
 */
import type { RecordUpdate } from '@keeper-workflow/operations';
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { realCommanderFolder } from '../real-server';
import { differences, meantBy, type Share } from './arguments';
import { parsedByCommander, storedByCommander, type Parsed } from './real-parser';
import { differenceFrom } from './record-after';
import { recordBefore, unfoundedFor } from './record-texts';
import { recordAdditions, recordUpdates, type RecordCase } from './records';
import { unfoundedShare } from './refusals';
import { sentForRecord, sentForShare, type Sent } from './sent';
import { shareOperations } from './shares';

/** Changes of records have the most that can go wrong. */
const CASES = 9000;
const PART_OF = { share: 0.5 / 7, record: 0.25 };

interface Case {
  readonly kind: string;
  readonly sent: Sent;
  readonly about: Share | RecordCase;
}

async function casesFrom(seed: number, count: number): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [kind, operations] of Object.entries(shareOperations)) {
    for (const about of fc.sample(operations, { seed, numRuns: Math.ceil(count * PART_OF.share) })) {
      cases.push({ kind, about, sent: sentForShare(about) });
    }
  }
  for (const [kind, changes] of Object.entries({ 'record-add': recordAdditions, 'record-update': recordUpdates })) {
    for (const about of fc.sample(changes, { seed, numRuns: Math.ceil(count * PART_OF.record) })) {
      cases.push({ kind, about, sent: await sentForRecord(about) });
    }
  }
  return cases;
}

const isShare = (about: Share | RecordCase): about is Share => 'kind' in about;

/** The command that a change of a record must be, and how Commander's class for it is called. */
function recordCommand({ operation }: RecordCase): string {
  return operation.mode === 'nsf' ? `nsf-${operation.kind}` : operation.kind;
}

/** From 18.1.2 on NSF updates go the way of classic ones; the Commander at hand has only the older way. */
const classFor = ({ version, operation }: RecordCase, parsed: Parsed): string | undefined =>
  version === '18.1.2' && operation.kind === 'record-update' ? 'RecordUpdateCommand' : parsed.class;

function recordArguments(one: RecordCase, { namespace = {} }: Parsed): Readonly<Record<string, unknown>> {
  const [uid] = (namespace.record_uids ?? []) as string[];
  return classFor(one, {}) === 'RecordUpdateCommand' && uid !== undefined ? { ...namespace, record: uid } : namespace;
}

/** What shows in what is stored. */
const SEEN_LATER = new Set(['title', 'notes', 'record_type', 'folder', 'folder_uid', 'fields']);

/** What is no part of the record: it names this one, forces what it is told to force, and answers in JSON if it can. */
function wrongOptions(one: RecordCase, namespace: Readonly<Record<string, unknown>>): string | undefined {
  const { operation } = one;
  const command = recordCommand(one);
  const options = Object.entries(namespace).filter(([name]) => !SEEN_LATER.has(name));
  const given: Record<string, unknown> =
    operation.kind === 'record-add' ? {} : { force: operation.force, ...recordNamed(operation) };
  if (command === 'record-add') given.format = 'json';
  return differences({ verb: [command], given }, Object.fromEntries(options));
}

const recordNamed = ({ mode, record }: RecordUpdate) =>
  mode === 'nsf' ? { record_uids: [record.uid] } : { record: record.uid };

interface Wrong {
  readonly one: Case;
  readonly why: string;
}

async function check(folder: string, cases: readonly Case[]): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  const sent: { one: Case; text: string }[] = [];
  for (const one of cases) {
    if ('text' in one.sent) sent.push({ one, text: one.sent.text });
    else {
      const { failure } = one.sent;
      const why = isShare(one.about) ? unfoundedShare(one.about, failure) : unfoundedFor(one.about, failure);
      if (why !== undefined) wrong.push({ one, why: `refused (${failure.code} ${failure.detail ?? ''}): ${why}` });
    }
  }
  const parsed = await parsedByCommander(
    folder,
    sent.map(({ text }) => text),
  );
  const changes: { one: Case; about: RecordCase; parsed: Parsed }[] = [];
  sent.forEach(({ one }, at) => {
    const line = parsed[at] ?? {};
    const { about } = one;
    const meant = isShare(about) ? meantBy(about) : { verb: [recordCommand(about)], given: {} };
    if (line.verb?.join(' ') !== meant.verb.join(' ')) {
      wrong.push({ one, why: `not understood as ${meant.verb.join(' ')}: ${JSON.stringify(line)}` });
      return;
    }
    const why = isShare(about) ? differences(meant, line.namespace ?? {}) : wrongOptions(about, line.namespace ?? {});
    if (why !== undefined) wrong.push({ one, why });
    else if (!isShare(about)) changes.push({ one, about, parsed: line });
  });
  const stored = await storedByCommander(
    folder,
    changes.map(({ about, parsed: line }) => ({
      class: classFor(about, line),
      namespace: recordArguments(about, line),
      template: 'template' in about ? about.template : [{ $ref: 'login' }],
      record: recordBefore(about),
    })),
  );
  changes.forEach(({ one, about }, at) => {
    const why = differenceFrom(about, stored[at] ?? {});
    if (why !== undefined) wrong.push({ one, why });
  });
  return wrong;
}

function tell(cases: readonly Case[], wrong: readonly Wrong[]): void {
  for (const kind of new Set(cases.map((one) => one.kind))) {
    const all = cases.filter((one) => one.kind === kind);
    const refusals = all.flatMap(({ sent }) => ('failure' in sent ? [sent.failure.code] : []));
    const reasons = [...new Set(refusals)].map(
      (code) => `${code} ${refusals.filter((other) => other === code).length}`,
    );
    const misread = wrong.filter(({ one }) => one.kind === kind).length;
    console.log(
      `  ${kind}: ${all.length} operations, ${all.length - refusals.length} sent, ${misread} wrong` +
        (reasons.length === 0 ? '' : `; refused: ${reasons.join(', ')}`),
    );
  }
}

async function main(): Promise<number> {
  const folder = realCommanderFolder();
  if (folder === undefined) {
    console.log('Operations not fuzzed: the real Commander is not on this machine (../shared/commander-real).');
    return 0;
  }
  const { values } = parseArgs({ options: { seed: { type: 'string' }, cases: { type: 'string' } } });
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const cases = await casesFrom(seed, Number(values.cases ?? CASES));
  console.log(`Seed ${seed}: ${cases.length} operations for the real Commander.`);
  const wrong = await check(folder, cases);
  tell(cases, wrong);
  for (const { one, why } of wrong.slice(0, 20)) {
    console.error(`${JSON.stringify(one.about)}\n  ${'text' in one.sent ? one.sent.text : 'not sent'}\n  ${why}`);
  }
  console.log(
    wrong.length === 0 ? 'Everything came back as it was meant.' : `${wrong.length} wrong; again with --seed ${seed}.`,
  );
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = await main();
