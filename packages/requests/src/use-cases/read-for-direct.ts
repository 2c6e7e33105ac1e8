/** What the forms of project and Jira admins are made from: record types, their fields, a record's own fields. */
import type { PanelAnswers, Parsed } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import type { RecordContent } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import type { Ports } from '../ports';
import { checkPlaceOf } from './place-checks';

const READ_TIME = 15_000;

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
  const placed = await checkPlaceOf(caller.policy, vault.value, { kind: 'record', uid }, until);
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
