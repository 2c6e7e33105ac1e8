/** Cases of list-sf and list-team, and of folders and teams in ls, search and get. */
import { commands } from '../case';
import { F, NOBODY, R, T } from './uids';

const show = (uid: string): string => `get --format=json -- '${uid}'`;
const search = (categories: string, words = ''): string =>
  `search --format=json --categories=${categories} -- ${words}`;

export const folderReading = [
  commands('list-sf: all', 'list-sf --format=json', 'list-sf --format json'),
  commands(
    'list-sf: words',
    'list-sf --format=json engin',
    `list-sf --format=json -- 'shared fin'`,
    'list-sf --format=json ENGIN',
  ),
  commands(
    'list-sf: people, teams and uids',
    'list-sf --format=json alice',
    'list-sf --format=json platform',
    `list-sf --format=json -- '${F.pam}'`,
    `list-sf --format=json -- '${T.finance}'`,
  ),
  commands(
    'list-sf: two words of one folder',
    `list-sf --format=json 'alice engineering'`,
    `list-sf --format=json 'alice finance'`,
  ),
  commands('list-sf: nothing matches', 'list-sf --format=json zzz', 'list-sf --format=json -- -x'),
  commands('list-sf: an empty pattern', `list-sf --format=json ''`, `list-sf --format=json ' '`),
  commands('list-sf: no regular expression', `list-sf --format=json 'Eng.*'`, `list-sf --format=json '('`),
  commands('list-sf: quotes and brackets', `list-sf --format=json -- '<b>'`, `list-sf --format=json '"odd"'`),
  commands(
    'list-sf: that can rotate',
    'list-sf --format=json --roe-eligible',
    'list-sf --roe-eligible --format=json -- rotat',
  ),
  commands('list-sf: none that can rotate', 'list-sf --format=json --roe-eligible finance'),
  commands('list-sf: two patterns', 'list-sf --format=json a b'),
  commands(
    'list-sf: abbreviated and unknown options',
    'list-sf --format=json --roe',
    'list-sf --format=json --bogus',
    'list-sf --format=xml',
  ),
  commands('list-team: all', 'list-team --format=json'),
  commands(
    'list-team: verbose',
    'list-team --format=json -v',
    'list-team --format=json -vv',
    'list-team --format=json -a -v',
  ),
  commands(
    'list-team: sorted',
    'list-team --format=json --sort=name',
    'list-team --format=json --sort team_uid',
    'list-team --format=json --sort=company',
  ),
  commands(
    'list-team: unknown options',
    'list-team --format=json --sort=x',
    'list-team --format=json platform',
    'list-team --format=json --bogus',
  ),
  commands(
    'list-team: refused by the cloud, once',
    { kind: 'refuse', endpoint: 'vault/get_share_objects', error: 'access_denied', message: 'no' },
    'list-team --format=json',
    'list-team --format=json',
  ),
  commands(
    'list-team: asked for once',
    'list-team --format=json',
    { kind: 'refuse', endpoint: 'vault/get_share_objects', error: 'access_denied', message: 'no' },
    'list-team --format=json',
    'sync-down',
    'list-team --format=json',
  ),
  commands(
    'search: shared folders',
    search('s', 'engineering'),
    search('s', `'shared'`),
    search('s', `'${F.pam}'`),
    search('s'),
  ),
  commands('search: shared folders by a team in them', search('s', 'platform'), search('s', `'${T.finance}'`)),
  commands('search: shared folders, nothing matches', search('s', 'grafana'), search('s', 'private')),
  commands('search: shared and nested folders', search('sd', 'p'), search('s', 'apollo'), search('d', 'engineering')),
  commands('search: teams by word', search('t', 'platform'), search('t', 'finance'), search('t', `'${T.platform}'`)),
  commands('search: records', search('r', `'jira admin'`), search('r', `'${R.jira}'`), search('r', 'zzz')),
  commands('search: categories that do not exist', search('x'), search('S', 'engineering'), search('rx', 'grafana')),
  commands(
    'ls: folders only',
    'ls -f --format=json',
    `ls -f --format=json '${F.privateStuff}'`,
    `ls -f --format=json '${F.projects}'`,
  ),
  commands(
    'ls: folders of a folder without any',
    `ls -f --format=json '${F.finance}'`,
    `ls -f --format=json '${F.apollo}'`,
  ),
  commands(
    'ls: everything below a folder',
    `ls -R --format=json '${F.privateStuff}'`,
    `ls -f -R --format=json '${F.engineering}'`,
  ),
  commands(
    'ls: of each kind',
    ...[F.finance, F.pam, F.odd, F.archive, F.readOnly].map((uid) => `ls --format=json '${uid}'`),
  ),
  commands('get: every shared folder', ...[F.pam, F.emptyShared, F.odd, F.finance].map(show)),
  commands('get: folders of the other kinds', ...[F.archive, F.databases, F.readOnly, F.emptyNested, F.twin].map(show)),
  commands(
    'get: folders by part of their names',
    'get --format=json finance',
    'get --format=json databases',
    `get --format=json 'private st'`,
    'get --format=json apollo',
  ),
  commands('get: a folder by a name that others bear', 'get --format=json shared', 'get --format=json twin'),
  commands(
    'get: a team by name',
    `get --format=json 'Platform Team'`,
    'get --format=json platform',
    `get --format=json 'Dup Team'`,
  ),
  commands('get: a team of others', show(T.dup), show(NOBODY)),
  commands(
    'get: the folder as sync-down left it',
    `share-record -e 'dave@acme.example' '${R.jira}'`,
    show(F.engineering),
    show(R.jira),
  ),
];
