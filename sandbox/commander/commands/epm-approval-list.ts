/**
 * `epm approval list [--type T] --format=json`: newest first, as last read from the cloud. What the agent said is cut
 * to 30 characters, its name included: only `view` has all of it.
 */
import { UnknownForm } from '../reply/outcome';
import { simpleTable } from '../text/table';
import { localTime } from '../text/python';
import type { Approval } from '../vault/approvals';
import { approvalRow, statusName } from './epm-approval-row';
import { REPORT_OPTIONS, text, type CommandContext, type CommandDefinition } from './command';

const SHOWN = 30;

export const epmApprovalList: CommandDefinition = {
  name: 'list',
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      {
        flags: ['--type'],
        dest: 'type',
        takes: 'value',
        choices: ['approved', 'denied', 'pending', 'expired', 'escalated'],
      },
    ],
  },
  run(context, args) {
    if (args.output !== undefined) throw new UnknownForm('epm approval list into a file');
    const type = text(args.type);
    const found = [...context.session.admin.knownApprovals(context.output.tell).values()]
      .filter((approval) => type === undefined || approval.status === type)
      .sort((a, b) => b.created - a.created);
    if (args.format === 'json') {
      context.output.return(JSON.stringify(found.map((approval) => approvalRow(approval, pairs))));
    } else if (args.format === 'table') table(context, found);
    else throw new UnknownForm(`epm approval list as ${text(args.format) ?? ''}`);
  },
};

const pairs = (info: Readonly<Record<string, string>>): string[] =>
  Object.entries(info).map(([key, value]) => Array.from(`${key}=${value}`).slice(0, SHOWN).join(''));

const HEADERS = [
  'Approval UID',
  'Approval Type',
  'Status',
  'Agent UID',
  'Account Info',
  'Application Info',
  'Justification',
  'Expire In',
  'Created',
];

function table({ output }: CommandContext, approvals: readonly Approval[]): void {
  const rows = approvals.map((approval) => [
    approval.uid,
    approval.type,
    statusName(approval),
    approval.agent,
    pairs(approval.account),
    pairs(approval.application),
    plainJustification(approval.justification),
    approval.expireIn,
    localTime(approval.created),
  ]);
  for (const line of simpleTable(HEADERS, rows)) output.print(line);
}

/** Of a JSON object, its `text`. */
function plainJustification(justification: string): string {
  try {
    const parsed = JSON.parse(justification) as unknown;
    if (typeof parsed !== 'object' || parsed === null || !('text' in parsed)) return justification;
    return typeof parsed.text === 'string' ? parsed.text : justification;
  } catch {
    return justification;
  }
}
