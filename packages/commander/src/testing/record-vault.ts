/**
 * A Service Mode with one vault of typed records, for tests: it reads field arguments by the model in field-rules.ts and
 * writes what they say, the way Commander 18 does; what a test needs it to do wrongly, it is told.
 */
import { SYNCED } from './replies';
import { parsed } from './commander-rules';
import { fieldCommanderReads, valueCommanderStores } from './field-rules';
import { scriptedCommander, type Scripted } from './scripted-commander';

interface Field {
  type: string;
  label: string;
  value: unknown[];
}

export interface VaultRecord {
  uid: string;
  title: string;
  type: string;
  source: 'classic' | 'nested';
  notes: string;
  fields: Field[];
  custom: Field[];
  folder: string | null;
  version: number;
}

export const LOGIN_TYPE = {
  $id: 'login',
  fields: [{ $ref: 'login' }, { $ref: 'password' }, { $ref: 'url' }, { $ref: 'fileRef' }],
};

export const loginRecord = (change: Partial<VaultRecord> = {}): VaultRecord => ({
  uid: '2nJAqTXCYCinELscaUbSBQ',
  title: 'Apollo API',
  type: 'login',
  source: 'classic',
  notes: 'old notes',
  fields: [
    { type: 'login', label: '', value: ['apollo'] },
    { type: 'password', label: '', value: ['p@ss-canary-w0rd'] },
    { type: 'url', label: '', value: ['https://apollo.example'] },
    { type: 'fileRef', label: '', value: [] },
  ],
  custom: [],
  folder: 'pRQHQ4yZfUwps2pMa-21Uw',
  version: 3,
  ...change,
});

export interface RecordVault {
  readonly records: VaultRecord[];
  readonly commander: ReturnType<typeof scriptedCommander>;
}

export interface RecordVaultOptions {
  /** How `nsf-record-update` writes: 18.0.13, 18.0.14 or 18.1.2. */
  readonly nsf?: 'replaces' | 'fields';
  /** Words the key may not run. */
  readonly forbidden?: readonly string[];
  /** Answers instead of the vault. */
  readonly instead?: (word: string, command: string) => Scripted | undefined;
}

const NEW_UID = 'NewNewNewNewNewNewNew1';
const refuse = (text: string): Scripted => ({
  status: 500,
  body: { status: 'error', error: `Unexpected error: ${text}` },
});
const data = (value: unknown): Scripted => ({ body: { status: 'success', data: value } });
const said = (message: string): Scripted => ({ body: { status: 'success', message, data: null } });
const FOLDERS: Readonly<Record<string, string>> = {
  'pRQHQ4yZfUwps2pMa-21Uw': 'classic_folder',
  xvVPLpk9WX6RICHlv81zJA: 'nested_share_folder',
};

