/** Cases of nsf-record-add and nsf-record-update. */
import { commands } from '../case';
import { allFields, json, text } from './field-values';
import { F, N, NOBODY, R } from './uids';

const add = (title: string, type: string, ...rest: string[]): string =>
  [`nsf-record-add --title='${title}' --record-type='${type}'`, ...rest].join(' ');
const update = (record: string, ...rest: string[]): string =>
  [`nsf-record-update --record='${record}'`, ...rest].join(' ');
const show = (record = '<new>'): string => `nsf-get --format=json -- '${record}'`;
const get = (record = '<new>'): string => `get --format=json -- '${record}'`;
const into = (folder: string): string => `--folder='${folder}'`;

const additions = [
  ...Object.entries(allFields(false)).map(([type, fields]) =>
    commands(
      `nsf-record-add: ${type} with every field`,
      add('x', type, into(F.apollo), '--', ...fields),
      show(),
      get(),
    ),
  ),
  commands(
    'nsf-record-add: into the root',
    add('Rooted', 'login', text('login', 'a')),
    show(),
    get(),
    'nsf-list --records --format=json',
  ),
  ...[
    ['by name', 'projects'],
    ['by path', 'Projects/Apollo'],
    ['by an ambiguous name', 'Twin'],
    ['by the path of one of two', 'Projects/Twin'],
    ['that does not exist', 'nosuch'],
    ['whose uid does not exist', NOBODY],
    ['that is classic', F.engineering],
    ['that is classic, by name', 'Engineering'],
    ['that is a sub folder', F.databases],
    ['that may only be read', F.readOnly],
    ['that is empty', F.emptyNested],
  ].map(([what, folder = '']) =>
    commands(`nsf-record-add: into a folder ${what}`, add('Placed', 'login', into(folder)), show(), show(F.projects)),
  ),
  commands(
    'nsf-record-add: read back by every list',
    add('Nested report', 'login', into(F.projects), text('login', 'nr'), text('text.Team', 'Blue')),
    `list --format=json -- 'Nested report'`,
    `search --format=json --categories=r -- 'blue'`,
    `ls --format=json '${F.projects}'`,
    'nsf-list --records --format=json',
  ),
  commands(
    'nsf-record-add: a note shows in the list',
    add('Noted', 'encryptedNotes', text('note', 'inside')),
    'nsf-list --records --format=json',
  ),
  commands(
    'nsf-record-add: notes',
    add('N', 'login', String.raw`--notes='a\nb\\nc'`),
    show(),
    add('N', 'login', `--notes='+x'`),
    show(),
    add('N', 'login', `--notes=''`),
    show(),
  ),
  commands(
    'nsf-record-add: custom fields',
    add('C', 'login', `'Environment=prod'`, text('secret.Tok', 'x'), text('text.Password', 'p')),
    show(),
    get(),
  ),
  commands(
    'nsf-record-add: texts',
    add('T', 'contact', `'name=Doe, John'`, `'phone=Mobile: US (555)555-1234'`, `'address=1 Elm, Bonn'`),
    get(),
  ),
  commands(
    'nsf-record-add: an account as text keeps what is missing',
    add('A', 'bankAccount', `'bankAccount=Checking: 12 34'`),
    show(),
  ),
  commands('nsf-record-add: JSON with members missing', add('J', 'contact', json('name', { first: 'J' })), show()),
  commands('nsf-record-add: an empty value', add('E', 'login', `'login='`, `'text.X='`), show()),
  ...['$GEN', '$GEN:dice,5', '$GEN:passphrase,6,-,true,true'].map((order) =>
    commands(`nsf-record-add: ${order}`, add('Generated', 'login', into(F.projects), `'password=${order}'`), show()),
  ),
  commands(
    'nsf-record-add: generated code and keys',
    add('Generated', 'login', `'oneTimeCode=$GEN'`),
    show(),
    add('Generated', 'sshKeys', `'keyPair=$GEN:ed25519'`),
    show(),
  ),
  commands(
    'nsf-record-add: warnings',
    add('W', 'login', `'google.com=1'`),
    add('W', 'login', `'Password=$GEN'`),
    add('W', 'login', `'login=$GEN'`),
    add('W', 'bankCard', json('paymentCard', { cvv: '1' })),
    add('W', 'login', `'f.host=x'`),
    `list --format=json -- '^W$'`,
  ),
  commands(
    'nsf-record-add: warnings, forced',
    add('W', 'login', '-f', `'google.com=1'`, 'login=a'),
    show(),
    add('W', 'login', '-f', `'Password=$GEN'`),
  ),
  commands(
    'nsf-record-add: bad values',
    add('B', 'login', 'justtext'),
    add('B', 'encryptedNotes', `'date=31.01.2026'`),
    add('B', 'bankCard', `'paymentCard=$JSON:{'`),
    add('B', 'login', `'login=$BASE64:!'`),
  ),
  commands(
    'nsf-record-add: attachments',
    add('F', 'login', 'file=@/etc/hostname'),
    `list --format=json -- '^F$'`,
    add('F', 'login', '-f', 'file=@/etc/hostname'),
    show(),
  ),
  commands(
    'nsf-record-add: types that are none',
    add('x', 'nosuch'),
    add('x', 'Login'),
    add('x', ''),
    add('', 'login'),
    'nsf-record-add -t x',
    'nsf-record-add -rt login',
  ),
  commands(
    'nsf-record-add: options that it lacks',
    add('x', 'login', '--format=json'),
    add('x', 'login', '--labels=off'),
    'nsf-record-add --tit x -rt login login=a',
  ),
  commands('nsf-record-add: a title of keywords', add('failed: not found', 'login'), show()),
  commands('nsf-record-add: no variable', add('x', 'login'), 'get --format=json ${last_record_uid}'),
  commands(
    'nsf-record-add: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records/v3/add', error: 'access_denied', message: 'no permission' },
    add('Refused', 'login'),
    'nsf-list --records --format=json',
  ),
  commands(
    'nsf-record-add: shared afterwards',
    add('S', 'login', into(F.apollo)),
    `nsf-share-record --action=grant --role=viewer --email='dave@acme.example' -- '<new>'`,
    show(),
  ),
  commands('nsf-record-add: feature off', { kind: 'nested-off' }, 'sync-down --force', add('x', 'login')),
];

