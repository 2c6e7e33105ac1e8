/** Further cases of nsf-share-record: ownership, folders, rotation, the two requests of an expiry; of nsf-list, nsf-get. */
import { commands, type ConformanceCase, type Step } from '../case';
import { F, N, NOBODY, R } from './uids';

const DAVE = 'dave@acme.example';
const grant = (who: string, record: string, more = ''): string =>
  `nsf-share-record -a 'grant' -r 'viewer' -e '${who}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const revoke = (who: string, record: string, more = ''): string =>
  `nsf-share-record -a 'revoke' -e '${who}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const owner = (who: string, record: string, more = ''): string =>
  `nsf-share-record -a 'owner' -e '${who}'${more === '' ? '' : ` ${more}`} -- '${record}'`;
const show = (object: string): string => `nsf-get --format=json '${object}'`;

const proven = (name: string, objects: readonly string[], ...steps: (string | Step)[]): ConformanceCase =>
  commands(`nsf-share-record: ${name}`, ...steps, ...objects.map(show), 'sync-down', ...objects.map(show));

const refusing = (endpoint: string, sticky = false): Step => ({
  kind: 'refuse',
  endpoint,
  error: 'access_denied',
  message: 'no permission',
  sticky,
});

export const nestedRecordForms: ConformanceCase[] = [
  commands('nsf-share-record: owner, said', owner('alice@acme.example', N.note)),
  commands(
    'nsf-share-record: owner, what is shown afterwards',
    owner('alice@acme.example', N.note),
    show(N.note),
    owner('alice@acme.example', N.root),
    'sync-down',
    show(N.root),
  ),
  commands('nsf-share-record: owner at the root', owner(DAVE, N.root)),
  commands('nsf-share-record: owner with a role and an end', owner(DAVE, N.note, `-r viewer --expire-in=1d`)),
  proven(
    'owner, several users',
    [N.note],
    `nsf-share-record -a owner -e '${DAVE}' -e 'bob@acme.example' -- '${N.note}'`,
    `nsf-share-record -a owner -e '${DAVE}' -e '${DAVE}' -- '${N.note}'`,
  ),
  proven(
    'owner, who cannot be one',
    [N.note],
    owner('invitee@partner.example', N.note),
    owner('nokeys@acme.example', N.note),
    owner('unknown@other.example', N.note),
    owner('unknown@other.org', N.note),
    owner('notanemail', N.note),
    owner('', N.note),
  ),
  proven('owner, refused by the cloud', [N.note], refusing('vault/records/v3/transfer'), owner(DAVE, N.note)),
  proven('owner, the keys are refused by the cloud', [N.note], refusing('vault/get_public_keys'), owner(DAVE, N.note)),
  proven('owner, the synchronisation is refused', [N.note], refusing('vault/sync_down'), owner(DAVE, N.note)),
  proven('owner of a record of somebody else', [N.carol], owner(DAVE, N.carol)),
  proven(
    'owner with rotation',
    [N.rotating],
    owner(DAVE, N.rotating, '-roe'),
    owner(DAVE, N.rotating, '-roe --expire-in=1d'),
  ),
  commands(
    'nsf-share-record: owner, other kinds of object',
    owner(DAVE, R.grafana),
    owner(DAVE, F.engineering),
    owner(DAVE, NOBODY),
    owner(DAVE, F.emptyNested),
  ),
  commands('nsf-share-record: owner of a folder of records', owner(DAVE, F.apollo)),

  proven('a folder is its records', [N.wiki, N.note, N.apollo, F.projects], grant(DAVE, F.projects)),
  proven(
    'a folder and its sub folders are their records',
    [N.wiki, N.note, N.apollo, F.apollo],
    grant(DAVE, F.projects, '-R'),
  ),
  proven('a folder by name and path', [N.apollo], grant(DAVE, 'apollo'), grant('bob@acme.example', 'Projects/Apollo')),
  proven('a folder whose name two have', [N.wiki], grant(DAVE, 'Twin')),
  proven('a folder without records', [F.emptyNested], grant(DAVE, F.emptyNested), grant(DAVE, F.emptyNested, '-R')),
  proven('a folder, revoke', [N.wiki, N.note], revoke('bob@acme.example', F.projects)),
  proven(
    'a folder and its sub folders, revoke',
    [N.wiki, N.apollo],
    grant(DAVE, F.projects, '-R'),
    revoke(DAVE, F.projects, '-R'),
  ),
  proven(
    'a folder, several users',
    [N.apollo],
    `nsf-share-record -r viewer -e '${DAVE}' -e 'bob@acme.example' '${F.apollo}'`,
  ),
  proven('a folder, an end', [N.wiki, N.note], grant(DAVE, F.projects, '--expire-in=1d')),
  proven('a folder that the account may only read', [N.carol], grant(DAVE, F.readOnly)),
  proven('a folder with rotation, some not eligible', [N.wiki], grant(DAVE, F.projects, '-roe --expire-in=1d')),
  proven('a folder with rotation', [N.rotating], grant(DAVE, F.nestedPam, '-roe --expire-in=1d')),
  proven('-R on a record', [N.apollo], grant(DAVE, N.apollo, '-R')),
  commands('nsf-share-record: a classic folder with -R', grant(DAVE, F.engineering, '-R'), grant(DAVE, F.privateStuff)),

  proven('rotation, eligible', [N.rotating], grant(DAVE, N.rotating, '-roe --expire-in=1d')),
  proven(
    'rotation, the same again and on top',
    [N.rotating],
    grant(DAVE, N.rotating, '--expire-at=2031-01-31T10:00:00Z'),
    grant(DAVE, N.rotating, '-roe --expire-at=2031-01-31T10:00:00Z'),
    grant(DAVE, N.rotating, '-roe --expire-at=2031-01-31T10:00:00Z'),
    grant(DAVE, N.rotating, '--expire-at=2031-01-31T10:00:00Z'),
  ),
  proven('rotation, not eligible', [N.apollo], grant(DAVE, N.apollo, '-roe --expire-in=1d')),
  proven(
    'rotation without an end',
    [N.rotating],
    grant(DAVE, N.rotating, '-roe'),
    grant(DAVE, N.rotating, '-roe --expire-at=never'),
    revoke(DAVE, N.rotating, '-roe --expire-in=1d'),
    revoke(DAVE, N.rotating, '--rotate-on-expiration'),
  ),

  proven(
    'an end on an existing share, the revocation is refused',
    [N.wiki],
    refusing('vault/records/v3/share'),
    grant(DAVE, N.wiki, '--expire-in=1d'),
  ),
  proven(
    'an end on an existing share, the access list is refused',
    [N.wiki],
    refusing('vault/records/v3/details/access'),
    grant(DAVE, N.wiki, '--expire-in=1d'),
  ),
  proven(
    'an end on an existing share, the synchronisation is refused',
    [N.wiki],
    refusing('vault/sync_down'),
    grant(DAVE, N.wiki, '--expire-in=1d'),
  ),
  proven(
    'an end on an existing share, the keys are refused between the two requests',
    [N.wiki],
    refusing('vault/get_public_keys', true),
    grant(DAVE, N.wiki, '--expire-in=1d'),
  ),
  proven('an end on an existing share', [N.wiki], grant(DAVE, N.wiki, '--expire-in=1d')),
  proven(
    'an end on several existing shares',
    [N.wiki],
    `nsf-share-record -r viewer -e '${DAVE}' -e 'bob@acme.example' --expire-in=1d '${N.wiki}'`,
  ),
  proven('an end for somebody who inherits', [N.apollo], grant('alice@acme.example', N.apollo, '--expire-in=1d')),
  proven(
    'an invitation that the cloud refuses',
    [N.apollo],
    refusing('vault/send_share_invite'),
    grant('invitee@partner.example', N.apollo),
  ),
  proven(
    'dry run',
    [N.wiki],
    grant(DAVE, N.wiki, '--dry-run'),
    revoke(DAVE, N.wiki, '--dry-run'),
    owner(DAVE, N.wiki, '--dry-run'),
    grant(DAVE, N.rotating, '--dry-run -roe --expire-at=2031-01-31T10:00:00Z'),
    grant(DAVE, N.rotating, '--dry-run --expire-at=never'),
  ),
  proven(
    'revoke, several users',
    [N.wiki],
    `nsf-share-record -a revoke -e 'bob@acme.example' -e '${DAVE}' '${N.wiki}'`,
  ),
  proven(
    'revoke, several users, one without',
    [N.wiki],
    `nsf-share-record -a revoke -e 'bob@acme.example' -e 'erin+jira@acme.example' '${N.wiki}'`,
  ),
  proven(
    'revoke with a role',
    [N.wiki],
    `nsf-share-record -a revoke -r full-manager -e 'bob@acme.example' '${N.wiki}'`,
  ),
  proven('revoke refused by the cloud', [N.wiki], refusing('vault/records/v3/share'), revoke(DAVE, N.wiki)),

  commands('nsf-list: folders eligible for rotation', 'nsf-list --format=json --folders --roe-eligible'),
  commands('nsf-list: records eligible for rotation', 'nsf-list --format=json --records --roe-eligible'),
  commands(
    'nsf-list: eligible as an option of its own',
    'nsf-list --roe --format=json',
    'nsf-list --roe-eligible x --format=json',
  ),
  commands(
    'nsf-get: every folder',
    ...Object.values({
      a: F.projects,
      b: F.apollo,
      c: F.emptyNested,
      d: F.readOnly,
      e: F.nestedPam,
      f: F.twin,
      g: F.twinRoot,
    }).map(show),
  ),
  commands('nsf-get: every record', ...Object.values(N).map(show)),
  commands(
    'nsf-get: by name and path',
    show('projects'),
    show('NSF PAM'),
    show('Projects/Apollo'),
    show('Projects/Apollo/Apollo API'),
  ),
  commands(
    'nsf-get: kinds that it does not know',
    show(F.databases),
    show(F.privateStuff),
    show(R.rotating),
    show('AAAAAAAAAAAAAAAAAPmtNA'),
  ),
  ...[
    'nsf-list --format=json --folders',
    show(F.projects),
    `nsf-share-folder -e '${DAVE}' '${F.projects}'`,
    `nsf-record-permission -a grant -r viewer -f '${F.projects}'`,
    owner(DAVE, N.note),
    'nsf-record-add -t x -rt login',
    `nsf-record-update -r '${N.note}' -t x`,
  ].map((text) => commands(`not licensed: ${text.split(' ')[0] ?? ''}`, { kind: 'nested-off' }, 'sync-down -f', text)),
];
