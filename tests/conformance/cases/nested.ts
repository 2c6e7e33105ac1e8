/** Cases of the nested shared folders: nsf-list, nsf-get, nsf-share-record. */
import { commands } from '../case';
import { F, N, NOBODY, R } from './uids';

const grant = (mail: string, record: string, role = 'viewer', more = ''): string =>
  `nsf-share-record -a 'grant' -r '${role}' -e '${mail}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const revoke = (mail: string, record: string): string => `nsf-share-record -a 'revoke' -e '${mail}' -- '${record}'`;
const show = (record: string): string => `nsf-get --format=json '${record}'`;

export const nested = [
  commands('nsf-list: everything', 'nsf-list --format=json'),
  commands('nsf-list: folders', 'nsf-list --format=json --folders'),
  commands('nsf-list: records', 'nsf-list --format=json --records'),
  commands('nsf-list: both', 'nsf-list --format=json --folders --records'),
  commands('nsf-list: eligible for rotation', 'nsf-list --roe-eligible --format=json'),
  commands('nsf-list: a pattern', 'nsf-list apollo --format=json'),
  commands('nsf-list: abbreviations', 'nsf-list --format=json --fold'),
  commands('nsf-get: a record', show(N.apollo)),
  commands('nsf-get: a record with shares of its own', show(N.wiki), show(N.note), show(N.root), show(N.rotating)),
  commands('nsf-get: a record of somebody else', show(N.carol)),
  commands('nsf-get: by title', show('Apollo API'), show('apollo api')),
  commands('nsf-get: by part of a title', show('wiki'), show('apollo')),
  commands('nsf-get: several', show('nsf'), show('Twin')),
  commands('nsf-get: a folder', show(F.projects), show(F.apollo)),
  commands('nsf-get: other folders', show(F.emptyNested), show(F.readOnly), show(F.twin)),
  commands('nsf-get: classic objects', show(R.grafana), show(F.engineering)),
  commands('nsf-get: unknown', show('nosuch'), show(NOBODY), show('')),
  commands('nsf-get: nothing', 'nsf-get', 'nsf-get --format=json'),
  commands('nsf-get: options after', `nsf-get '${N.apollo}' --format=json`),
  commands(
    'nsf-get: the cloud refuses the access list',
    { kind: 'refuse', endpoint: 'vault/records/v3/details/access', error: 'access_denied', message: 'no' },
    show(N.apollo),
    show(N.apollo),
  ),
  commands(
    'nsf-get: the cloud refuses the access list of a folder',
    { kind: 'refuse', endpoint: 'vault/folders/v3/access', error: 'access_denied', message: 'no' },
    show(F.projects),
  ),
  ...['viewer', 'share-manager', 'content-manager', 'content-share-manager', 'full-manager'].map((role) =>
    commands(`nsf-share-record: grant ${role}`, grant('dave@acme.example', N.apollo, role), show(N.apollo)),
  ),
  commands(
    'nsf-share-record: roles that are none',
    ...['manager', 'Viewer', 'contributor', 'owner', ''].map((role) => grant('dave@acme.example', N.apollo, role)),
  ),
  commands(
    'nsf-share-record: the same again',
    grant('dave@acme.example', N.apollo),
    grant('dave@acme.example', N.apollo),
    show(N.apollo),
  ),
  commands('nsf-share-record: another role', grant('dave@acme.example', N.wiki, 'viewer'), show(N.wiki)),
  commands(
    'nsf-share-record: no role',
    `nsf-share-record -a 'grant' -e 'dave@acme.example' -- '${N.apollo}'`,
    `nsf-share-record -e 'dave@acme.example' '${N.apollo}'`,
  ),
  commands('nsf-share-record: over inherited access', grant('alice@acme.example', N.apollo, 'viewer'), show(N.apollo)),
  commands(
    'nsf-share-record: over inherited access, then back',
    grant('alice@acme.example', N.apollo, 'viewer'),
    revoke('alice@acme.example', N.apollo),
    show(N.apollo),
  ),
  commands(
    'nsf-share-record: expire-in',
    grant('dave@acme.example', N.apollo, 'viewer', `--expire-in='2h'`),
    show(N.apollo),
  ),
  commands(
    'nsf-share-record: expire-in in every unit',
    ...['30mi', '12h', '7d', '3mo', '1y', '30 minutes', '2HOURS'].map((span) =>
      grant('dave@acme.example', N.apollo, 'viewer', `--expire-in='${span}'`),
    ),
  ),
  commands(
    'nsf-share-record: expire-in refused',
    ...['30m', '1d 2h', '30', '0mi', 'soon', '-5d'].map((span) =>
      grant('dave@acme.example', N.apollo, 'viewer', `--expire-in='${span}'`),
    ),
  ),
  commands(
    'nsf-share-record: the same expiry again',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2031-01-31T10:00:00Z'),
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2031-01-31T10:00:00Z'),
  ),
  commands(
    'nsf-share-record: another expiry',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2031-01-31T10:00:00Z'),
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2032-01-31T10:00:00Z'),
  ),
  commands(
    'nsf-share-record: same role, no expiry named',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2031-01-31T10:00:00Z'),
    grant('dave@acme.example', N.apollo),
  ),
  commands(
    'nsf-share-record: another role, no expiry named',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=2031-01-31T10:00:00Z'),
    grant('dave@acme.example', N.apollo, 'content-manager'),
    grant('dave@acme.example', N.apollo, 'content-manager', '--expire-at=never'),
  ),
  commands(
    'nsf-share-record: expiry on an existing share',
    grant('dave@acme.example', N.wiki, 'content-manager', `--expire-in='1d'`),
    show(N.wiki),
  ),
  commands(
    'nsf-share-record: never',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-in=NEVER'),
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=never'),
  ),
  commands(
    'nsf-share-record: expire-at refused',
    ...['2020-01-01T00:00:00Z', 'tomorrow', '2031-13-01'].map((at) =>
      grant('dave@acme.example', N.apollo, 'viewer', `--expire-at='${at}'`),
    ),
  ),
  commands(
    'nsf-share-record: both expiries',
    grant('dave@acme.example', N.apollo, 'viewer', '--expire-at=never --expire-in=1d'),
  ),
  commands(
    'nsf-share-record: revoke',
    revoke('dave@acme.example', N.wiki),
    show(N.wiki),
    revoke('dave@acme.example', N.wiki),
  ),
  commands('nsf-share-record: revoke inherited', revoke('alice@acme.example', N.apollo), show(N.apollo)),
  commands('nsf-share-record: revoke from somebody without', revoke('erin+jira@acme.example', N.apollo)),
  commands(
    'nsf-share-record: revoke from somebody unknown',
    revoke('unknown@other.org', N.apollo),
    revoke('unknown@other.example', N.apollo),
    revoke('notanemail', N.apollo),
  ),
  commands(
    'nsf-share-record: revoke from invitee and nokeys',
    revoke('invitee@partner.example', N.apollo),
    revoke('nokeys@acme.example', N.apollo),
    revoke('fails@acme.example', N.apollo),
  ),
  commands('nsf-share-record: invitation', grant('invitee@partner.example', N.apollo), show(N.apollo)),
  commands('nsf-share-record: unknown', grant('unknown@other.example', N.apollo), grant('unknown@other.org', N.apollo)),
  commands('nsf-share-record: without keys', grant('nokeys@acme.example', N.apollo)),
  commands('nsf-share-record: refused for that user', grant('fails@acme.example', N.apollo)),
  commands(
    'nsf-share-record: not an e-mail',
    grant('notanemail', N.apollo),
    grant('', N.apollo),
    grant('Finance', N.apollo),
  ),
  commands(
    'nsf-share-record: an apostrophe',
    `nsf-share-record -r viewer -e 'o'\\''neil@acme.example' -- '${N.apollo}'`,
    show(N.apollo),
  ),
  commands('nsf-share-record: e-mail in mixed case', grant('Dave@Acme.Example', N.apollo), show(N.apollo)),
  commands(
    'nsf-share-record: mixed case on an existing share',
    grant('DAVE@acme.example', N.wiki, 'viewer'),
    show(N.wiki),
  ),
  commands(
    'nsf-share-record: several users',
    `nsf-share-record -r 'viewer' -e 'dave@acme.example' -e 'erin+jira@acme.example' -- '${N.apollo}'`,
    show(N.apollo),
  ),
  commands(
    'nsf-share-record: several users, one refused',
    `nsf-share-record -r 'viewer' -e 'dave@acme.example' -e 'fails@acme.example' -- '${N.apollo}'`,
    show(N.apollo),
  ),
  commands(
    'nsf-share-record: several users, the middle one invited',
    `nsf-share-record -r 'viewer' -e 'dave@acme.example' -e 'invitee@partner.example' -e 'erin+jira@acme.example' -- '${N.apollo}'`,
    show(N.apollo),
  ),
  commands('nsf-share-record: the owner', grant('svc.commander@acme.example', N.apollo), show(N.apollo)),
  commands(
    'nsf-share-record: no permission',
    grant('dave@acme.example', N.carol),
    revoke('carol@acme.example', N.carol),
  ),
  commands(
    'nsf-share-record: a classic record',
    grant('dave@acme.example', R.grafana),
    grant('dave@acme.example', F.engineering),
  ),
  commands(
    'nsf-share-record: unknown record',
    grant('dave@acme.example', NOBODY),
    grant('dave@acme.example', 'nosuch'),
    grant('dave@acme.example', '-AAAAAAAAAAAAAAAAAAAAA'),
  ),
  commands(
    'nsf-share-record: by title',
    grant('dave@acme.example', 'Apollo API'),
    grant('dave@acme.example', 'apollo api'),
  ),
  commands(
    'nsf-share-record: a folder',
    grant('dave@acme.example', F.projects),
    grant('dave@acme.example', F.emptyNested),
  ),
  commands(
    'nsf-share-record: nothing',
    'nsf-share-record',
    `nsf-share-record -r viewer -e 'dave@acme.example'`,
    `nsf-share-record -r viewer '${N.apollo}'`,
  ),
  commands(
    'nsf-share-record: unknown action',
    `nsf-share-record -a cancel -e 'dave@acme.example' '${N.apollo}'`,
    `nsf-share-record -a remove -e 'dave@acme.example' '${N.apollo}'`,
  ),
  commands('nsf-share-record: no abbreviations', `nsf-share-record --rol viewer -e 'dave@acme.example' '${N.apollo}'`),
  commands(
    'nsf-share-record: owner',
    `nsf-share-record -a owner -e 'alice@acme.example' '${N.note}'`,
    `nsf-share-record -a owner -e 'alice@acme.example' -e 'bob@acme.example' '${N.note}'`,
  ),
  commands(
    'nsf-share-record: options after the record',
    `nsf-share-record '${N.apollo}' -e 'dave@acme.example' -r viewer -a grant`,
    show(N.apollo),
  ),
  commands('nsf-share-record: force is accepted', `nsf-share-record -f -r viewer -e 'dave@acme.example' '${N.apollo}'`),
  commands(
    'nsf-share-record: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records/v3/share', error: 'access_denied', message: 'no permission' },
    grant('dave@acme.example', N.apollo),
    show(N.apollo),
  ),
  commands(
    'nested folders not licensed',
    { kind: 'nested-off' },
    'nsf-list --format=json',
    'sync-down -f',
    'nsf-list --format=json',
    show(N.apollo),
    grant('dave@acme.example', N.apollo),
  ),
];
