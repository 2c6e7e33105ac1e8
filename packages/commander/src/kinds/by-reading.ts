/** Kinds that are proven by reading their target again: the same look, before the command, says what is there already. */
import { ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Operation, Proof } from '@keeper-workflow/operations';
import { synced } from '../reads/sync';
import type { Session } from '../session';
import type { Kind } from './kind';

/** What a read shows of the effect. @param startedAt when the command was (or would be) handed over, ms. */
export type Look<O extends Operation> = (
  session: Session,
  operation: O,
  startedAt: number,
  deadline: Deadline,
) => Promise<Result<Omit<Proof, 'synced'>>>;

export const provenByReading = <O extends Operation>(look: Look<O>): Required<Pick<Kind<O>, 'before' | 'prove'>> => ({
  async before(session, operation, deadline) {
    const shown = await look(session, operation, session.options.clock.now(), deadline);
    return shown.ok ? ok(shown.value.parts) : shown;
  },
  async prove(session, operation, startedAt, deadline) {
    const isSynced = await synced(session, deadline);
    const shown = await look(session, operation, startedAt, deadline);
    return shown.ok ? ok({ ...shown.value, synced: isSynced }) : shown;
  },
});
