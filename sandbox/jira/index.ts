/** The Jira of the sandbox: `/rest/api/3` for what the apps need, with Jira's permissions, limits and error shapes. */
export type * from './door';
export type * from './model';
