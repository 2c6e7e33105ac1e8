/**
 * Uids of the synthetic company: the first 16 bytes of SHA-256 of `keeper-fixture:<kind>:<name>`, base64url. The same
 * rule as the fixture that the conformance suite runs the real Commander on, so that both vaults have the same uids.
 */
import { createHash } from 'node:crypto';

export type UidKind =
  'rec' | 'nrec' | 'sf' | 'sff' | 'folder' | 'nsf' | 'team' | 'user' | 'agent' | 'approval' | 'seed';

/** 22 characters of base64url that never start with `-` or `_`, as Commander generates them. */
export function fixtureUid(kind: UidKind, name: string): string {
  const bytes = createHash('sha256').update(`keeper-fixture:${kind}:${name}`).digest().subarray(0, 16);
  const first = bytes[0] ?? 0;
  if ((first & 0xf8) === 0xf8) bytes[0] = first & 0x7f;
  return bytes.toString('base64url');
}

/** The uid under which the cloud keeps the root of the nested shared folders. */
export const NESTED_ROOT = 'AAAAAAAAAAAAAAAAAPmtNA';
