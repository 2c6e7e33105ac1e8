/** What the backend answers to the forms of direct operations: types, templates, records, previews, outcomes. */
import type { DirectPreview, PanelView, RequestView } from '@keeper-workflow/contract';
import type {
  FieldInput,
  FieldOutline,
  FolderRow,
  RecordContent,
  RecordRow,
  RecordTemplate,
  TemplateField,
} from '@keeper-workflow/operations';
import type { Page } from 'playwright-core';
import type { Staged } from './browser';
import type { Scripted } from './mock-bridge';

const FOLDER_UID = 'Fx3kPq9LmNo2RsTuVwXy1F';
const RECORD_UID = 'Rx3kPq9LmNo2RsTuVwXy1R';
const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const text = (more: Partial<Extract<FieldInput, { form: 'text' }>> = {}): FieldInput => ({
  form: 'text',
  multiline: false,
  secret: false,
  ...more,
});
const open = (...names: string[]) => names.map((name) => ({ name, secret: false }));
const INPUTS: Readonly<Record<string, FieldInput>> = {
  login: text(),
  password: text({ secret: true, generate: 'password' }),
  url: text(),
  text: text(),
  note: text({ secret: true, multiline: true }),
  oneTimeCode: text({ secret: true, generate: 'one-time-code' }),
  pinCode: text({ secret: true }),
  date: { form: 'date' },
  checkbox: { form: 'checkbox' },
  host: { form: 'members', members: open('hostName', 'port') },
  name: { form: 'members', members: open('first', 'middle', 'last') },
  bankAccount: {
    form: 'members',
    members: [
      { name: 'accountType', secret: false, choices: ['Checking', 'Savings', 'Other'] },
      ...open('otherType', 'routingNumber'),
      { name: 'accountNumber', secret: true },
    ],
  },
  keyPair: {
    form: 'members',
    generate: 'key-pair',
    members: [
      { name: 'privateKey', secret: true, multiline: true },
      { name: 'publicKey', secret: false, multiline: true },
    ],
  },
  securityQuestion: { form: 'list', members: [...open('question'), { name: 'answer', secret: true }] },
  fileRef: { form: 'reference' },
  cardRef: { form: 'reference' },
};
const inputOf = (type: string): FieldInput => INPUTS[type] ?? { form: 'reference' };

/** `type`, `type.label`, `!` behind a required one. */
function template(name: string, fields: string): RecordTemplate {
  return {
    name,
    fields: fields.split(', ').map((one): TemplateField => {
      const [type = '', label] = one.replace('!', '').split('.');
      const input = label === 'passphrase' ? text({ secret: true }) : inputOf(type);
      return { type, ...(label === undefined ? {} : { label }), required: one.endsWith('!'), input };
    }),
  };
}

export const LOGIN = template('login', 'login, password, url, securityQuestion, fileRef, oneTimeCode');
export const BANK_ACCOUNT = template('bankAccount', 'bankAccount!, name, login, password, url, cardRef, fileRef');
export const SSH_KEYS = template('sshKeys', 'login, keyPair, text.passphrase, host, fileRef');
export const SERVICE_ACCOUNT = template('Service Account', 'login!, password, text.Environment, date.Valid until');
export const TYPES = {
  names: ['bankAccount', 'databaseCredentials', 'encryptedNotes', 'login', 'passport', 'Service Account', 'sshKeys'],
};

export const FOLDERS: readonly FolderRow[] = [
  { uid: FOLDER_UID, title: 'Platform', mode: 'nsf', path: 'Engineering / Platform' },
  { uid: 'Gx3kPq9LmNo2RsTuVwXy1G', title: 'Platform (old)', mode: 'classic' },
];
export const RECORD: RecordRow = {
  uid: RECORD_UID,
  title: 'Apollo database',
  type: 'Service Account',
  mode: 'nsf',
  path: 'Engineering / Platform',
};

