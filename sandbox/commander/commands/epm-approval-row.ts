/** An EPM request as the rows of `epm approval list` and `view` have it. */
import { localTime } from '../text/python';
import type { Approval } from '../vault/approvals';
import { jsonRow } from './command';

/** @param info how what the agent said is shown. */
export function approvalRow(
  approval: Approval,
  info: (said: Readonly<Record<string, string>>) => unknown,
): Record<string, unknown> {
  return jsonRow({
    approval_uid: approval.uid,
    approval_type: approval.type,
    status: statusName(approval),
    agent_uid: approval.agent,
    account_info: info(approval.account),
    application_info: info(approval.application),
    justification: approval.justification,
    expire_in: approval.expireIn,
    created: localTime(approval.created, 'T'),
  });
}

export const statusName = ({ status }: Approval): string => status.charAt(0).toUpperCase() + status.slice(1);
