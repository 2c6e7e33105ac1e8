/** Keeper Commander Service Mode: operation to command text, HTTP client, replies, reads and proofs. */
export { checkBaseUrl } from './connection/base-url';
export * from './connection/allow-list';
export * from './connection/capabilities';
export * from './connection/check';
export * from './connection/queue-status';
export { commanderVersion } from './connection/version';
export * from './create-vault';
export * from './diagnosis';
export * from './encode';
export { inspectOperation, type Inspection } from './inspect';
export { createMemory, type CommanderMemory } from './memory';
export * from './options';
