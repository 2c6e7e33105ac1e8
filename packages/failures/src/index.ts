/** Failures as values: the closed union, and the Result that carries them. */
export * from './failure';
export * from './result';