const outline = (type: string, label: string, parts: Partial<FieldOutline> = {}): FieldOutline => ({
  section: 'fields',
  type,
  label,
  filled: true,
  input: inputOf(type),
  ...parts,
});
export const CONTENT: RecordContent = {
  uid: RECORD_UID,
  title: 'Apollo database',
  type: 'Service Account',
  mode: 'nsf',
  path: 'Engineering / Platform',
  fields: [
    outline('login', '', { text: 'apollo-app' }),
    outline('password', ''),
    outline('text', 'Environment', { text: 'production' }),
    outline('url', '', { filled: false }),
    outline('host', '', { text: 'db.apollo.acme.example:5432' }),
    outline('keyPair', '', { filled: false }),
    outline('securityQuestion', '', { filled: false }),
    outline('date', 'Valid until', { text: '2027-03-31' }),
    outline('fileRef', '', { readonly: 'reference' }),
    outline('oneTimeCode', '', { filled: false }),
    outline('text', 'Cost centre', { section: 'custom', text: '4711' }),
  ],
  notesFilled: true,
  readAt: Date.now(),
};

const viewer: PanelView['viewer'] = { accountId: 'pia', approver: true, projectAdmin: true, jiraAdmin: false };
export const panelView = (parts: Partial<PanelView> = {}): PanelView => ({
  issueKey: 'OPS-1',
  viewer,
  connection: 'ready',
  policy: { justificationRequired: false, requestersMaySearch: false },
  requests: [],
  serverTime: at(0),
  ...parts,
});

export const createPreview = (parts: Partial<DirectPreview> = {}): DirectPreview => ({
  operation: {
    kind: 'record-add',
    mode: 'nsf',
    title: 'Apollo API',
    recordType: 'login',
    folder: { uid: FOLDER_UID, title: 'Platform' },
    fields: [{ section: 'fields', type: 'login', value: { form: 'withheld' } }],
    reference: 'OPS-1 preview',
  },
  command: `nsf-record-add --title="Apollo API" --record-type=login --folder=${FOLDER_UID} f.login=•••••• f.password=•••••• c.text."Jira request"=••••••`,
  target: { title: 'Apollo API', type: 'login', path: 'Engineering / Platform', readAt: at(0) },
  sets: [
    { label: 'login', how: 'typed' },
    { label: 'password', how: 'generated' },
    { label: 'notes', how: 'typed' },
  ],
  warnings: [],
  blockers: [],
  ...parts,
});
export const updatePreview = (parts: Partial<DirectPreview> = {}): DirectPreview =>
  createPreview({
    operation: {
      kind: 'record-update',
      mode: 'nsf',
      record: { uid: RECORD_UID, title: 'Apollo database' },
      fields: [{ section: 'fields', type: 'password', value: { form: 'withheld' } }],
      force: false,
    },
    command: `nsf-record-update --record=${RECORD_UID} f.password=••••••`,
    target: { title: 'Apollo database', type: 'Service Account', path: 'Engineering / Platform', readAt: at(0) },
    sets: [
      { label: 'password', how: 'generated' },
      { label: 'Environment', how: 'typed' },
      { label: 'url', how: 'cleared' },
      { label: 'notes', how: 'appended' },
    ],
    warnings: ['sends-everything-back'],
    ...parts,
  });

export const WARNING = 'Password must be at least 20 characters long.\nUse --force to bypass password policy warnings.';

/** What became of it, right after it was handed over. */
export function directRequest(preview: DirectPreview, parts: Partial<RequestView> = {}): RequestView {
  return {
    id: '6f8f2f0e-6c3a-4a57-9b0e-0b1f5f6f7a77',
    revision: 1,
    state: 'executing',
    requester: { accountId: 'pia', name: 'Pia Project' },
    mine: true,
    draft: preview.operation,
    operation: preview.operation,
    justification: '',
    submittedAt: at(0),
    updatedAt: at(0),
    execution: { attempt: 1, phase: 'running', startedAt: at(0) },
    can: { update: false, withdraw: false, decide: false, checkAgain: false },
    ...parts,
  };
}

export const refusedRequest = (preview: DirectPreview): RequestView =>
  directRequest(preview, {
    state: 'completed',
    outcome: 'refused',
    execution: {
      attempt: 1,
      phase: 'settled',
      startedAt: at(0),
      settledAt: at(0),
      claim: 'refused',
      words: WARNING,
      failure: { code: 'vault-refused', retry: 'never', message: `Keeper refused. It said: “${WARNING}”` },
    },
  });

