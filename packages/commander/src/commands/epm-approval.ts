/**
 * EPM (Endpoint Privilege Manager) as commands: the list, one request, and a decision on exactly one. `epm approval
 * action` takes no `--format`; its `--remove` cannot be expressed.
 */
import type { EpmApproval, EpmStatusFilter } from '@keeper-workflow/operations';
import type { CommandArguments } from '../encode';

const JSON_FORMAT = { flag: '--format=json' } as const;

export const EPM_SYNC: CommandArguments = { command: 'epm sync-down' };

export const epmListCommand = (status: EpmStatusFilter | undefined): CommandArguments => ({
  command: 'epm approval list',
  options: [...(status === undefined ? [] : [{ flag: `--type=${status}` } as const]), JSON_FORMAT],
});

export const epmViewCommand = (uid: string): CommandArguments => ({
  command: 'epm approval view',
  options: [JSON_FORMAT],
  positionals: [{ value: uid, field: 'approval' }],
});

/** The uid goes as `--approve='…'`: one that begins with `-` would be taken for an option, and answered as a success. */
export const epmActionCommand = ({ approval, decision }: EpmApproval): CommandArguments => ({
  command: 'epm approval action',
  options: [{ name: `--${decision}`, value: approval, field: 'approval' }],
});
