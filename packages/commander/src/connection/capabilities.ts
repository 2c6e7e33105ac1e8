/**
 * What each version of Keeper Commander can do, as far as it matters here. A version that nobody knows counts as one
 * that can do nothing of this: then the safer way is taken. The reasons for the range are in
 * docs/decisions/0010-supported-commander-versions.md.
 */
import { failure, type Failure } from '@keeper-workflow/failures';

export interface CommanderVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The oldest version that the product was tried on. */
export const OLDEST_SUPPORTED: CommanderVersion = { major: 18, minor: 0, patch: 13 };

interface Capability {
  readonly since: CommanderVersion;
  /** What is missing without it, for an administrator. */
  readonly without: string;
}

const since = (major: number, minor: number, patch: number): CommanderVersion => ({ major, minor, patch });

export const CAPABILITIES = {
  queue: { since: since(17, 1, 7), without: 'there is no API v2' },
  nestedShareFolders: { since: since(18, 0, 5), without: 'nested share folders are not known' },
  shareFolderSplit: {
    since: since(18, 0, 13),
    without: 'share-folder mixes access to a folder with rights on its records',
  },
  oneMinuteExpiry: { since: since(18, 0, 13), without: 'an end of access less than a minute away is accepted' },
  nsfUpdateKeepsFields: {
    since: since(18, 0, 14),
    without: 'nsf-record-update wipes every field it does not name, so the whole record is sent again each time',
  },
  nsfCustomFields: {
    since: since(18, 1, 2),
    without: 'custom fields and labels of nested records are neither shown nor changed',
  },
} as const satisfies Record<string, Capability>;
export type CapabilityName = keyof typeof CAPABILITIES;

export type VersionCapabilities = Readonly<Record<CapabilityName, boolean>>;

/** What this version has; `undefined`: none of it can be counted on. */
export function capabilitiesOf(version: CommanderVersion | undefined): VersionCapabilities {
  const entries = Object.entries(CAPABILITIES).map(([name, capability]) => [
    name,
    version !== undefined && !isOlder(version, capability.since),
  ]);
  return Object.fromEntries(entries) as VersionCapabilities;
}

/** Sentences about what this version lacks; none for an unknown one. */
export function lacksOf(version: CommanderVersion | undefined): string[] {
  if (version === undefined) return [];
  const has = capabilitiesOf(version);
  return Object.entries(CAPABILITIES).flatMap(([name, { without }]) => (has[name as CapabilityName] ? [] : [without]));
}

/** `commander-too-old` for a version that is known and below the supported range. */
export function tooOld(version: CommanderVersion | undefined): Failure | undefined {
  if (version === undefined || !isOlder(version, OLDEST_SUPPORTED)) return undefined;
  return failure('commander-too-old', { detail: versionText(version) });
}

export const versionText = ({ major, minor, patch }: CommanderVersion): string => `${major}.${minor}.${patch}`;

/** The first `x.y.z` of a text: `Commander Version: 18.0.13 (Current version)`, also `v18.1.5` or `18.1`. */
export function parseVersion(text: string): CommanderVersion | undefined {
  const parts = /\bv?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?\b/.exec(text);
  return parts ? { major: Number(parts[1]), minor: Number(parts[2]), patch: Number(parts[3] ?? 0) } : undefined;
}

function isOlder(one: CommanderVersion, other: CommanderVersion): boolean {
  const difference = one.major - other.major || one.minor - other.minor || one.patch - other.patch;
  return difference < 0;
}
