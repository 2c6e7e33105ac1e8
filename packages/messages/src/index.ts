/** The one catalogue of every text a user sees. */
export * from './failures';
