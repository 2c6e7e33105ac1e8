/** What exactly would happen: the operation as it would be frozen, its effect on each person, the command, the obstacles. */
import { MOST_EFFECT_ROWS, type Parsed, type Preview } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { completeOperation, operationEffect, operationHash, targetSummary } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { changesBetween } from '../changes';
import { askedFor } from '../lifecycle';
import type { Ports } from '../ports';
import { iso, wireFailure } from '../view';
import { blockersOf, checkTargetPlace, named } from './decision-checks';
import { loadRevision } from './load-request';
import { rehearsal } from './rehearsal';

const READ_TIME = 12_000;

export async function previewDecision(
  ports: Pick<Ports, 'clock' | 'requests' | 'vaults' | 'directory'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'previewDecision'>,
): Promise<Result<Preview>> {
  const now = ports.clock.now();
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  const draft = askedFor(request.value);
  if (draft === undefined) return fail(failure('wrong-state'));
  // An approver completes what was asked for; another form would be another request, by nobody.
  if (input.draft.kind !== draft.kind) return fail(failure('invalid-input', { field: 'kind' }));
  const chosen = completeOperation(input.draft, now);
  if (!chosen.ok) return chosen;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const command = vault.value.commandText(chosen.value);
  if (!command.ok) return command;
  const placed = await checkTargetPlace(caller.policy, vault.value, chosen.value, now + READ_TIME);
  if (!placed.ok) return placed;
  const [target, approver] = await Promise.all([
    vault.value.readTarget(chosen.value, now + READ_TIME),
    ports.directory.myself(),
  ]);
  if (!target.ok) return target;
  if (!approver.ok) return approver;

  const summary = targetSummary(chosen.value, target.value);
  const operation = named(chosen.value, summary);
  const rehearsed = await rehearsal(vault.value, operation, command.value, now + READ_TIME);
  if (!rehearsed.ok) return rehearsed;
  const effect = operationEffect(operation, target.value, now);
  return ok({
    requestId: request.value.id,
    revision: request.value.auditLength,
    operation,
    operationHash: operationHash(operation),
    command: rehearsed.value.command,
    target: { ...summary, readAt: iso(summary.readAt) },
    effect: { ...effect, rows: effect.rows.slice(0, MOST_EFFECT_ROWS) },
    rowsInAll: effect.rows.length,
    changes: changesBetween(draft, operation),
    blockers: [...blockersOf(request.value, operation, effect, approver.value), ...rehearsed.value.blockers].map(
      wireFailure,
    ),
  });
}
