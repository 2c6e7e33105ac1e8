/** The records of the synthetic company. Every secret in here is made up and public. */
import type { Field, FieldValue, LegacyContent, TypedContent } from './model';

export interface SeedRecord {
  /** What the uid is made of: the title, with `#2` for the second of the same title. */
  name: string;
  content: TypedContent | LegacyContent;
  /** Name of the folder; absent: the root. */
  folder?: string;
  owner?: string;
  /** Rights on the record in its shared folder; default both. */
  rights?: { edit: boolean; share: boolean };
  rotation?: boolean;
}

export interface SeedNestedRecord extends SeedRecord {
  /** Own access of users, by e-mail. */
  access?: Record<string, 2 | 3 | 4 | 5 | 6>;
  /** Role of the service account. */
  mine?: 2 | 6;
}

const field = (type: string, value?: FieldValue, label = ''): Field => ({
  type,
  label,
  value: value === undefined ? [] : [value],
});
const login = (name?: string, password?: string, url?: string): Field[] => [
  field('login', name),
  field('password', password),
  field('url', url),
  field('fileRef'),
  field('oneTimeCode'),
];
const host = (hostName: string, port: string, type = 'host'): Field => field(type, { hostName, port });
const typed = (
  title: string,
  type: string,
  fields: Field[],
  notes = '',
  custom: Field[] = [],
): TypedContent & { title: string } => ({
  title,
  type,
  fields,
  custom,
  notes,
});
const record = (
  content: TypedContent & { title: string },
  more: Omit<SeedRecord, 'name' | 'content'> = {},
): SeedRecord => ({
  name: content.title,
  content,
  ...more,
});

