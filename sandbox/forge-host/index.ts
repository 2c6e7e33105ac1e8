/** The Forge host: runs an unmodified, built Forge app as the platform would. */
export type * from './door';
