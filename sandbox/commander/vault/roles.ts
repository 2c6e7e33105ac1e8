/** The roles of nested shared folders: their names on the command line and what they allow on a record. */
import type { Role } from './model';

export const ROLE_NAMES = [
  'viewer',
  'share-manager',
  'content-manager',
  'content-share-manager',
  'full-manager',
] as const;

export type RoleName = (typeof ROLE_NAMES)[number];

const NUMBERS: Record<RoleName, Role> = {
  viewer: 2,
  'share-manager': 3,
  'content-manager': 4,
  'content-share-manager': 5,
  'full-manager': 6,
};

const NAMES: Record<Role, RoleName> = {
  2: 'viewer',
  3: 'share-manager',
  4: 'content-manager',
  5: 'content-share-manager',
  6: 'full-manager',
};

export const roleName = (role: Role): RoleName => NAMES[role];
/** Undefined for a text that is no role. */
export const roleNumber = (name: string): Role | undefined =>
  ROLE_NAMES.includes(name as RoleName) ? NUMBERS[name as RoleName] : undefined;

export const mayEdit = (role: Role): boolean => role >= 4;
export const mayShare = (role: Role): boolean => role === 3 || role >= 5;
