/**
 * A transfer of ownership as a command: `share-record -a owner`, `nsf-share-record -a owner`. One new owner; no role,
 * right or end goes with it. Neither asks a question.
 */
import type { TransferRecord } from '@keeper-workflow/operations';
import type { CommandArguments } from '../encode';

export const transferRecordCommand = ({ mode, newOwner, record }: TransferRecord): CommandArguments => ({
  command: mode === 'nsf' ? 'nsf-share-record' : 'share-record',
  options: [{ flag: '--action=owner' }, { name: '--email', value: newOwner, field: 'newOwner' }],
  positionals: [{ value: record.uid, field: 'record' }],
});
