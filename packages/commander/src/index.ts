/** Keeper Commander Service Mode: operation to command text, HTTP client, replies, reads and proofs. */
export * from './create-vault';
export * from './encode';
export type * from './options';