export const CLASSIC_RECORDS: readonly SeedRecord[] = [
  record(
    typed(
      'GitHub Deploy Key Login',
      'login',
      login('octo-bot', 'S3cret!pw;$(x)|&', 'https://github.example/login'),
      'Line one\nLine two "quoted" \\ backslash',
    ),
  ),
  record(typed('Jira Admin', 'login', login('jira-admin', 'p@ss w0rd', 'https://jira.example?a=1&b=2')), {
    folder: 'Engineering',
  }),
  record(typed('Grafana', 'login', login('graf', 'gr@f', 'https://grafana.example')), { folder: 'Engineering' }),
  record(
    typed('Prod Postgres', 'databaseCredentials', [
      field('text', 'postgres', 'type'),
      host('db.acme.example', '5432'),
      field('login', 'pg'),
      field('password', 'pgpw'),
      field('fileRef'),
    ]),
    { folder: 'Databases' },
  ),
  record(
    typed('Bastion SSH', 'sshKeys', [
      field('login', 'root'),
      field('keyPair', {
        publicKey: 'ssh-ed25519 AAAA',
        privateKey: '-----BEGIN KEY-----\nabc\n-----END KEY-----',
      }),
      field('text', 'pp', 'passphrase'),
      host('10.0.0.9', '22'),
      field('fileRef'),
    ]),
    { folder: 'Engineering' },
  ),
  record(
    typed('Web01', 'serverCredentials', [
      host('web01', ''),
      field('login', 'deploy'),
      field('password', 'x'),
      field('fileRef'),
    ]),
    { folder: 'Private Stuff' },
  ),
  record(
    typed('Corporate Visa', 'bankCard', [
      field('paymentCard', {
        cardNumber: '4111111111111111',
        cardExpirationDate: '04/2027',
        cardSecurityCode: '123',
      }),
      field('text', 'A Anders', 'cardholderName'),
      field('pinCode', '9999'),
      field('fileRef'),
    ]),
  ),
  record(
    typed('Runbook note', 'encryptedNotes', [
      field('note', 'secret note'),
      field('date', 1735689600000),
      field('fileRef'),
    ]),
  ),
  record(
    typed('Vendor Contact', 'contact', [
      field('name', { first: 'Jane', middle: '', last: 'Doe' }),
      field('text', 'Acme', 'company'),
      field('email', 'jane@vendor.example'),
      field('phone', { region: 'US', number: '555-0100', ext: '', type: 'Work' }),
      field('fileRef'),
    ]),
  ),
  record(
    typed(
      'CI Service Account',
      'Service Account',
      [
        field('login', 'ci'),
        field('password', 'ci-pw'),
        field('text', 'prod', 'Environment'),
        field('url', 'https://console.example', 'Console URL'),
        field('fileRef'),
      ],
      '',
      [field('text', 'EU', 'Region'), field('secret', 'tok-123', 'API Token'), field('checkbox', true, 'Managed')],
    ),
  ),
  record(typed('Ünïcödé – パスワード 🔐', 'login', login('ü', '密码'))),
  record(typed('O\'Brien "the" <b>&amp; co', 'login', login("o'b", 'q\'u"o`te'))),
  record(typed('Duplicate Title', 'login', login('dup1', 'a'))),
  { ...record(typed('Duplicate Title', 'login', login('dup2', 'b'))), name: 'Duplicate Title#2' },
  record(typed('Empty Login', 'login', login())),
  record(
    typed('Rotating svc user', 'pamUser', [
      field('login', 'rot'),
      field('password', 'rotpw'),
      field('text', undefined, 'distinguishedName'),
      field('fileRef'),
    ]),
    { folder: 'PAM Rotations', rotation: true },
  ),
  record(typed('Static pam user', 'pamUser', [field('login', 'static'), field('password', 'spw'), field('fileRef')]), {
    folder: 'Engineering',
  }),
  record(typed('Build machine', 'pamMachine', [host('10.1.1.1', '22', 'pamHostname'), field('fileRef')]), {
    folder: 'PAM Rotations',
  }),
  record(typed('Carol owned', 'login', login('carol', 'c')), {
    folder: 'Finance Shared',
    owner: 'carol@acme.example',
    rights: { edit: false, share: false },
  }),
  {
    name: 'Legacy general',
    content: {
      title: 'Legacy general',
      login: 'leg-login',
      password: 'leg-pw',
      link: 'https://legacy.example',
      notes: 'old',
      custom: [{ name: 'Env', value: 'dev', type: 'text' }],
    },
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
    record(
      typed(`App credential 0${number}`, 'login', login(`app${number}`, `pw${number}`, `https://app${number}.example`)),
      number % 2 === 1 ? { folder: 'Engineering' } : {},
    ),
  ),
];

export const NESTED_RECORDS: readonly SeedNestedRecord[] = [
  record(typed('Apollo API', 'login', login('apollo', 'ap0llo', 'https://apollo.example'), 'nsf note'), {
    folder: 'Apollo',
  }),
  {
    ...record(typed('Projects Wiki', 'login', login('wiki', 'w1ki')), { folder: 'Projects' }),
    access: { 'bob@acme.example': 2, 'dave@acme.example': 4 },
  },
  record(typed('NSF Note', 'encryptedNotes', [field('note', 'inside'), field('fileRef')]), { folder: 'Projects' }),
  record(
    typed('NSF Rotating user', 'pamUser', [field('login', 'nrot'), field('password', 'nrotpw'), field('fileRef')]),
    { folder: 'NSF PAM', rotation: true },
  ),
  record(typed('Root level NSF record', 'login', login('rootnsf', 'r'))),
  {
    ...record(typed('Carol NSF secret', 'login', login('cn', 'c')), {
      folder: 'Read only for me',
      owner: 'carol@acme.example',
    }),
    mine: 2,
  },
];

/** A further record of a large vault; the same for the same number. */
export const syntheticRecord = (number: number): SeedRecord =>
  record(
    typed(
      `Service credential ${String(number).padStart(5, '0')}`,
      'login',
      login(`service-${number}`, `generated-${number}`, `https://service-${number}.example`),
    ),
  );
