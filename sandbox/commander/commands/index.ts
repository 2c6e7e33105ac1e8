/** The commands that the stand-in knows. A further one is one file beside these and one line here. */
import type { CommandDefinition } from './command';
import { deviceApprove } from './device-approve';
import { epm } from './epm';
import { get } from './get';
import type { CommandGroup } from './group';
import { list } from './list';
import { listSf } from './list-sf';
import { listTeam } from './list-team';
import { ls } from './ls';
import { nsfGet } from './nsf-get';
import { nsfList } from './nsf-list';
import { nsfRecordAdd } from './nsf-record-add';
import { nsfRecordUpdate } from './nsf-record-update';
import { nsfRecordPermission } from './nsf-record-permission';
import { nsfShareFolder } from './nsf-share-folder';
import { nsfShareRecord } from './nsf-share-record';
import { recordAdd } from './record-add';
import { recordPermission } from './record-permission';
import { recordTypeInfo, rti } from './record-type-info';
import { recordUpdate } from './record-update';
import { search } from './search';
import { serviceStatus } from './service-status';
import { shareFolder } from './share-folder';
import { shareRecord } from './share-record';
import { syncDown } from './sync-down';
import { version } from './version';
import { whoami } from './whoami';

const DEFINITIONS: readonly (CommandDefinition | CommandGroup)[] = [
  serviceStatus,
  version,
  whoami,
  syncDown,
  list,
  listSf,
  listTeam,
  ls,
  search,
  get,
  recordTypeInfo,
  rti,
  recordAdd,
  recordUpdate,
  shareRecord,
  shareFolder,
  recordPermission,
  nsfList,
  nsfGet,
  nsfRecordAdd,
  nsfRecordUpdate,
  nsfShareRecord,
  nsfShareFolder,
  nsfRecordPermission,
  epm,
  deviceApprove,
];

export const commands: ReadonlyMap<string, CommandDefinition | CommandGroup> = new Map(
  DEFINITIONS.map((definition) => [definition.name, definition]),
);
