/** The commands that the stand-in knows. A further one is one file beside these and one line here. */
import type { CommandDefinition } from './command';
import { get } from './get';
import { list } from './list';
import { ls } from './ls';
import { nsfGet } from './nsf-get';
import { nsfList } from './nsf-list';
import { nsfShareRecord } from './nsf-share-record';
import { search } from './search';
import { serviceStatus } from './service-status';
import { shareRecord } from './share-record';
import { syncDown } from './sync-down';

const DEFINITIONS: readonly CommandDefinition[] = [
  serviceStatus,
  syncDown,
  list,
  ls,
  search,
  get,
  shareRecord,
  nsfList,
  nsfGet,
  nsfShareRecord,
];

export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.name, definition]),
);
