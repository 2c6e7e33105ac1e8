/** What creating or updating a record would do. Typed values are used for the command and kept nowhere. */
import type { DirectPreview, DirectWarning, Parsed } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import { withoutValues, type DirectOperation } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import type { Ports } from '../ports';
import { iso, wireFailure } from '../view';
import { checkedTarget, named, withReference, type DirectTarget } from './direct-target';
import { rehearsal } from './rehearsal';

const READ_TIME = 12_000;

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
  const rehearsed = await rehearsal(vault.value, operation, command.value, until);
  if (!rehearsed.ok) return rehearsed;
  return ok({
    operation: withoutValues(named(operation, target.value)),
    command: rehearsed.value.command,
    target: shownTarget(operation, target.value),
    sets: setsOf(operation),
    warnings: warningsOf(operation, target.value),
    blockers: rehearsed.value.blockers.map(wireFailure),
  });
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