const updates = [
  commands(
    'nsf-record-update: one field',
    show(N.apollo),
    update(N.apollo, text('login', 'new')),
    show(N.apollo),
    get(N.apollo),
    'nsf-list --records --format=json',
    `list --format=json -- '${N.apollo}'`,
    `ls --format=json '${F.apollo}'`,
    `search --format=json -c r -- '${N.apollo}'`,
  ),
  commands(
    'nsf-record-update: everything named',
    update(
      N.wiki,
      `--title='Wiki'`,
      '--record-type=login',
      `--notes='kept'`,
      text('login', 'l'),
      text('password', 'p'),
      text('url', 'u'),
    ),
    show(N.wiki),
    get(N.wiki),
  ),
  commands(
    'nsf-record-update: only the title',
    update(N.apollo, `--title='Apollo 2'`),
    show(N.apollo),
    get(N.apollo),
    `list --format=json -- 'Apollo 2'`,
  ),
  commands(
    'nsf-record-update: only the type',
    update(N.apollo, '-rt encryptedNotes'),
    show(N.apollo),
    `list --format=json -- '${N.apollo}'`,
  ),
  commands('nsf-record-update: nothing', update(N.apollo), show(N.apollo)),
  commands(
    'nsf-record-update: notes',
    update(N.apollo, String.raw`--notes='a\nb'`),
    show(N.apollo),
    update(N.apollo, `--notes='+more'`),
    show(N.apollo),
    update(N.apollo, `--notes=''`),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: labels are lost',
    update(N.apollo, text('text.Environment', 'prod'), `'Region=EU'`, text('secret.Tok', 'x')),
    show(N.apollo),
    get(N.apollo),
  ),
  commands(
    'nsf-record-update: one type twice',
    update(N.apollo, text('url', 'a'), text('url', 'b'), text('text.A', '1'), text('text.B', '2')),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: objects',
    update(
      N.wiki,
      json('host', { hostName: 'h' }),
      `'name=Jane Doe'`,
      json('phone', [{ number: '1' }, { number: '2' }]),
    ),
    show(N.wiki),
  ),
  commands(
    'nsf-record-update: kinds',
    update(N.wiki, `'date=2026-01-31'`, `'checkbox=yes'`, json('checkbox', true), `'multiline=a\\nb'`),
    show(N.wiki),
  ),
  commands('nsf-record-update: empty values', update(N.apollo, `'url='`, `'text.X='`), show(N.apollo)),
  commands(
    'nsf-record-update: generated',
    update(N.apollo, `-t Generated`, `'password=$GEN:rand,20'`, `'oneTimeCode=$GEN'`),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: keys are not generated',
    update(N.apollo, `'keyPair=$GEN:ed25519'`, `'login=$GEN'`),
    show(N.apollo),
  ),
  commands('nsf-record-update: Base64', update(N.apollo, text('password', ' $GEN \n ü')), show(N.apollo)),
  commands(
    'nsf-record-update: errors',
    update(N.apollo, `'Password=$GEN'`),
    update(N.apollo, `'password=$GEN:bogus'`),
    update(N.apollo, '-f', `'password=$GEN:passphrase,4'`),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: warnings',
    update(N.apollo, `'host=$JSON:{'`, 'login=a'),
    update(N.apollo, `'login=$BASE64:!'`),
    show(N.apollo),
  ),
  commands('nsf-record-update: warnings, forced', update(N.apollo, '-f', `'host=$JSON:{'`, 'login=a'), show(N.apollo)),
  commands(
    'nsf-record-update: unknown types of fields are written',
    update(N.apollo, `'google.com=1'`),
    show(N.apollo),
  ),
  commands('nsf-record-update: a file', update(N.apollo, 'file=@/etc/hostname'), show(N.apollo)),
  commands(
    'nsf-record-update: bad fields',
    update(N.apollo, 'justtext'),
    update(N.apollo, `'=x'`),
    update(N.apollo, `'c.=x'`),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: two records',
    update(N.apollo, `--record='${N.wiki}'`, 'login=both'),
    show(N.apollo),
    show(N.wiki),
  ),
  commands(
    'nsf-record-update: two records, the second unknown',
    update(N.apollo, `--record='nosuch'`, 'login=both'),
    show(N.apollo),
    'sync-down',
    show(N.apollo),
  ),
  commands('nsf-record-update: by title', update('projects wiki', 'login=z'), show(N.wiki)),
  commands('nsf-record-update: by title of a classic record', update('grafana', 'login=z')),
  commands(
    'nsf-record-update: unknown',
    update('nosuch', 'login=z'),
    update(NOBODY, 'login=z'),
    update(R.grafana, 'login=z'),
    update(F.projects, 'login=z'),
  ),
  commands('nsf-record-update: of somebody else', update(N.carol, 'login=z'), show(N.carol)),
  commands('nsf-record-update: no record', 'nsf-record-update login=z', update('', 'login=z'), 'nsf-record-update -r'),
  commands(
    'nsf-record-update: types that are none',
    update(N.apollo, '-rt nosuch'),
    update(N.apollo, '-rt general', 'login=a'),
    show(N.apollo),
  ),
  commands('nsf-record-update: options that it lacks', update(N.apollo, '--format=json'), update(N.apollo, '--tit=x')),
  commands(
    'nsf-record-update: a word of another silent command',
    update(N.apollo, `-t 'Reset'`),
    update(N.apollo, `-t 'logout'`),
  ),
  commands(
    'nsf-record-update: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records/v3/update', error: 'out_of_sync', message: 'out of sync' },
    update(N.apollo, 'login=a'),
    show(N.apollo),
  ),
  commands(
    'nsf-record-update: a new record',
    add('Fresh', 'login', into(F.apollo), 'login=a'),
    update('<new>', `-t 'Fresh 2'`, '-rt login', 'login=b'),
    show(),
    get(),
  ),
];

export const nestedRecords = [...additions, ...updates];
