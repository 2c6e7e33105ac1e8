/** What `nsf-share-record` looks at before it changes anything: who can be rotated, and what a dry run prints. */
import { CommandError } from '../reply/outcome';
import type { Expiration } from '../text/expiration';
import { compareText } from '../text/python';
import type { CommandContext } from './command';

/** Throws CommandError unless each record is a pamUser with rotation. */
export function checkEligible({ session }: CommandContext, records: readonly string[]): void {
  const ineligible = records.filter((uid) => session.state.records.get(uid)?.rotation !== true);
  if (ineligible.length === 0) return;
  throw new CommandError(
    'nsf-share-record',
    '--rotate-on-expiration requires a pamUser record with rotation configured. ' +
      `Ineligible record(s): ${[...ineligible].sort(compareText).join(', ')}`,
  );
}

export interface PlannedShare {
  action: string;
  records: readonly string[];
  emails: readonly string[];
  role: string | undefined;
  expiration: Expiration;
  rotates: boolean;
}

export function printDryRun({ output }: CommandContext, plan: PlannedShare): void {
  const print = (label: string, value: string): void => {
    output.print(`[dry-run] ${label.padEnd(10)}: ${value}`);
  };
  print('Action', plan.action.toUpperCase());
  print('Records', plan.records.join(', '));
  if (plan.action === 'owner') {
    print('New Owner', plan.emails[0] ?? '');
    print('Warning', 'You will no longer have access to transferred records!');
    return;
  }
  print('Recipients', plan.emails.join(', '));
  if (plan.role !== undefined) print('Role', plan.role);
  if (plan.expiration !== undefined) print('Expires', `${plan.expiration === 'never' ? -1 : plan.expiration} ms`);
  if (plan.rotates) print('Rotate', 'rotate password on share expiration');
}
