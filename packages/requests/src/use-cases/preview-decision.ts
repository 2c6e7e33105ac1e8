/** What exactly would happen: the operation as it would be frozen, its effect on each person, the command, the obstacles. */
import type { Parsed, Preview } from '@keeper-workflow/contract';
import { failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import {
  completeOperation,
  operationHash,
  shareRecordEffect,
  type RequestedOperation,
  type RecipientEffect,
  type RecordAccess,
} from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { changesBetween } from '../changes';
import { decidable } from '../lifecycle';
import { checkSeparation } from '../policy';
import type { Identity, Ports } from '../ports';
import type { StoredRequest } from '../request';
import { iso, wireFailure } from '../view';
import { loadRevision } from './load-request';

const READ_TIME = 15_000;

export async function previewDecision(
  ports: Pick<Ports, 'clock' | 'requests' | 'vaults' | 'directory'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'previewDecision'>,
): Promise<Result<Preview>> {
  const now = ports.clock.now();
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  const chosen = completeOperation(input.draft, now);
  if (!chosen.ok) return chosen;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const command = vault.value.commandText(chosen.value);
  if (!command.ok) return command;
  const [access, approver] = await Promise.all([
    vault.value.readTarget(chosen.value, now + READ_TIME),
    ports.directory.myself(),
  ]);
  if (!access.ok) return access;
  if (!approver.ok) return approver;

  const operation = named(chosen.value, access.value);
  const effects = shareRecordEffect(operation, access.value, now);
  return ok({
    requestId: request.value.id,
    revision: request.value.auditLength,
    operation,
    operationHash: operationHash(operation),
    command: command.value,
    record: recordOf(access.value),
    effects,
    changes: changesBetween(request.value.draft, operation),
    blockers: blockersOf(request.value, operation, effects, approver.value).map(wireFailure),
  });
}

/** The title comes from the vault, never from what somebody sent: it is what people will read. */
export const named = (operation: RequestedOperation, { uid, title }: RecordAccess): RequestedOperation => ({
  ...operation,
  record: { uid, title: title.slice(0, 256) },
});

/** Why this operation cannot be approved by this person; checked again when it is approved. */
export function blockersOf(
  request: StoredRequest,
  operation: RequestedOperation,
  effects: readonly RecipientEffect[],
  approver: Identity,
): Failure[] {
  const blockers: Failure[] = [];
  if (!decidable(request)) blockers.push(failure('wrong-state'));
  const separation = checkSeparation(request, operation, approver);
  if (!separation.ok) blockers.push(separation.failure);
  const owner = effects.find(({ warnings }) => warnings.includes('recipient-is-owner'));
  if (owner) blockers.push(failure('recipient-is-owner', { field: 'recipients', detail: owner.username }));
  return blockers;
}

const recordOf = ({ title, type, path, readAt }: RecordAccess): Preview['record'] => ({
  title,
  type,
  ...(path === undefined ? {} : { path }),
  readAt: iso(readAt),
});
