/** Cases of record-add: every type with all its fields, where a record lands, what is refused, what only seems done. */
import { commands } from '../case';
import { allFields, json, text } from './field-values';
import { F, R } from './uids';

const add = (title: string, type: string, ...rest: string[]): string =>
  [`record-add --format=json --title='${title}' --record-type='${type}'`, ...rest].join(' ');
const show = `get --format=json -- '<new>'`;

const labelled = allFields(true);
const unlabelled = allFields(false);

export const records = [
  ...Object.entries(labelled).map(([type, fields]) =>
    commands(`record-add: ${type} with every field`, add(`All of ${type}`, type, ...fields), show),
  ),
  ...Object.entries(unlabelled).map(([type, fields]) =>
    commands(`record-add: ${type} with every field, labels off`, add('x', type, '--labels=off', '--', ...fields), show),
  ),
  commands(
    'record-add: read back by every list',
    add('Quarterly report', 'login', text('login', 'qr'), text('url', 'https://q.example'), text('text.Team', 'Blue')),
    `list --format=json -- 'Quarterly'`,
    `search --format=json --categories=r -- 'blue quarterly'`,
    'ls --format=json --records',
    `list --format=json -- '<new>'`,
  ),
  commands(
    'record-add: descriptions of types that keep no login',
    add('Desc a', 'address', ...(labelled.address ?? [])),
    add('Desc b', 'bankAccount', json('bankAccount', { routingNumber: '123456', accountNumber: '98765' })),
    add('Desc c', 'bankCard', ...(labelled.bankCard ?? [])),
    add('Desc d', 'contact', ...(labelled.contact ?? [])),
    add('Desc e', 'sshKeys', json('keyPair', { publicKey: 'p', privateKey: 'k' })),
    add('Desc f', 'serverCredentials', json('host', { hostName: 'h', port: '1' })),
    add('Desc g', 'serverCredentials', text('login', 'l'), json('host', { hostName: 'h', port: '1' })),
    add('Desc h', 'pamMachine', ...(labelled.pamMachine ?? [])),
    add('Desc i', 'encryptedNotes', text('note', 'inside')),
    add('Desc j', 'membership'),
    `list --format=json -- 'Desc'`,
    `search --format=json --categories=r -- 'desc'`,
  ),
  commands(
    'record-add: values are found by search, secrets too',
    add(
      'Needle',
      'contact',
      ...(labelled.contact ?? []),
      json('address', { street1: 'Elm, 5', city: 'Bonn', zip: '53111' }),
    ),
    `search --format=json --categories=r -- '030-123456'`,
    `search --format=json --categories=r -- 'Elm. 5, Bonn'`,
    `list --format=json -- 'Doe, Jane'`,
    add('Questions', 'login', ...(labelled.login ?? [])),
    `list --format=json -- 'Rex'`,
    `list --format=json -- 'Pet. Rex'`,
  ),
  commands('record-add: no field at all', add('Bare', 'login'), show),
  commands(
    'record-add: notes',
    add('N1', 'login', String.raw`--notes='first\nsecond "quoted" & <b> \x'`),
    show,
    add('N2', 'login', String.raw`--notes='a literal \\n stays'`),
    show,
    add('N3', 'login', `--notes=''`),
    add('N4', 'login', `--notes='-dash'`),
    show,
    add('N5', 'login', `--notes '-dash'`),
    add('N6', 'login', `-n '+plus'`),
    show,
  ),
  commands(
    'record-add: a backslash before a line break',
    add('N', 'login', String.raw`--notes='dir C:\\\nnext \\\\n'`),
    show,
  ),
  ...[
    ['a shared folder by uid', F.engineering],
    ['a sub folder by uid', F.databases],
    ['a user folder by uid', F.archive],
    ['a folder by name', 'Private Stuff'],
    ['a folder by path', 'Engineering/Databases'],
    ['a folder with a slash in its name', 'Private Stuff/Old // Archive'],
    ['a folder in another case', 'engineering'],
    ['a folder that does not exist', 'No Such Folder'],
    ['a folder uid that does not exist', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['a record of a folder', 'Engineering/Grafana'],
    ['no folder', ''],
  ].map(([what, folder]) =>
    commands(`record-add: into ${what}`, add('Placed', 'login', `--folder='${folder}'`, text('login', 'a')), show),
  ),
  commands(
    'record-add: into a nested folder',
    add('Placed', 'login', `--folder='${F.projects}'`),
    show,
    `nsf-get --format=json '${F.projects}'`,
    `ls --format=json '${F.projects}'`,
  ),
  commands(
    'record-add: the folder shows it',
    add('Placed', 'login', `--folder='${F.emptyShared}'`),
    `get --format=json '${F.emptyShared}'`,
    `ls --format=json '${F.emptyShared}'`,
  ),
  commands(
    'record-add: the folder gives the rights that it gives by default',
    `share-folder -r '*' -d on -s on -f -- '${F.emptyShared}'`,
    add('Placed', 'login', `--folder='${F.emptyShared}'`),
    show,
    `get --format=json '${F.emptyShared}'`,
  ),
  commands(
    'record-add: record types that are none',
    add('x', 'nosuch'),
    add('x', 'Login'),
    add('x', 'general'),
    add('x', 'legacy'),
    add('x', ''),
    `record-add --format=json --title='x'`,
    `record-add --format=json --record-type='login'`,
    add('', 'login'),
  ),
  commands('record-add: the same title twice', add('Jira Admin', 'login'), show, `list --format=json -- 'Jira Admin'`),
  commands('record-add: a title of keywords', add('error invalid failed: not found', 'login'), show),
  commands('record-add: a title with blanks around', add('  padded  ', 'login'), show, `list --format=json -- padded`),
  commands(
    'record-add: a title with a dash',
    add('-x', 'login'),
    show,
    `record-add --format=json --title '-x' -rt login`,
  ),
  commands('record-add: any characters', add(`O'\\''Brien "the" <b>&amp; co; $(x) パス🔐`, 'login'), show),
  commands(
    'record-add: two dashes and no format',
    `record-add -t 'Dashed' -rt login -- 'login=a'`,
    `record-update --record='Dashed' --title='It was made'`,
  ),
  commands('record-add: format first, two dashes', add('x', 'login', '--', `'login=a'`, `'--odd=label'`), show),
  commands(
    'record-add: format as text',
    `record-add --format=text -t x -rt login`,
    'record-add -t x -rt login --format text',
  ),
  commands(
    'record-add: fields before options',
    `record-add 'login=a' -t x -rt login`,
    show,
    `record-add 'login=a' -t x -rt login 'password=b'`,
  ),
  commands('record-add: abbreviated', 'record-add --tit x -rt login', 'record-add -t x --record login'),
  commands(
    'record-add: options glued',
    `record-add -tx -rtlogin`,
    `record-add -tx -rt=login`,
    `record-add -tx -rt login -f`,
  ),
  commands('record-add: unknown options', add('x', 'login', '--role=viewer'), add('x', 'login', '--labels=maybe')),
  commands(
    'record-add: the last one by its variable',
    add('Variable', 'login'),
    'get --format=json ${last_record_uid}',
    `get --format=json '\${last_record_uid}'`,
    add('Other ${last_record_uid} ${unknown}', 'login'),
    show,
  ),
  commands('record-add: no variable yet', add('Other ${last_record_uid}', 'login'), show),
  commands(
    'record-add: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records_add', error: 'access_denied', message: 'You may not add records' },
    add('Refused', 'login'),
    `list --format=json -- 'Refused'`,
  ),
  commands(
    'record-add: added, then the synchronisation is refused',
    { kind: 'refuse', endpoint: 'vault/sync_down', error: 'throttled', message: 'Too many requests' },
    add('Half done', 'login'),
    `record-update --record='Half done' login=a`,
    'sync-down',
    `record-update --record='Half done' login=a`,
  ),
  commands(
    'record-add: shared afterwards',
    add('To be shared', 'login'),
    `share-record --action=grant --email='dave@acme.example' --write -- '<new>'`,
    show,
  ),
  commands('record-add: an alias is another word', `ra -t x -rt login`),
  commands(
    'record-add: a record that exists stays as it is',
    add('Grafana', 'login'),
    `get --format=json '${R.grafana}'`,
  ),
];
