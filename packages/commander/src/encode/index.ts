/** Typed arguments to command text. */
export * from './command-text';
export { escapeLineBreaks, fieldValue, hasOuterBlank, jsonValue, unescapeLineBreaks } from './field-value';
export { unsendable, type Unsendable } from './quoting';
