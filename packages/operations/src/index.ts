/** The typed operations: schemas, rules per mode and action, canonical form and hash, effects. No I/O. */
export * from './access';
export * from './canonical';
export * from './complete';
export * from './effect';
export * from './email';
export * from './expiration';
export * from './operation';
export * from './rules';
export * from './share-record';
export * from './vault';
export * from './vocabulary';
