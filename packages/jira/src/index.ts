/** Jira's REST API as this product uses it, and builders for its documents. Knows nothing of Keeper or of Forge. */
export * from './adf';
export { createJira } from './client';
export type * from './door';
