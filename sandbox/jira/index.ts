/**
 * The Jira of the sandbox: `/rest/api/3` for what the apps need, with Jira's permissions, limits and error shapes.
 * Tests that want to hold answers against the OpenAPI document import `./response-validator`.
 */
export type * from './door';
export type * from './model';
export { createJira } from './jira';
export { APP_ROLE } from './authority';
export { OPERATIONS, type Operation } from './openapi';
