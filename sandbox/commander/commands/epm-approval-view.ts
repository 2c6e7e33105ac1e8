/** `epm approval view --format=json UID`: an array of one row, with everything the agent said, as last read. */
import { PythonError, UnknownForm } from '../reply/outcome';
import { approvalRow } from './epm-approval-row';
import { text, type CommandDefinition } from './command';

export const epmApprovalView: CommandDefinition = {
  name: 'view',
  parser: {
    abbreviations: true,
    options: [
      { flags: ['--format'], dest: 'format', takes: 'value', choices: ['table', 'json'], default: 'table' },
      { flags: ['--output'], dest: 'output', takes: 'value' },
    ],
    positional: { dest: 'approval', count: 'one' },
  },
  run({ session, output }, args) {
    const uid = text(args.approval) ?? '';
    const approval = session.admin.knownApprovals(output.tell).get(uid);
    if (approval === undefined) throw new PythonError(`Approval UID "${uid}" does not exist`);
    if (args.format !== 'json') throw new UnknownForm('epm approval view other than as JSON');
    if (args.output !== undefined) throw new UnknownForm('epm approval view into a file');
    output.return(JSON.stringify([approvalRow(approval, (info) => info)]));
  },
};
