/** Typed arguments to command text. */
export * from './command-text';
export { fieldValue } from './field-value';
export { unsendable, type Unsendable } from './quoting';
