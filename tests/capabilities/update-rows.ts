/** Rows of the feature "Update Record". What a row does not name has to be as before, to the byte. */
import type { DirectInput } from '@keeper-workflow/contract';
import { custom, field, text } from './create-rows';
import { classicRecord, nsfRecord, type DirectRow, type Target } from './row';

type Update = Extract<DirectInput, { kind: 'record-update' }>;

const MODIFY = 'Modify record fields (title, login, password, URL, notes, etc.)';
export const FORCE = 'Force update option to override warnings';
const SEARCH = 'Search and select records from the vault';

export const updateRow = (
  target: Target,
  name: string,
  change: Partial<Pick<Update, 'title' | 'fields' | 'notes' | 'force'>>,
  content: NonNullable<DirectRow['content']> | undefined,
  more: Partial<Pick<DirectRow, 'promise' | 'ends' | 'words' | 'passwordPolicy' | 'notOnReal'>> = {},
): DirectRow => ({
  feature: 'Update Record',
  by: 'admin',
  promise: MODIFY,
  name: `${target.mode === 'nsf' ? 'NSF' : 'Classic'} ${name}`,
  operation: {
    kind: 'record-update',
    mode: target.mode,
    record: { uid: target.uid, title: target.name },
    fields: [],
    force: false,
    ...change,
  },
  ends: 'verified',
  ...(content ? { content } : {}),
  ...more,
});

const jira = classicRecord('Jira Admin');
const github = classicRecord('GitHub Deploy Key Login');
const postgres = classicRecord('Prod Postgres');
const visa = classicRecord('Corporate Visa');
const contact = classicRecord('Vendor Contact');
const note = classicRecord('Runbook note');
const account = classicRecord('CI Service Account');
const ssh = classicRecord('Bastion SSH');
const apollo = nsfRecord('Apollo API');
const wiki = nsfRecord('Projects Wiki');

const GITHUB_NOTES = 'Line one\nLine two "quoted" \\ backslash';
const random = { form: 'generated-password', generator: { algorithm: 'random', length: 24 } } as const;
const RANDOM = { like: /^\["(?:[^"\\]|\\.){24}"\]$/ };