const value = (one: unknown): readonly Scripted[] => [{ value: one }];
const failed = (code: string, message: string, field?: string): Scripted => ({
  failure: { code, retry: 'never', message, ...(field === undefined ? {} : { field }) },
});
const UNREACHABLE = failed(
  'commander-unreachable',
  'Keeper Commander could not be reached. Check that Service Mode is running and that the tunnel is up, then try again.',
);
const NOT_CHANGED = failed('request-changed', 'The request was changed by somebody else in the meantime.');

const answers = {
  openPanel: value(panelView()),
  recordTypes: value(TYPES),
  recordTemplate: value(LOGIN),
  findFolders: value({ rows: FOLDERS, more: false }),
  findRecords: value({ rows: [RECORD], more: false }),
  readRecord: value(CONTENT),
  describeTarget: value({
    uid: FOLDER_UID,
    title: 'Platform',
    mode: 'nsf',
    type: 'folder',
    path: 'Engineering / Platform',
  }),
  previewDirect: value(createPreview()),
  executeDirect: value({ request: directRequest(createPreview()) }),
  readRequest: value({ request: directRequest(createPreview()), serverTime: at(0) }),
};
const story = (more: Partial<Record<keyof typeof answers, readonly Scripted[]>> = {}): Staged => ({
  page: 'preview/direct',
  answers: { ...answers, ...more },
});
const updating = (more: Parameters<typeof story>[0] = {}): Staged =>
  story({
    describeTarget: value({ ...RECORD, owner: 'dana@acme.example' }),
    previewDirect: value(updatePreview()),
    executeDirect: value({ request: directRequest(updatePreview()) }),
    ...more,
  });

export const DIRECT_SCENARIOS = {
  create: story(),
  'create-required': story({
    openPanel: value(panelView({ policy: { justificationRequired: true, requestersMaySearch: false } })),
    recordTemplate: value(SERVICE_ACCOUNT),
  }),
  'create-ssh': story({ recordTemplate: [{ value: LOGIN }, { value: SSH_KEYS }] }),
  'create-bank': story({ recordTemplate: [{ value: LOGIN }, { value: BANK_ACCOUNT }] }),
  'create-types-failed': story({ recordTypes: [UNREACHABLE, { value: TYPES }] }),
  'create-search-failed': story({ findFolders: [UNREACHABLE] }),
  'create-preview-failed': story({
    previewDirect: [
      failed('invalid-input', 'Please check Website address: the value does not fit. Nothing was changed.', 'url'),
      { value: createPreview() },
    ],
  }),
  'create-warnings': story({ previewDirect: value(createPreview({ warnings: ['title-taken', 'nobody-sees-it'] })) }),
  'create-refused': story({
    executeDirect: [
      { value: { request: refusedRequest(createPreview()) } },
      { value: { request: directRequest(createPreview()) } },
    ],
  }),
  'create-lost': story({ executeDirect: [{ throws: true }, NOT_CHANGED] }),
  'create-running': story({ executeDirect: [{ hold: true }, { value: { request: directRequest(createPreview()) } }] }),
  'not-configured': story({
    openPanel: value(panelView({ connection: 'not-configured' })),
    recordTypes: [
      failed(
        'not-configured',
        'Keeper is not connected yet. A Jira administrator can enter the API URL and key under Apps → Keeper.',
      ),
    ],
  }),
  update: updating(),
  'update-read-failed': updating({ readRecord: [UNREACHABLE, { value: CONTENT }] }),
  'update-warned': updating({
    openPanel: value(panelView({ requests: [refusedRequest(updatePreview())] })),
  }),
  'update-refused': updating({ executeDirect: value({ request: refusedRequest(updatePreview()) }) }),
} as const satisfies Readonly<Record<string, Staged>>;
export type DirectScenario = keyof typeof DIRECT_SCENARIOS;

export const openCreate = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Create New Secret' }).click();
};
export const openUpdate = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Update Record' }).click();
};
export async function pickFolder(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('plat');
  await page.getByRole('option', { name: /^Platform Nested share folder/u }).click();
}
export async function pickRecord(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search by title or UID' }).fill('apollo');
  await page.getByRole('option', { name: /Apollo database/u }).click();
  await page.getByLabel('What to do with Password').waitFor();
}
export async function pickType(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose another: Record type' }).click();
  await page.getByRole('combobox', { name: 'Record type' }).fill(name);
  await page.getByRole('option', { name }).click();
}
