/** Deciding one EPM elevation request: `epm approval action`, proven by the request's status. */
import { fail, ok } from '@keeper-workflow/failures';
import type { EpmApproval } from '@keeper-workflow/operations';
import { epmActionCommand } from '../commands/epm-approval';
import { epmEvidence, noLongerOpen, removedEvidence } from '../proofs/epm-approval';
import { readEpmRequest } from '../reads/epm';
import { decisionReply } from '../replies';
import type { Kind } from './kind';

export const epmApproval: Kind<EpmApproval> = {
  command: (operation) => ok(epmActionCommand(operation)),
  readTarget: (session, { approval }, deadline) => readEpmRequest(session, approval, deadline),
  /** Commander approves a request past its time and does not say whose decision came first, so both are looked up here. */
  async prepare(session, operation, deadline) {
    const read = await readEpmRequest(session, operation.approval, deadline);
    if (!read.ok) return read;
    const closed = noLongerOpen(read.value);
    return closed ? fail(closed) : ok(epmActionCommand(operation));
  },
  claim: (_operation, result, secrets) => decisionReply(result, secrets),
  async prove(session, operation, _startedAt, deadline) {
    const read = await readEpmRequest(session, operation.approval, deadline);
    if (read.ok) return ok(epmEvidence(operation, read.value));
    if (read.failure.code !== 'approval-not-found') return read;
    // Somebody has removed it since it was decided: nothing is left to read.
    return ok(removedEvidence(operation, read.failure, session.options.clock.now()));
  },
};
