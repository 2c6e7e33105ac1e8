/**
 * The commands of Keeper's guide for this product, and what does not work without each. One that is missing is a problem
 * unless it is left out on purpose (`--without`), since a shorter list makes a stolen key worth less.
 */
export interface NeededCommand {
  readonly word: string;
  readonly without: string;
  /** Not in the guide's list; good to have. */
  readonly optional?: true;
}

const needed = (word: string, without: string): NeededCommand => ({ word, without });
const optional = (word: string, without: string): NeededCommand => ({ word, without, optional: true });

export const NEEDED: readonly NeededCommand[] = [
  needed('service-status', 'the connection cannot be tested or saved'),
  needed('list', 'approvers cannot search records (search and nsf-list stand in)'),
  needed('search', 'folders and records are searched with list, ls and list-sf alone'),
  needed('ls', 'folders of the service account are not found'),
  needed('list-sf', 'classic shared folders are not found'),
  needed('get', 'no preview and no proof of classic requests'),
  needed('record-type-info', 'records cannot be created (rti stands in)'),
  needed('rti', 'records cannot be created (record-type-info stands in)'),
  needed('record-add', 'classic records cannot be created'),
  needed('record-update', 'classic records cannot be changed'),
  needed('share-record', 'classic records cannot be shared or handed over'),
  needed('share-folder', 'classic folders cannot be shared'),
  needed('record-permission', 'rights on the records of classic folders cannot be changed'),
  needed('nsf-list', 'nested share folders are not found'),
  needed('nsf-get', 'reading access of nested records falls back to get; nested folders have no preview and no proof'),
  needed('nsf-record-add', 'records cannot be created in nested share folders'),
  needed('nsf-record-update', 'records in nested share folders cannot be changed'),
  needed('nsf-share-record', 'records in nested share folders cannot be shared or handed over'),
  needed('nsf-share-folder', 'nested share folders cannot be shared'),
  needed('nsf-record-permission', 'rights on the records of nested share folders cannot be changed'),
  needed('epm', 'elevation requests (EPM) cannot be listed or decided'),
  needed('device-approve', 'devices cannot be listed or decided'),
  optional('sync-down', 'reads and proofs may be some minutes old'),
  optional('version', 'the version is unknown, and the slower, safer ways are taken'),
  optional('list-team', 'only teams of the service account are found'),
];
