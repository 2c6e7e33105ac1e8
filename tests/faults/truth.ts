/** What must hold at the end of every run, whatever went wrong on the way. */
import type { RequestView } from '@keeper-workflow/contract';
import { announcementTexts } from '@keeper-workflow/messages';
import { brokenAt, type AuditEntry } from '@keeper-workflow/requests';
import { expect } from 'vitest';
import type { VaultShare } from '../../sandbox/commander';
import type { Call } from '../../sandbox/world';
import { APP, type TestWorld, shareDraft } from '../world';
import { document, type Asked } from './approval';

const CHANGING = ['nsf-share-record', 'share-record', 'nsf-share-folder', 'share-folder', 'record-add'];

/** Changing commands that Commander ran, with or without effect. Help texts, which name no uid, are none. */
export const commandsRun = (world: TestWorld): Call[] =>
  callsOf(world).filter(
    ({ kind, what }) =>
      kind === 'commander' && CHANGING.includes(what.split(' ')[0] ?? '') && !what.endsWith('(0 uids)'),
  );

/** Changing commands that the app handed over, whether or not they arrived. The check of a connection asks for help texts. */
export function commandsSent(world: TestWorld): Call[] {
  const calls = callsOf(world);
  const checks = new Set(
    calls.flatMap(({ kind, what, invocationId }) =>
      kind === 'invocation' && what.startsWith('keeper-settings/') ? [invocationId] : [],
    ),
  );
  return calls.filter(
    ({ kind, what, invocationId }) =>
      kind === 'egress' && CHANGING.includes(what.split(' ')[2] ?? '') && !checks.has(invocationId),
  );
}

const callsOf = (world: TestWorld): Call[] => world.sandbox.world.calls.since(0);

/** Somebody's own share of the record, as the vault has it. */
export const shareOf = (world: TestWorld, title: string, user: string): VaultShare | undefined =>
  world.standIn
    .vault()
    .records.find((record) => record.title === title)
    ?.shares.find((share) => share.user === user);

/** First lines of the comments. */
export const titles = (world: TestWorld): string[] => world.comments().map((text) => text.split('\n')[0] ?? '');

const OUTCOME_TITLES: readonly string[] = Object.values(announcementTexts.outcomes);

/** `most`: attempts that were approved; each may send one command. */
export function expectTruth(world: TestWorld, asked: Asked, end: RequestView, most = 1): void {
  const changes = world.standIn.changeCount();
  expect(commandsSent(world).length).toBeLessThanOrEqual(most);
  expect(commandsRun(world).length).toBeLessThanOrEqual(most);
  expect(changes).toBeLessThanOrEqual(most);
  expect(['submitted', 'completed']).toContain(end.state);

  const recipients = shareDraft(end).recipients;
  const shown = recipients.filter((recipient) => shareOf(world, asked.title, recipient) !== undefined);
  if (end.state === 'submitted') {
    expect(changes).toBe(0);
    expect(commandsSent(world)).toEqual([]);
  }
  if (end.outcome === 'verified') expect(shown).toEqual(recipients);
  if (end.outcome === 'refused') expect(changes).toBe(0);
  if (end.outcome !== undefined && end.outcome !== 'verified' && end.outcome !== 'invited') {
    expect(end.execution?.failure?.message).toMatch(/\w+ \w+ \w+/);
  }
  expectToldOnce(world, end);
  expectAudited(world, end);
}

/** Each step has at most one comment; the request and its outcome have exactly one, and the outcome's comes last. */
function expectToldOnce(world: TestWorld, end: RequestView): void {
  const told = titles(world);
  expect(new Set(told).size).toBe(told.length);
  expect(told[0]).toBe(announcementTexts.submitted);
  expect(document(world, end).announcements).toEqual([]);
  const outcomes = told.filter((title) => OUTCOME_TITLES.includes(title));
  expect(outcomes).toEqual(end.outcome ? [announcementTexts.outcomes[end.outcome]] : []);
}

/** The audit trail of the request is there, whole, and ends where the request says it ends. */
function expectAudited(world: TestWorld, end: RequestView): void {
  const rows = world.sandbox.world.forge.store(APP).entities.audit ?? [];
  const entries = rows
    .map(({ value }) => value as AuditEntry)
    .filter(({ requestId }) => requestId === end.id)
    .sort((left, right) => left.sequence - right.sequence);
  expect(brokenAt(entries)).toBeUndefined();
  const { auditLength, auditHash } = document(world, end);
  expect(entries).toHaveLength(auditLength);
  expect(entries.at(-1)?.hash).toBe(auditHash);
}
