/** The one catalogue of every text a user sees. */
export * from './failures';
export * from './announcements';
export * from './decision';
export * from './direct';
export * from './form';
export * from './operation-sentence';
export * from './operation-words';
export * from './panel';
export * from './record-names';
export * from './picker';
export * from './settings';