export function recordVault(records: VaultRecord[], options: RecordVaultOptions = {}): RecordVault {
  const { nsf = 'replaces', forbidden = [], instead } = options;
  const commander = scriptedCommander((command) => {
    const [word = ''] = command.split(' ');
    if (forbidden.includes(word)) return undefined;
    const told = instead?.(word, command);
    if (told) return told;
    const args = parsed(command);
    const option = (name: string) => args.options.find(([key]) => key === name)?.[1];
    const text = (name: string): string | undefined => {
      const value = option(name);
      return typeof value === 'string' ? value : undefined;
    };
    const [target = ''] = args.positionals;
    switch (word) {
      case 'sync-down':
        return SYNCED;
      case 'record-type-info':
        if (text('--list-record') === '*')
          return data(['login', 'general', 'file', 'Server'].map((content) => ({ content })));
        return data(text('--list-record') === 'login' ? [{ content: JSON.stringify(LOGIN_TYPE) }] : []);
      case 'get':
      case 'nsf-get':
        return show(records, word, target);
      case 'list': {
        const found = records.filter((record) => JSON.stringify(record).toLowerCase().includes(target.toLowerCase()));
        if (found.length === 0) return data({ message: 'No records are found' });
        return data(
          found.map(({ uid, title, type, source }) => ({ record_uid: uid, title, type, record_category: source })),
        );
      }
      case 'record-add':
      case 'nsf-record-add': {
        const nested = word === 'nsf-record-add';
        const made = loginRecord({
          uid: NEW_UID,
          title: text('--title') ?? '',
          type: text('--record-type') ?? '',
          source: nested ? 'nested' : 'classic',
          notes: notesWritten(text('--notes') ?? '', nested && nsf === 'replaces'),
          fields: LOGIN_TYPE.fields.map(({ $ref }) => ({ type: $ref, label: nested ? '' : $ref, value: [] })),
          folder: text('--folder') ?? null,
        });
        assign(made, args.positionals);
        records.push(made);
        return nested ? said(NEW_UID) : data({ record_uid: NEW_UID });
      }
      case 'record-update':
      case 'nsf-record-update': {
        if (nsf === 'fields' && word !== 'record-update' && text('--record-type') === 'general') {
          return refuse('nsf-record-update: Record type not valid for NSF records; use login or a typed record type.');
        }
        const record = records.find(({ uid }) => uid === text('--record'));
        if (!record) return refuse(`${word}: Record '${text('--record') ?? ''}' not found`);
        if (word === 'nsf-record-update' && nsf === 'replaces') replace(record, args.positionals, text);
        else {
          record.title = text('--title') ?? record.title;
          const notes = text('--notes');
          if (notes?.startsWith('+') === true) record.notes = `${record.notes}\n${notesWritten(notes.slice(1), false)}`;
          else if (notes !== undefined) record.notes = notesWritten(notes, false);
          assign(record, args.positionals);
        }
        return said('Record updated successfully');
      }
      default:
        return undefined;
    }
  });
  return { records, commander };
}

const notesWritten = (text: string, raw: boolean): string =>
  raw ? text : String(valueCommanderStores(text === '' ? '' : text, { escapes: true }));

function show(records: readonly VaultRecord[], word: string, uid: string): Scripted {
  const folder = FOLDERS[uid];
  if (folder !== undefined) return data({ folder_uid: uid, type: folder, name: 'Apollo', path: 'Projects/Apollo' });
  const record = records.find((one) => one.uid === uid);
  if (!record || (word === 'nsf-get' && record.source !== 'nested')) {
    return refuse(`${word}: Cannot find any ${word === 'get' ? '' : 'Nested Share Folder '}object with UID: ${uid}`);
  }
  const { custom, folder: place, uid: record_uid, ...rest } = record;
  const body = { ...rest, record_uid, folder: { uid: place, path: '/' }, revision: 1 };
  if (record.version === 2)
    return data({ record_uid, version: 2, record_type: 'general', source: 'classic', title: record.title });
  return data(word === 'get' ? { ...body, custom } : body);
}

/** `assign_typed_fields`, as far as the tests need it. */
function assign(record: VaultRecord, positionals: readonly string[]): void {
  for (const argument of positionals) {
    const { section, type, label, value } = fieldCommanderReads(argument);
    const own = record.fields.find((field) => field.type === type && (section === 'f' || field.label === label));
    let field = own ?? record.custom.find((one) => one.type === type && one.label === label);
    if (!field) record.custom.push((field = { type, label, value: [] }));
    field.value = value === '' ? [] : stored(type, value);
  }
}

/** `nsf-record-update` of 18.0.13: what is not named is gone. */
function replace(
  record: VaultRecord,
  positionals: readonly string[],
  text: (name: string) => string | undefined,
): void {
  record.title = text('--title') ?? '';
  record.type = text('--record-type') ?? '';
  record.notes = text('--notes') ?? '';
  record.custom = [];
  record.fields = positionals.map((argument) => {
    const { type, value } = fieldCommanderReads(argument);
    return { type, label: '', value: stored(type, value, true) };
  });
}

function stored(type: string, value: string, raw = false): unknown[] {
  if (value.startsWith('$GEN'))
    return [type === 'oneTimeCode' ? 'otpauth://totp/x?secret=AAAA' : 'G3nerated-by-Commander-for-a-test-of-len-40'];
  const one = valueCommanderStores(value, { escapes: !raw && type === 'note' });
  return Array.isArray(one) ? one : [one];
}
