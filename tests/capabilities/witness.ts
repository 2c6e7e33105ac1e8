/**
 * What the vault holds, told without the product: from the stand-in's own view of its vault, or from reads that are sent
 * straight to the real Commander. The product's claim is never asked.
 */
import type { Mode } from '@keeper-workflow/operations';
import type { AccessLines, Content, Target } from './row';

export interface Access {
  readonly is: string;
  /** ms since the epoch; absent: for good. */
  readonly endsAt?: number;
  /** This read shows neither ends nor whether access is inherited: NSF on the real Commander. */
  readonly endsUnknown?: true;
}

/** Subject, as in `AccessLines`, to access. */
export type AccessMap = ReadonlyMap<string, Access>;

export interface Witness {
  /** Of the whole vault where that is cheap, else of these targets. */
  access(about: readonly Target[]): Promise<AccessMap>;
  content(uid: string, mode: Mode): Promise<Content & { readonly folder: string }>;
  /** Uids of all records with this title. */
  titled(title: string): Promise<readonly string[]>;
  /** One command, sent to Commander as it stands. Rejects unless it succeeds. */
  run(command: string): Promise<unknown>;
}

export const shortName = (user: string): string => user.replace(/@.*$/, '');

export const rightsText = (edit: boolean, share: boolean): string =>
  [edit && 'edit', share && 'share'].filter(Boolean).join('+') || 'read';

export const memberText = (records: boolean, users: boolean): string =>
  [records && 'records', users && 'users'].filter(Boolean).join('+') || 'member';

/** What is other than before, by subject; undefined: no access any more. */
export function changesBetween(before: AccessMap, after: AccessMap): Map<string, Access | undefined> {
  const changes = new Map<string, Access | undefined>();
  for (const subject of new Set([...before.keys(), ...after.keys()])) {
    const now = after.get(subject);
    if (JSON.stringify(before.get(subject)) !== JSON.stringify(now)) changes.set(subject, now);
  }
  return changes;
}

/** An end counted from a start lies this close to it, ms: the command takes its time. */
const SLACK = 3 * 60_000;

/**
 * What is other than expected, in words; empty when all is as it must be. @param from when it was carried out, ms.
 * Ends that this read does not show are not judged.
 */
export function unexpected(
  expected: AccessLines,
  changes: ReadonlyMap<string, Access | undefined>,
  from: number,
): string[] {
  const subjects = new Set([...Object.keys(expected), ...changes.keys()]);
  return [...subjects].flatMap((subject) => {
    const wanted = expected[subject];
    const got = changes.get(subject);
    if (!changes.has(subject)) return [`${subject}: is as before, not ${wanted ?? 'without access'}`];
    if (!(subject in expected)) return [`${subject}: has become ${worded(got)}, which nobody asked for`];
    if (matches(wanted, got, from)) return [];
    return [`${subject}: is ${worded(got)}, not ${wanted ?? 'without access'}`];
  });
}

function worded(access: Access | undefined): string {
  if (!access) return 'without access';
  return access.endsAt === undefined ? access.is : `${access.is} until ${new Date(access.endsAt).toISOString()}`;
}

function matches(wanted: string | undefined, got: Access | undefined, from: number): boolean {
  if (wanted === undefined || got === undefined) return wanted === undefined && got === undefined;
  const {
    is = '',
    minutes,
    until,
  } = /^(?<is>.*?)(?: for (?<minutes>\d+) min)?(?: until (?<until>\S+))?$/.exec(wanted)?.groups ?? {};
  if (got.endsUnknown) return got.is === is.replace(/ inherited$/, '');
  if (got.is !== is) return false;
  const end =
    until === undefined ? (minutes === undefined ? undefined : from + Number(minutes) * 60_000) : Date.parse(until);
  if (end === undefined || got.endsAt === undefined) return end === got.endsAt;
  return Math.abs(end - got.endsAt) <= SLACK;
}
