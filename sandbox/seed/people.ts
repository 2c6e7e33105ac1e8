/** The people and groups of the demo company. Account ids look like Atlassian's and never change. */
import type { Account, Group } from '../jira';

const DOMAIN = 'acme.example';

const person = (number: number, name: string, surname: string): Account => ({
  accountId: `5b10ac8d82e05b22cc7d${String(number).padStart(4, '0')}`,
  displayName: `${name} ${surname}`,
  emailAddress: `${name.toLowerCase()}@${DOMAIN}`,
  emailVisibility: 'anyone',
  accountType: 'atlassian',
  active: true,
  timeZone: 'Europe/Berlin',
});

/** Jira administrator. */
export const ada = person(1, 'Ada', 'Admin');
/** Project administrator of OPS. */
export const pia = person(2, 'Pia', 'Project');
/** Holds *Approve Keeper requests* in OPS. */
export const sam = person(3, 'Sam', 'Security');
/** Edit issues in OPS. */
export const alice = person(4, 'Alice', 'Engineer');
export const bob = person(5, 'Bob', 'Builder');
/** May only browse OPS. */
export const vic = person(6, 'Vic', 'Viewer');
/** Project administrator of TOY, without access to OPS. */
export const kim = person(7, 'Kim', 'Toymaker');

/** Everybody, by first name. */
export const people = { ada, pia, sam, alice, bob, vic, kim };

export const accounts: Account[] = Object.values(people);

const group = (number: number, name: string, ...members: Account[]): Group => ({
  groupId: `7c1a52f0-3b57-4d0e-9a41-0000000000${String(number).padStart(2, '0')}`,
  name,
  members: members.map(({ accountId }) => accountId),
});

export const groups: Group[] = [
  group(1, 'jira-administrators', ada),
  group(2, 'jira-users-acme', ...accounts),
  group(3, 'ops-team', pia, sam, alice, bob),
  group(4, 'keeper-approvers', pia, sam),
  group(5, 'toy-team', kim),
];
