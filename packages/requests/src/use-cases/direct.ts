/**
 * What project and Jira admins do themselves, in one step: create and update records. Typed values come in with the call
 * that uses them, go to Commander, and are stored nowhere: the request keeps which fields were set, not to what.
 */
import type { DirectPreview, DirectWarning, PanelAnswers, Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import {
  canonicalJson,
  withoutValues,
  type DirectOperation,
  type Placement,
  type RecordContent,
  type Vault,
} from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { carryOutDirectly } from '../carry-out-directly';
import { checkJustification, checkPlace } from '../policy';
import type { Ports } from '../ports';
import { iso, viewOf } from '../view';
import { drive } from './drive-execution';
import { handOver } from './hand-over';
import { loadRequest } from './load-request';

const READ_TIME = 15_000;
/** The quick case gets this long in the page's own call, ms, and ends this long after the call began. */
const QUICK_TIME = 10_000;
const CALL_TIME = 17_000;
const SAFETY_DELAY = 50;

export async function recordTypes({
  vaults,
  clock,
}: Pick<Ports, 'vaults' | 'clock'>): Promise<Result<PanelAnswers['recordTypes']>> {
  const vault = await vaults.open();
  if (!vault.ok) return vault;
  const names = await vault.value.recordTypes(clock.now() + READ_TIME);
  return names.ok ? ok({ names: names.value }) : names;
}

export async function recordTemplate(
  { vaults, clock }: Pick<Ports, 'vaults' | 'clock'>,
  { name }: Parsed<'panel', 'recordTemplate'>,
): Promise<Result<PanelAnswers['recordTemplate']>> {
  const vault = await vaults.open();
  return vault.ok ? vault.value.template(name, clock.now() + READ_TIME) : vault;
}

/** A record's fields as far as they are no secret. Failures: `outside-policy-folders`, and those of reading. */
export async function readRecord(
  { vaults, clock }: Pick<Ports, 'vaults' | 'clock'>,
  caller: IssueCaller,
  { uid, mode }: Parsed<'panel', 'readRecord'>,
): Promise<Result<RecordContent>> {
  const vault = await vaults.open();
  if (!vault.ok) return vault;
  const until = clock.now() + READ_TIME;
  const placed = await checkRecordPlace(caller, vault.value, uid, until);
  if (!placed.ok) return placed;
  const asked = {
    kind: 'record-update',
    mode,
    record: { uid, title: '' },
    fields: [],
    force: false,
  } as const;
  return vault.value.readTarget({ ...asked, fields: [] }, until);
}

export async function previewDirect(
  { vaults, clock }: Pick<Ports, 'vaults' | 'clock'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'previewDirect'>,
): Promise<Result<DirectPreview>> {
  const until = clock.now() + READ_TIME;
  const operation = withReference(caller, input.operation, 'preview');
  const vault = await vaults.open();
  if (!vault.ok) return vault;
  const command = vault.value.commandText(operation);
  if (!command.ok) return command;
  const target = await checkedTarget(caller, vault.value, operation, until);
  if (!target.ok) return target;
  return ok({
    operation: withoutValues(named(operation, target.value)),
    command: command.value,
    target: shownTarget(operation, target.value),
    sets: setsOf(operation),
    warnings: warningsOf(operation, target.value),
    blockers: [],
  });
}

/**
 * The page made the id: a second click finds what the first one did. Failures: those of the preview, `request-changed`
 * when the id is taken by something else.
 */
export async function executeDirect(
  ports: Ports,
  caller: IssueCaller,
  input: Parsed<'panel', 'executeDirect'>,
): Promise<Result<{ request: RequestView }>> {
  const { clock } = ports;
  const began = clock.now();
  const justified = checkJustification(caller.policy, input.justification);
  if (!justified.ok) return justified;
  const asked = withReference(caller, input.operation, input.requestId);
  const existing = await ports.requests.load(input.requestId);
  if (!existing.ok) return existing;
  if (existing.value) return alreadyDone(ports, caller, input.requestId, asked);
  const myself = await ports.directory.myself();
  if (!myself.ok) return myself;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const command = vault.value.commandText(asked);
  if (!command.ok) return command;
  const target = await checkedTarget(caller, vault.value, asked, began + READ_TIME);
  if (!target.ok) return target;

  const operation = named(asked, target.value);
  const { issue } = caller;
  const step = carryOutDirectly({
    id: input.requestId,
    issueId: issue.id,
    issueKey: issue.key,
    projectId: issue.projectId,
    requester: { accountId: caller.accountId, name: myself.value.name },
    justification: input.justification,
    operation: withoutValues(operation),
    executionId: ports.ids.next(),
    at: clock.now(),
  });
  const stored = await ports.requests.store(step.request, 0, step.audit);
  if (!stored.ok) return stored;
  if (stored.value === 'conflict') return alreadyDone(ports, caller, input.requestId, asked);
  const safety = await ports.followUps.push(step.request.id, SAFETY_DELAY);
  if (!safety.ok) ports.log.failure('follow-up-not-pushed', safety.failure, { requestId: step.request.id });
  const nothingDue = { ...step.request, announcements: [] };
  const handed = await handOver(ports, vault.value, { before: nothingDue, approved: step.request }, operation);
  const until = Math.min(clock.now() + QUICK_TIME, began + CALL_TIME);
  const driven = await drive(ports, handed, until, { kind: 'approval', before: nothingDue, typed: operation });
  return ok({ request: viewOf(driven, caller) });
}

/** The reference is the request's own id, so that a creation whose answer was lost can be told from any other. */
function withReference(
  { issue }: IssueCaller,
  operation: Parsed<'panel', 'executeDirect'>['operation'],
  requestId: string,
): DirectOperation {
  return operation.kind === 'record-add' ? { ...operation, reference: `${issue.key} ${requestId}` } : operation;
}

async function alreadyDone(
  ports: Pick<Ports, 'requests'>,
  caller: IssueCaller,
  requestId: string,
  operation: DirectOperation,
): Promise<Result<{ request: RequestView }>> {
  const existing = await loadRequest(ports, caller, requestId);
  if (!existing.ok) return fail(failure('request-changed'));
  const found = existing.value;
  const comparable = (one: unknown): string =>
    canonicalJson({ ...(one as object), record: undefined, folder: undefined });
  const same =
    found.requester.accountId === caller.accountId && comparable(found.draft) === comparable(withoutValues(operation));
  return same ? ok({ request: viewOf(found, caller) }) : fail(failure('request-changed'));
}

type DirectTarget = Placement | RecordContent;

/** The target as it is now, inside what the policy allows. */
async function checkedTarget(
  caller: IssueCaller,
  vault: Vault,
  operation: DirectOperation,
  until: number,
): Promise<Result<DirectTarget>> {
  const placed =
    operation.kind === 'record-update'
      ? await checkRecordPlace(caller, vault, operation.record.uid, until)
      : await checkFolderPlace(caller, vault, operation.folder?.uid, until);
  return placed.ok ? vault.readTarget(operation, until) : placed;
}

async function checkRecordPlace(
  { policy }: IssueCaller,
  vault: Vault,
  uid: string,
  until: number,
): Promise<Result<void>> {
  if ((policy.folders ?? []).length === 0) return ok(undefined);
  const located = await vault.locate('record', uid, until);
  return located.ok ? checkPlace(policy, located.value.within) : located;
}

async function checkFolderPlace(
  { policy }: IssueCaller,
  vault: Vault,
  uid: string | undefined,
  until: number,
): Promise<Result<void>> {
  if ((policy.folders ?? []).length === 0) return ok(undefined);
  if (uid === undefined) return checkPlace(policy, []);
  const located = await vault.locate('folder', uid, until);
  return located.ok ? checkPlace(policy, located.value.within) : located;
}

/** Names come from the vault, never from what somebody sent. */
function named(operation: DirectOperation, target: DirectTarget): DirectOperation {
  if (operation.kind === 'record-update') {
    const title = 'fields' in target ? target.title : operation.record.title;
    return { ...operation, record: { uid: operation.record.uid, title: title.slice(0, 256) } };
  }
  const folder = 'template' in target ? target.folder : undefined;
  return folder ? { ...operation, folder: { uid: folder.uid, title: folder.title.slice(0, 256) } } : operation;
}

function shownTarget(operation: DirectOperation, target: DirectTarget): DirectPreview['target'] {
  const readAt = iso(target.readAt);
  if ('fields' in target) {
    const path = target.path === undefined ? {} : { path: target.path };
    return { title: target.title, type: target.type, ...path, readAt };
  }
  const path = target.folder?.path ?? target.folder?.title;
  return {
    title: operation.title ?? '',
    type: target.recordType,
    ...(path === undefined ? {} : { path }),
    readAt,
  };
}

function setsOf({ fields, notes, title, kind }: DirectOperation): DirectPreview['sets'] {
  const how = (form: string): DirectPreview['sets'][number]['how'] =>
    form === 'empty' ? 'cleared' : form.startsWith('generated') ? 'generated' : 'typed';
  const noted =
    typeof notes === 'object'
      ? notes.change === 'append'
        ? 'appended'
        : notes.text === ''
          ? 'cleared'
          : 'typed'
      : 'typed';
  return [
    ...(kind === 'record-update' && title !== undefined ? [{ label: 'title', how: 'typed' as const }] : []),
    ...fields.map(({ label, type, value }) => ({ label: label ?? type, how: how(value.form) })),
    ...(notes === undefined ? [] : [{ label: 'notes', how: noted } as const]),
  ];
}

function warningsOf(operation: DirectOperation, target: DirectTarget): DirectWarning[] {
  if (operation.kind === 'record-update' || !('template' in target)) return [];
  return [
    ...(target.titleTaken ? (['title-taken'] as const) : []),
    ...(operation.folder === undefined ? (['nobody-sees-it'] as const) : []),
  ];
}
