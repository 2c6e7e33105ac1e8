/** The Service Mode client: hand a command over, ask what became of it. */
export * from './exchange';
export * from './follow';
export * from './pace';
export * from './refusal';
export * from './result';
export * from './submit';
