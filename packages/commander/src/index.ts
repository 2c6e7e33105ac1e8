/** Keeper Commander Service Mode: operation to command text, HTTP client, replies, reads and proofs. */
export { checkBaseUrl } from './connection/base-url';
export * from './connection/check';
export * from './create-vault';
export * from './encode';
export { createMemory, type CommanderMemory } from './memory';
export * from './options';
