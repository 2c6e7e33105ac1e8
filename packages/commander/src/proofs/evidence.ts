/** What proofs have in common: from what is shown of each part to a verdict, and whether an end is the one asked for. */
import { expiresAt, type Expiration, type Proof, type ProofVerdict } from '@keeper-workflow/operations';

/** Whether the read shows a part of the effect; `unprovable`: it cannot tell. */
export type Shown = boolean | 'unprovable';

/** One part the read cannot tell makes the whole `unprovable`. Nothing asked for is `shown`. */
export function verdictOf(shown: readonly Shown[]): ProofVerdict {
  if (shown.includes('unprovable')) return 'unprovable';
  if (!shown.includes(false)) return 'shown';
  return shown.includes(true) ? 'partly' : 'absent';
}

/**
 * Parts of one name numbered, so that each can be told from the others: two records of one title, a team called like its
 * folder. In the order given, which has to be the same for every look at the same things.
 */
export function numbered<Named extends { readonly name: string }>(parts: readonly Named[]): Named[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    let { name } = part;
    for (let nth = 2; taken.has(name); nth += 1) name = `${part.name} (${String(nth)})`;
    taken.add(name);
    return { ...part, name };
  });
}

/** Records as a proof names them: by title, those of one title by uid too. */
export const inOrder = <Of extends { readonly uid: string; readonly title: string }>(records: readonly Of[]): Of[] =>
  [...records].sort((one, other) => one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1));

const MINUTE = 60_000;
/** An instant is kept to the second or so; a minute apart is another one. */
const SAME_INSTANT = MINUTE;
/** A duration counts from when Commander runs the command: its queue keeps one up to 5 minutes, and clocks differ. */
const EARLIEST = 5 * MINUTE;
const LATEST = 15 * MINUTE;

/**
 * @param end ms since the epoch; undefined: for good.
 * @param startedAt when the command was handed over, ms; a duration's end is told from it.
 */
export function endsAsAsked(expiration: Expiration, end: number | undefined, startedAt: number): boolean {
  if (expiration.type === 'never') return end === undefined;
  if (end === undefined) return false;
  if (expiration.type === 'at') return Math.abs(end - Date.parse(expiration.at)) < SAME_INSTANT;
  const expected = expiresAt(expiration, startedAt) ?? 0;
  return end >= expected - EARLIEST && end <= expected + LATEST;
}

/** What no read shows of a grant: its end where ends are unknown, and that a password will be rotated, anywhere. */
export function unseenEnds(
  { rotateOnExpiration }: { readonly rotateOnExpiration?: boolean | undefined },
  endsUnknown: boolean,
): Pick<Proof, 'unseen'> {
  const unseen = [
    ...(endsUnknown ? (['expiration'] as const) : []),
    ...(rotateOnExpiration === true ? (['rotation'] as const) : []),
  ];
  return unseen.length > 0 ? { unseen } : {};
}
