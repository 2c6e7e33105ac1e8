/** Cases of share-record (classic). */
import { commands } from '../case';
import { F, N, NOBODY, R } from './uids';

const grant = (mail: string, record: string, more = ''): string =>
  `share-record -a 'grant' -e '${mail}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const revoke = (mail: string, record: string, more = ''): string =>
  `share-record -a 'revoke' -e '${mail}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const show = (record: string): string => `get --format=json '${record}'`;

export const sharing = [
  commands('share-record: grant read only', grant('dave@acme.example', R.app2), show(R.app2)),
  commands('share-record: grant edit', grant('dave@acme.example', R.app2, '-w'), show(R.app2)),
  commands('share-record: grant share', grant('dave@acme.example', R.app2, '-s'), show(R.app2)),
  commands('share-record: grant both, forced', grant('dave@acme.example', R.app2, '-s -w -f'), show(R.app2)),
  commands('share-record: flags glued together', grant('dave@acme.example', R.app2, '-swf'), show(R.app2)),
  commands(
    'share-record: the same again',
    grant('dave@acme.example', R.app2),
    grant('dave@acme.example', R.app2),
    show(R.app2),
  ),
  commands(
    'share-record: more rights',
    grant('bob@acme.example', R.jira, '-w'),
    show(R.jira),
    grant('bob@acme.example', R.jira, '-s'),
    show(R.jira),
  ),
  commands('share-record: a grant takes nothing away', grant('bob@acme.example', R.grafana), show(R.grafana)),
  commands('share-record: take edit away', revoke('bob@acme.example', R.grafana, '-w'), show(R.grafana)),
  commands('share-record: take share away', revoke('bob@acme.example', R.grafana, '-s'), show(R.grafana)),
  commands('share-record: take both away', revoke('bob@acme.example', R.grafana, '-s -w'), show(R.grafana)),
  commands(
    'share-record: take a right from somebody who has none',
    revoke('carol@acme.example', R.app2, '-w'),
    show(R.app2),
  ),
  commands('share-record: revoke', revoke('bob@acme.example', R.grafana), show(R.grafana)),
  commands('share-record: revoke twice', revoke('bob@acme.example', R.jira), revoke('bob@acme.example', R.jira)),
  commands('share-record: revoke from somebody without', revoke('carol@acme.example', R.github)),
  commands('share-record: revoke from somebody unknown', revoke('unknown@other.org', R.github)),
  commands('share-record: revoke from the owner', revoke('svc.commander@acme.example', R.github), show(R.github)),
  commands('share-record: e-mail in mixed case', grant('Dave@Acme.Example', R.app2), show(R.app2)),
  commands('share-record: e-mail with a plus', grant('erin+jira@acme.example', R.app2), show(R.app2)),
  commands(
    'share-record: e-mail with an apostrophe',
    `share-record -a 'grant' -e 'o'\\''neil@acme.example' -- '${R.app2}'`,
    show(R.app2),
  ),
  commands('share-record: not an e-mail', grant('notanemail', R.app2), grant('a@b', R.app2), grant('', R.app2)),
  commands('share-record: two addresses in one', grant('alice@acme.example,dave@acme.example', R.app2)),
  commands(
    'share-record: two users',
    `share-record -a 'grant' -e 'alice@acme.example' -e 'dave@acme.example' -- '${R.app2}'`,
    show(R.app2),
  ),
  commands(
    'share-record: the same user twice',
    `share-record -e 'dave@acme.example' -e 'DAVE@acme.example' '${R.app2}'`,
    show(R.app2),
  ),
  commands(
    'share-record: two users, one refused',
    `share-record -a 'grant' -w -e 'fails@acme.example' -e 'dave@acme.example' -- '${R.app2}'`,
    show(R.app2),
  ),
  commands(
    'share-record: two users, one bad address',
    `share-record -e 'dave@acme.example' -e 'junk' '${R.app2}'`,
    show(R.app2),
  ),
  commands(
    'share-record: two users, one without keys',
    `share-record -e 'nokeys@acme.example' -e 'dave@acme.example' '${R.app2}'`,
    show(R.app2),
  ),
  commands(
    'share-record: two users, one to be invited',
    `share-record -e 'invitee@partner.example' -e 'dave@acme.example' '${R.app2}'`,
    show(R.app2),
  ),
  commands('share-record: needs an invitation', grant('invitee@partner.example', R.app2), show(R.app2)),
  commands('share-record: unknown, invited', grant('unknown@other.example', R.app2)),
  commands('share-record: unknown to Keeper', grant('unknown@other.org', R.app2)),
  commands('share-record: without keys', grant('nokeys@acme.example', R.app2), show(R.app2)),
  commands(
    'share-record: refused for that user',
    grant('fails@acme.example', R.app2),
    revoke('fails@acme.example', R.app2),
  ),
  commands(
    'share-record: the owner among the recipients',
    `share-record -e 'svc.commander@acme.example' -e 'bob@acme.example' '${R.app2}'`,
    show(R.app2),
  ),
  commands('share-record: only the owner', grant('svc.commander@acme.example', R.app2), show(R.app2)),
  commands('share-record: a record of somebody else', grant('alice@acme.example', R.carol), show(R.carol)),
  commands('share-record: expire-in a day', grant('dave@acme.example', R.app2, `--expire-in='1d'`), show(R.app2)),
  commands(
    'share-record: expire-in every unit',
    ...['30mi', '2h', '7d', '3mo', '1y'].map((span) => grant('dave@acme.example', R.app2, `--expire-in='${span}'`)),
    show(R.app2),
  ),
  commands(
    'share-record: expire-in combined and bare',
    grant('dave@acme.example', R.app2, `--expire-in='1d 2h'`),
    grant('dave@acme.example', R.app2, `--expire-in='30'`),
    grant('dave@acme.example', R.app2, `--expire-in='90 minutes'`),
  ),
  commands(
    'share-record: expire-in odd texts',
    grant('dave@acme.example', R.app2, `--expire-in='-5d'`),
    grant('dave@acme.example', R.app2, `--expire-in='1.5d'`),
  ),
  commands(
    'share-record: expire-in refused',
    ...['30m', '2 weeks', '0mi', 'soon', '59s'].map((span) =>
      grant('dave@acme.example', R.app2, `--expire-in='${span}'`),
    ),
  ),
  commands('share-record: expire-in empty', grant('dave@acme.example', R.app2, `--expire-in=''`)),
  commands(
    'share-record: never',
    grant('alice@acme.example', R.grafana, `--expire-at='never'`),
    show(R.grafana),
    grant('alice@acme.example', R.grafana, '--expire-in=never'),
  ),
  commands(
    'share-record: expire-at with a zone',
    grant('dave@acme.example', R.app2, `--expire-at='2031-01-31T10:00:00Z'`),
    show(R.app2),
  ),
  commands(
    'share-record: expire-at in other shapes',
    ...[
      '2031-01-31',
      '2031-01-31 10:00:00',
      '2031-01-31T10:00:00+02:00',
      '2031-01-31T10:00:00.000Z',
      '2031-01-31T10:00',
    ].map((at) => grant('dave@acme.example', R.app2, `--expire-at='${at}'`)),
  ),
  commands(
    'share-record: expire-at refused',
    ...['2020-01-01T00:00:00Z', 'tomorrow', '2031-13-01', '31.01.2031'].map((at) =>
      grant('dave@acme.example', R.app2, `--expire-at='${at}'`),
    ),
    show(R.app2),
  ),
  commands(
    'share-record: a share that expires is granted again without expiry',
    grant('dave@acme.example', R.app2, '--expire-in=1d'),
    grant('dave@acme.example', R.app2),
    show(R.app2),
  ),
  commands('share-record: both expiries', grant('dave@acme.example', R.app2, '--expire-at=never --expire-in=1d')),
  commands('share-record: expiry on a revoke', revoke('bob@acme.example', R.jira, '--expire-in=1d')),
  commands(
    'share-record: record unknown',
    grant('dave@acme.example', NOBODY),
    grant('dave@acme.example', 'nosuch'),
    grant('dave@acme.example', '-AAAAAAAAAAAAAAAAAAAAA'),
  ),
  commands(
    'share-record: record by root title',
    grant('dave@acme.example', 'App credential 02'),
    grant('dave@acme.example', 'app credential 02'),
  ),
  commands(
    'share-record: record by path',
    grant('dave@acme.example', 'Engineering/Grafana'),
    grant('dave@acme.example', 'Grafana'),
  ),
  commands('share-record: no record', `share-record -a 'grant' -e 'dave@acme.example'`),
  commands('share-record: no e-mail', `share-record -a 'grant' -- '${R.app2}'`, 'share-record'),
  commands('share-record: e-mail without a value', 'share-record -e'),
  commands('share-record: unknown action', `share-record -a 'remove' -e 'bob@acme.example' '${R.app2}'`),
  commands(
    'share-record: unknown options',
    `share-record -e 'dave@acme.example' '${R.app2}' --format=json`,
    `share-record -e 'dave@acme.example' '${R.app2}' --role viewer`,
  ),
  commands('share-record: a word too many', `share-record -e 'dave@acme.example' '${R.app2}' more`),
  commands(
    'share-record: abbreviated options',
    `share-record --act=grant --em='dave@acme.example' --wri '${R.app2}'`,
    `share-record --e='dave@acme.example' '${R.app2}'`,
  ),
  commands('share-record: values glued to options', `share-record -agrant -edave@acme.example '${R.app2}'`),
  commands(
    'share-record: options after the record',
    `share-record '${R.app2}' -e 'dave@acme.example' -w`,
    show(R.app2),
  ),
  commands(
    'share-record: owner of two',
    `share-record -a owner -e 'alice@acme.example' -e 'bob@acme.example' '${R.app2}' -f`,
  ),
  commands('share-record: owner', `share-record -a owner -e 'alice@acme.example' '${R.app2}' -f`, show(R.app2)),
  commands(
    'share-record: cancel',
    `share-record -a cancel -e 'bob@acme.example' x -f`,
    show(R.jira),
    `share-record -a cancel -e 'bob@acme.example' x -f`,
  ),
  commands('share-record: cancel asks', `share-record -a cancel -e 'bob@acme.example' x`),
  commands(
    'share-record: a shared folder',
    `share-record -e 'dave@acme.example' '${F.engineering}'`,
    `share-record -e 'dave@acme.example' -R '${F.engineering}'`,
  ),
  commands('share-record: an empty folder', `share-record -e 'dave@acme.example' -R '${F.emptyShared}'`),
  commands(
    'share-record: rotation on expiry',
    grant('dave@acme.example', R.rotating, '--expire-in=1d -roe'),
    grant('dave@acme.example', R.rotating, '-roe'),
    grant('dave@acme.example', R.app2, '--expire-in=1d -roe'),
    revoke('dave@acme.example', R.rotating, '-roe'),
  ),
  commands(
    'share-record: list shows it only after sync-down',
    grant('dave@acme.example', R.app2),
    `list --format=json '${R.app2}'`,
    'sync-down',
    `list --format=json '${R.app2}'`,
  ),
  commands(
    'share-record: refused by the cloud',
    {
      kind: 'refuse',
      endpoint: 'vault/records_share_update',
      error: 'access_denied',
      message: 'You cannot share this record',
    },
    grant('dave@acme.example', R.app2),
    show(R.app2),
  ),
  commands(
    'share-record: an apostrophe in the middle of a value',
    `share-record -e 'dave@acme.example' 'O'\\''Brien "the" <b>&amp; co'`,
  ),
  commands('share-record: variables are only those of the session', `share-record -e 'dave@acme.example' '\${HOME}'`),
  commands('text: a quote that is not closed', `share-record -e 'dave@acme.example`, 'list "a', 'list a\\'),
  commands(
    'text: control characters',
    'list\u0000',
    'list --format=json a\nb',
    'list --format=json a\r',
    'list --format=json a\tb',
  ),
  commands('text: several blanks', `share-record   -e  'dave@acme.example'   '${R.app2}'  `),
  commands(
    'text: nested record through the nested command only',
    `nsf-share-record -e 'dave@acme.example' -r viewer -- '${N.apollo}'`,
  ),
];
