/** What a request asks for or an operation does, in one sentence: in the panel, on the card, in the comment. */
import { expirationText, ROLE_LABELS, spellInUtc } from './announcements';
import { listWords } from './operation-words';
import { recordFieldName, recordTypeName } from './record-names';
import type { DraftShape, SpellInstant } from './shapes';

/** Any kind of draft or operation. Titles are quoted, people are named in full, nothing is a field's value. */
export function operationSentence(operation: DraftShape, spell: SpellInstant = spellInUtc): string {
  switch (operation.kind) {
    case 'share-folder':
      return folderSentence(operation, spell);
    case 'record-permission':
      return permissionSentence(operation);
    case 'record-add':
      return `Create ${article(recordTypeName(operation.recordType ?? 'record'))} “${operation.title ?? ''}” in ${placeOf(operation)}`;
    case 'record-update':
      return `Change ${changed(operation)} of ${recordOf(operation)}`;
    default:
      return recordSentence(operation, spell);
  }
}

function recordSentence(operation: DraftShape, spell: SpellInstant): string {
  const people = (operation.recipients ?? []).join(', ');
  if (operation.kind === 'transfer-record' || operation.action === 'owner') {
    return `Make ${operation.newOwner ?? people} the owner of ${recordOf(operation)}`;
  }
  const whole = operation.kind === 'share-folder-records' || operation.scope === 'folder';
  const what = whole ? recordsOf(operation) : recordOf(operation);
  if (operation.action === 'grant') {
    return `Give ${people} ${accessOf(operation)} to ${what}${durationOf(operation, spell)}`;
  }
  if (operation.mode === 'classic' && (operation.allowSharing || operation.allowWriting)) {
    return `Take the right to ${rights(operation.allowSharing, operation.allowWriting)} ${what} away from ${people}`;
  }
  return `Take access to ${what}${roleFilter(operation)} away from ${people}`;
}

function folderSentence(operation: DraftShape, spell: SpellInstant): string {
  const teams = (operation.teams ?? []).map(({ name }) => `the team ${name}`);
  const who = [...(operation.recipients ?? []), ...teams].join(', ');
  const folder = folderOf(operation);
  if (operation.action !== 'grant') return `Remove ${who} from ${folder}`;
  if (operation.mode === 'nsf') {
    return `Give ${who} access as ${roleOf(operation)} to ${folder}${durationOf(operation, spell)}`;
  }
  const manage = [
    ...(operation.manageRecords ? ['manage records'] : []),
    ...(operation.manageUsers ? ['manage users'] : []),
  ];
  const first = `Give ${who} access to ${folder}${manage.length > 0 ? `, to ${manage.join(' and ')}` : ''}`;
  const everybody =
    operation.canShareRecords || operation.canEditRecords
      ? `, and let everybody in it ${rights(operation.canShareRecords, operation.canEditRecords)} its records`
      : '';
  return `${first}${durationOf(operation, spell)}${everybody}`;
}

function permissionSentence(operation: DraftShape): string {
  const records = recordsOf(operation);
  const grant = operation.action === 'grant';
  if (operation.mode === 'classic') {
    const what = rights(operation.canShareRecords, operation.canEditRecords);
    return grant
      ? `Let everybody in it ${what} ${records}`
      : `Take the right to ${what} away from everybody for ${records}`;
  }
  return grant
    ? `Give everybody who can see them the role ${roleOf(operation)} on ${records}`
    : `Take direct access to ${records}${roleFilter(operation)} away from everybody`;
}

const recordOf = ({ record, recordDescription }: DraftShape): string =>
  record ? `“${record.title}”` : `a record described as “${recordDescription ?? ''}”`;

const folderOf = ({ folder, folderDescription, recordDescription }: DraftShape): string =>
  folder ? `the folder “${folder.title}”` : `a folder described as “${folderDescription ?? recordDescription ?? ''}”`;

const placeOf = ({ folder }: DraftShape): string =>
  folder ? `the folder “${folder.title}”` : 'the service account’s vault';

const recordsOf = (operation: DraftShape): string =>
  `all records of ${folderOf(operation)}${operation.recursive ? ' and the folders below it' : ''}`;

const roleOf = ({ role }: DraftShape): string => (role ? (ROLE_LABELS[role] ?? role) : 'a role to be chosen');

const accessOf = (operation: DraftShape): string =>
  operation.mode === 'nsf'
    ? `access as ${roleOf(operation)}`
    : `access to ${listWords(['read', ...rightNames(operation.allowSharing, operation.allowWriting)])}`;

const roleFilter = (operation: DraftShape): string =>
  operation.mode === 'nsf' && operation.role ? ` (as ${roleOf(operation)})` : '';

const rightNames = (share: boolean | undefined, edit: boolean | undefined): string[] => [
  ...(share ? ['share'] : []),
  ...(edit ? ['edit'] : []),
];
const rights = (share: boolean | undefined, edit: boolean | undefined): string =>
  rightNames(share, edit).join(' and ') || 'change';

function durationOf({ expiration, rotateOnExpiration }: DraftShape, spell: SpellInstant): string {
  if (!expiration) return '';
  return ` ${expirationText(expiration, spell)}${rotateOnExpiration ? ', then rotate its password' : ''}`;
}

function changed({ title, fields = [], notes }: DraftShape): string {
  const names = [
    ...(title === undefined ? [] : ['the title']),
    ...fields.map(recordFieldName),
    ...(notes === undefined ? [] : ['the notes']),
  ];
  return names.length === 0 ? 'nothing' : names.join(', ');
}

const article = (type: string): string => `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type} record`;
