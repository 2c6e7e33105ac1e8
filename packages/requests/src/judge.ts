/**
 * From what Commander claimed and what a read of the vault shows to an outcome. The read decides wherever it can;
 * Commander's words only explain.
 */
import { failure, type Failure } from '@keeper-workflow/failures';
import type { Proof } from '@keeper-workflow/operations';
import { LOST_MAY_STILL_RUN, type Settlement } from './lifecycle';
import type { Execution } from './request';
import { changedSomething, provenByRead, wasAllThere } from './what-changed';

export type Judgement = { readonly settled: true; readonly settlement: Settlement } | { readonly settled: false };

/** A success that a read does not show is read again this often before it counts as no effect. */
export const LOOKS_BEFORE_NO_EFFECT = 2;

/** After this long without an answer, or without a usable read, people are told that nobody knows (ms since approval). */
export const GIVE_UP_AFTER = 30 * 60_000;

/** "Nothing was changed" is true of a refusal only where that is the outcome. */
function settledAs(settlement: Settlement): Judgement {
  const { outcome, failure: why } = settlement;
  if (outcome === 'refused' || why?.code !== 'vault-refused') return { settled: true, settlement };
  const { code: _, retry: __, ...rest } = why;
  return { settled: true, settlement: { ...settlement, failure: failure('vault-refused-in-part', rest) } };
}
const NOT_YET: Judgement = { settled: false };

/** @param now ms since the epoch. */
export function judge(execution: Execution, proof: Proof, now: number): Judgement {
  const why = explanation(execution);
  switch (proof.verdict) {
    case 'shown':
      return judgeShown(execution, proof);
    case 'partly':
      // With a lost answer the command may still be running through its people.
      if (stillPossible(execution, now)) return NOT_YET;
      return changedSomething(execution, proof)
        ? settledAs({ outcome: 'partial', proof, ...why })
        : judgeAbsent(execution, proof, now);
    case 'unprovable':
      // A record that was there and is gone after Commander said "done" is what giving it away looks like to us.
      if (proof.gone === true && execution.reply?.claim === 'done') return settledAs({ outcome: 'verified', proof });
      return settledAs({
        outcome: 'unknown',
        proof,
        failure: why.failure ?? failure('commander-reply-not-understood'),
      });
    case 'absent':
      return judgeAbsent(execution, proof, now);
  }
}

/**
 * Where the read cannot see the end of access, somebody who had the role before proves nothing: then Commander's claim
 * counts too. Without it, a refusal stands, and a lost answer stays unknown. The same for a device, which leaves the list
 * whether it was approved or denied.
 */
function judgeShown(execution: Execution, proof: Proof): Judgement {
  const { reply, lost } = execution;
  const unseen = proof.unseen ?? [];
  // It was decided, and Commander says that it was not by this command.
  if (reply?.claim === 'refused' && (unseen.includes('decider') || unseen.includes('decision'))) {
    return settledAs({ outcome: 'refused', proof, failure: proof.reason ?? refusal(execution) });
  }
  if (provenByRead(execution, proof) || reply?.claim === 'done') return settledAs({ outcome: 'verified', proof });
  if (reply?.claim === 'refused' && wasAllThere(execution, proof)) {
    return settledAs({ outcome: 'refused', proof, failure: refusal(execution) });
  }
  return settledAs({
    outcome: reply?.claim === 'partial' ? 'partial' : 'unknown',
    proof,
    failure: reply ? refusal(execution) : (lost ?? failure('commander-reply-lost')),
  });
}

/** No read was possible. Nobody can say, until somebody can. */
export function judgeUnread(execution: Execution, reason: Failure, now: number): Judgement {
  return now - execution.startedAt < GIVE_UP_AFTER
    ? NOT_YET
    : settledAs({ outcome: 'unknown', failure: execution.lost ?? reason });
}

function judgeAbsent(execution: Execution, proof: Proof, now: number): Judgement {
  const { reply, lost } = execution;
  if (!reply) {
    if (lost?.code === 'commander-expired-in-queue') return settledAs({ outcome: 'refused', proof, failure: lost });
    if (stillPossible(execution, now)) return NOT_YET;
    return settledAs({ outcome: 'unknown', proof, failure: lost ?? failure('commander-reply-lost') });
  }
  switch (reply.claim) {
    case 'invited':
      return settledAs({ outcome: 'invited', proof });
    case 'refused':
      return settledAs({ outcome: 'refused', proof, failure: proof.reason ?? refusal(execution) });
    case 'partial':
      // Something happened that this read does not show as the effect: an invitation sent, an old share taken away.
      return settledAs({ outcome: 'partial', proof, failure: refusal(execution) });
    case 'done':
    case 'unclear':
      return execution.looks < LOOKS_BEFORE_NO_EFFECT
        ? NOT_YET
        : settledAs({ outcome: 'refused', proof, failure: proof.reason ?? refusal(execution) });
  }
}

/** Whether a command whose answer was lost may yet take effect. */
const stillPossible = ({ lost, startedAt }: Execution, now: number): boolean =>
  lost !== undefined && now - startedAt < LOST_MAY_STILL_RUN;

function refusal({ reply }: Execution): Failure {
  return reply?.failure ?? failure('vault-refused', reply?.words ? { detail: reply.words } : {});
}

function explanation({ reply, lost }: Execution): { failure?: Failure } {
  if (lost) return { failure: lost };
  if (reply?.failure) return { failure: reply.failure };
  return reply?.words ? { failure: failure('vault-refused', { detail: reply.words }) } : {};
}