const classic: readonly DirectRow[] = [
  updateRow(
    jira,
    'the login',
    { fields: [field('login', text('new=admin "x"'))] },
    { values: { 'fields login': ['new=admin "x"'] } },
  ),
  updateRow(
    jira,
    'a typed password',
    { fields: [field('password', text('s3cret \\n $(x)'))] },
    { values: { 'fields password': ['s3cret \\n $(x)'] } },
  ),
  updateRow(
    jira,
    'a generated password',
    { fields: [field('password', random)] },
    { values: { 'fields password': RANDOM } },
  ),
  updateRow(
    jira,
    'the URL',
    { fields: [field('url', text('https://new.example/?q=1'))] },
    { values: { 'fields url': ['https://new.example/?q=1'] } },
  ),
  updateRow(
    jira,
    'a field emptied',
    { fields: [field('url', { form: 'empty' })] },
    { values: { 'fields url': undefined } },
  ),
  updateRow(jira, 'the title', { title: 'Jira Administrator' }, { title: 'Jira Administrator', values: {} }),
  updateRow(
    jira,
    'a custom field that is new',
    { fields: [custom('text', 'Cost center', text('42'))] },
    { values: { 'custom text Cost center': ['42'] } },
  ),
  updateRow(
    github,
    'notes appended',
    { notes: { change: 'append', text: 'Line three' } },
    { notes: `${GITHUB_NOTES}\nLine three`, values: {} },
  ),
  updateRow(
    github,
    'notes replaced',
    { notes: { change: 'replace', text: 'all\nnew' } },
    { notes: 'all\nnew', values: {} },
  ),
  updateRow(
    github,
    'notes replaced by what Commander would append',
    { notes: { change: 'replace', text: '+ new' } },
    { values: {} },
    {
      ends: { refused: 'invalid-input' },
    },
  ),
  updateRow(github, 'notes cleared', { notes: { change: 'replace', text: '' } }, { notes: '', values: {} }),
  updateRow(
    postgres,
    'the port of a host',
    { fields: [field('host', { form: 'members', members: { port: '6432' } })] },
    {
      values: { 'fields host': [{ hostName: 'db.acme.example', port: '6432' }] },
    },
  ),
  updateRow(
    postgres,
    'a labelled text',
    { fields: [field('text', text('mysql'), 'type')] },
    { values: { 'fields text type': ['mysql'] } },
  ),
  updateRow(
    visa,
    'the expiry of a card',
    { fields: [field('paymentCard', { form: 'members', members: { cardExpirationDate: '05/2031' } })] },
    {
      values: {
        'fields paymentCard': [
          { cardNumber: '4111111111111111', cardExpirationDate: '05/2031', cardSecurityCode: '123' },
        ],
      },
    },
  ),
  updateRow(
    contact,
    'a number of a phone',
    { fields: [field('phone', { form: 'members', members: { number: '555-0199' } })] },
    {
      values: { 'fields phone': [{ region: 'US', number: '555-0199', ext: '', type: 'Work' }] },
    },
  ),
  updateRow(
    contact,
    'a name',
    { fields: [field('name', { form: 'members', members: { first: 'Janet' } })] },
    {
      values: { 'fields name': [{ first: 'Janet', middle: '', last: 'Doe' }] },
    },
  ),
  updateRow(
    note,
    'a date',
    { fields: [field('date', { form: 'date', date: '2031-05-06' })] },
    {
      values: { 'fields date': [Date.parse('2031-05-06T12:00:00Z')] },
    },
  ),
  updateRow(
    note,
    'a note of several lines',
    { fields: [field('note', text('one\ntwo\n\nfour'))] },
    { values: { 'fields note': ['one\ntwo\n\nfour'] } },
  ),
  updateRow(
    account,
    'a checkbox',
    { fields: [custom('checkbox', 'Managed', { form: 'checkbox', checked: false })] },
    {
      values: { 'custom checkbox Managed': [false] },
    },
  ),
  updateRow(
    account,
    'a custom secret',
    { fields: [custom('secret', 'API Token', text('tok-456'))] },
    { values: { 'custom secret API Token': ['tok-456'] } },
  ),
  updateRow(
    ssh,
    'a generated key',
    { fields: [field('keyPair', { form: 'generated-key-pair', algorithm: 'ec' })] },
    {
      values: { 'fields keyPair': { like: /"privateKey":"-----BEGIN [^"]+"/ } },
    },
  ),
  updateRow(
    jira,
    'several fields, the title and notes at once',
    {
      title: 'All at once',
      fields: [field('login', text('a')), field('password', random)],
      notes: { change: 'replace', text: 'n' },
    },
    { title: 'All at once', notes: 'n', values: { 'fields login': ['a'], 'fields password': RANDOM } },
  ),
  updateRow(
    jira,
    'past warnings',
    { force: true, fields: [field('login', text('forced'))] },
    { values: { 'fields login': ['forced'] } },
    { promise: FORCE },
  ),
  updateRow(
    classicRecord('Legacy general'),
    'a record of the legacy form',
    { fields: [field('login', text('x'))] },
    undefined,
    {
      promise: SEARCH,
      ends: { refused: 'record-legacy' },
    },
  ),
  updateRow(
    { ...apollo, mode: 'classic' },
    'a record of the other mode',
    { fields: [field('login', text('x'))] },
    { values: {} },
    {
      promise: SEARCH,
      ends: { refused: 'record-other-mode' },
    },
  ),
];

const nested: readonly DirectRow[] = [
  updateRow(
    apollo,
    'the URL',
    { fields: [field('url', text('https://new.example/?q=1'))] },
    { values: { 'fields url': ['https://new.example/?q=1'] } },
  ),
  updateRow(apollo, 'notes cleared', { notes: { change: 'replace', text: '' } }, { notes: '', values: {} }),
  updateRow(
    apollo,
    'several fields, the title and notes at once',
    {
      title: 'All at once',
      fields: [field('login', text('a')), field('password', random)],
      notes: { change: 'replace', text: 'n' },
    },
    { title: 'All at once', notes: 'n', values: { 'fields login': ['a'], 'fields password': RANDOM } },
  ),
  updateRow(
    apollo,
    'the login',
    { fields: [field('login', text('new=admin "x"'))] },
    { values: { 'fields login': ['new=admin "x"'] } },
  ),
  updateRow(
    apollo,
    'a typed password',
    { fields: [field('password', text('s3cret \\n $(x)'))] },
    { values: { 'fields password': ['s3cret \\n $(x)'] } },
  ),
  updateRow(
    apollo,
    'a generated password',
    { fields: [field('password', random)] },
    { values: { 'fields password': RANDOM } },
  ),
  updateRow(apollo, 'the title', { title: 'Apollo API 2' }, { title: 'Apollo API 2', values: {} }),
  updateRow(
    apollo,
    'a field emptied',
    { fields: [field('url', { form: 'empty' })] },
    { values: { 'fields url': undefined } },
  ),
  updateRow(
    apollo,
    'notes replaced',
    { notes: { change: 'replace', text: 'other notes' } },
    { notes: 'other notes', values: {} },
  ),
  updateRow(
    wiki,
    'notes appended to none',
    { notes: { change: 'append', text: 'first' } },
    { notes: 'first', values: {} },
  ),
  updateRow(
    apollo,
    'notes appended, which this version cannot keep on a line of their own',
    { notes: { change: 'append', text: 'more' } },
    { values: {} },
    {
      ends: 'refused',
    },
  ),
  updateRow(
    apollo,
    'a custom field, which this version cannot write',
    { fields: [custom('text', 'Team', text('Blue'))] },
    { values: {} },
    {
      ends: 'refused',
    },
  ),
  updateRow(
    nsfRecord('NSF Note'),
    'a note',
    { fields: [field('note', text('one\ntwo'))] },
    { values: { 'fields note': ['one\ntwo'] } },
  ),
  updateRow(
    wiki,
    'past warnings',
    { force: true, fields: [field('login', text('forced'))] },
    { values: { 'fields login': ['forced'] } },
    { promise: FORCE },
  ),
  updateRow(
    { ...jira, mode: 'nsf' },
    'a record of the other mode',
    { fields: [field('login', text('x'))] },
    { values: {} },
    {
      promise: SEARCH,
      ends: { refused: 'record-other-mode' },
    },
  ),
];

export const updateRows: readonly DirectRow[] = [...classic, ...nested];
