/** Cases of nsf-record-permission: roles of everybody on the records of a nested shared folder. */
import { commands, type ConformanceCase, type Step } from '../case';
import { F, N, NOBODY } from './uids';

const on = (folder: string, more: string): string => `nsf-record-permission ${more} -- '${folder}'`;
const grant = (folder: string, role: string, more = '-f'): string => on(folder, `-a 'grant' -r '${role}' ${more}`);
const revoke = (folder: string, more = '-f'): string => on(folder, `-a 'revoke' ${more}`);
const show = (object: string): string => `nsf-get --format=json '${object}'`;

/** A change and the reads that prove it, before and after a synchronisation. */
const proven = (name: string, records: readonly string[], ...steps: (string | Step)[]): ConformanceCase =>
  commands(
    `nsf-record-permission: ${name}`,
    ...steps,
    ...records.map(show),
    'sync-down',
    ...records.map(show),
    show(F.projects),
  );

const REFUSED_SHARE: Step = {
  kind: 'refuse',
  endpoint: 'vault/records/v3/share',
  error: 'access_denied',
  message: 'no permission',
};

export const nestedPermission: ConformanceCase[] = [
  ...['viewer', 'share-manager', 'content-manager', 'content-share-manager', 'full-manager'].map((role) =>
    proven(`grant ${role}`, [N.wiki, N.note], grant(F.projects, role)),
  ),
  proven('grant again', [N.wiki], grant(F.projects, 'viewer'), grant(F.projects, 'viewer')),
  proven('grant in sub folders too', [N.wiki, N.note, N.apollo], grant(F.projects, 'content-manager', '-R -f')),
  proven('grant in a sub folder only', [N.apollo, N.wiki], grant(F.apollo, 'viewer')),
  proven('revoke', [N.wiki, N.note], revoke(F.projects)),
  proven('revoke in sub folders too', [N.wiki, N.apollo], revoke(F.projects, '-R -f')),
  proven('revoke one role', [N.wiki], revoke(F.projects, `-r 'viewer' -f`)),
  proven('revoke a role that nobody has', [N.wiki], revoke(F.projects, `-r 'full-manager' -f`)),
  proven('revoke where all is inherited', [N.apollo], revoke(F.apollo)),
  proven('revoke a role that is inherited', [N.wiki], revoke(F.projects, `-r 'content-share-manager' -f`)),
  proven('grant, then revoke', [N.wiki, N.note], grant(F.projects, 'viewer'), revoke(F.projects)),
  proven('revoke twice', [N.wiki], revoke(F.projects), revoke(F.projects)),

  proven('without -f it asks', [N.wiki], grant(F.projects, 'viewer', ''), revoke(F.projects, '')),
  proven(
    'without -f, nothing to change',
    [N.wiki],
    grant(F.nestedPam, 'viewer', ''),
    grant(F.nestedPam, 'viewer', '-R'),
  ),
  proven(
    'without -f, nothing may be changed',
    [N.apollo],
    revoke(F.apollo, ''),
    revoke(F.projects, `-r 'content-share-manager'`),
  ),
  proven('dry run of a grant', [N.wiki, N.note], grant(F.projects, 'share-manager', '--dry-run')),
  proven('dry run of a grant in sub folders', [N.wiki], grant(F.projects, 'full-manager', '--dry-run -R -f')),
  proven('dry run of a revocation', [N.wiki, N.note], revoke(F.projects, '--dry-run')),
  proven('dry run where nothing may be changed', [N.apollo], revoke(F.apollo, '--dry-run -f')),
  proven('dry run where nothing is to be changed', [N.rotating], grant(F.nestedPam, 'viewer', '--dry-run')),

  proven(
    'no folder is the root',
    [N.root],
    `nsf-record-permission -a grant -r viewer -f`,
    `nsf-record-permission -a grant -r viewer -f ''`,
  ),
  proven(
    'no folder, with shares at the root',
    [N.root],
    `nsf-share-record -r viewer -e 'dave@acme.example' '${N.root}'`,
    `nsf-record-permission -a grant -r content-manager -f`,
    `nsf-record-permission -a revoke -f`,
  ),
  proven(
    'no folder and -R is everything',
    [N.root, N.wiki, N.apollo],
    `nsf-share-record -r viewer -e 'dave@acme.example' '${N.root}'`,
    `nsf-record-permission -a grant -r content-manager -R -f`,
  ),
  proven(
    'grant ends an expiry',
    [N.apollo],
    `nsf-share-record -r viewer -e 'dave@acme.example' --expire-in=1d '${N.apollo}'`,
    grant(F.apollo, 'content-manager'),
    `nsf-share-record -r content-manager -e 'dave@acme.example' --expire-at=never '${N.apollo}'`,
  ),
  proven(
    'grant of the role that is there leaves an expiry',
    [N.apollo],
    `nsf-share-record -r content-share-manager -e 'dave@acme.example' --expire-at=2031-01-31T10:00:00Z '${N.apollo}'`,
    grant(F.apollo, 'content-share-manager'),
    `nsf-share-record -r content-share-manager -e 'dave@acme.example' --expire-at=2031-01-31T10:00:00Z '${N.apollo}'`,
  ),
  commands(
    'nsf-record-permission: no records',
    grant(F.emptyNested, 'viewer'),
    revoke(F.emptyNested),
    grant(F.twin, 'viewer', '-R -f'),
    grant(F.emptyNested, 'viewer', ''),
  ),
  commands(
    'nsf-record-permission: no such folder',
    grant('nosuch', 'viewer'),
    grant(NOBODY, 'viewer'),
    grant('/', 'viewer'),
    grant('-AAAAAAAAAAAAAAAAAAAAA', 'viewer'),
    grant('nosuch', 'viewer', ''),
  ),
  commands(
    'nsf-record-permission: classic folders',
    grant(F.engineering, 'viewer'),
    grant('Engineering', 'viewer'),
    grant(F.privateStuff, 'viewer'),
    revoke(F.databases),
  ),
  commands('nsf-record-permission: a record', grant(N.wiki, 'viewer'), grant('Projects Wiki', 'viewer')),
  proven(
    'by name and path',
    [N.wiki, N.apollo],
    grant('projects', 'viewer'),
    grant('Projects/Apollo', 'viewer'),
    grant('Twin', 'viewer'),
  ),
  proven('a folder that the account may only read', [N.carol], grant(F.readOnly, 'viewer'), revoke(F.readOnly)),
  proven('refused by the cloud, one record', [N.apollo], REFUSED_SHARE, grant(F.apollo, 'viewer')),
  proven(
    'refused by the cloud, a revocation',
    [N.apollo],
    `nsf-share-record -r viewer -e 'dave@acme.example' '${N.apollo}'`,
    REFUSED_SHARE,
    revoke(F.apollo),
  ),
  proven(
    'refused by the cloud, the first of two requests',
    [N.apollo],
    `nsf-share-record -r viewer -e 'dave@acme.example' '${N.apollo}'`,
    REFUSED_SHARE,
    grant(F.apollo, 'content-manager'),
  ),
  proven(
    'records that the account may not share',
    [N.wiki, N.note, N.apollo],
    `nsf-share-record -r viewer -e 'svc.commander@acme.example' '${N.wiki}'`,
    `nsf-share-record -r viewer -e 'svc.commander@acme.example' '${N.apollo}'`,
    grant(F.projects, 'content-manager', '--dry-run'),
    grant(F.projects, 'content-manager'),
    grant(F.apollo, 'viewer'),
    revoke(F.apollo),
  ),
  proven(
    'the access lists are refused by the cloud',
    [N.wiki],
    { kind: 'refuse', endpoint: 'vault/records/v3/details/access', error: 'access_denied', message: 'no' },
    grant(F.projects, 'viewer'),
  ),
  proven(
    'the synchronisation is refused by the cloud',
    [N.apollo],
    { kind: 'refuse', endpoint: 'vault/sync_down', error: 'throttled', message: 'too many requests' },
    grant(F.apollo, 'viewer'),
  ),
  commands(
    'nsf-record-permission: no role',
    on(F.projects, `-a 'grant' -f`),
    on(F.projects, `-a grant -R --dry-run`),
    show(N.wiki),
  ),
  commands(
    'nsf-record-permission: roles that are none',
    ...['manager', 'Viewer', 'owner', ''].map((role) => grant(F.projects, role)),
  ),
  commands(
    'nsf-record-permission: actions and options that are none',
    on(F.projects, '-f'),
    `nsf-record-permission`,
    on(F.projects, `-a 'remove' -r viewer -f`),
    on(F.projects, `-a 'grant' -r viewer -f --expire-in 1d`),
    on(F.projects, `-a 'grant' -d -s -f`),
    on(F.projects, `-a 'grant' -r viewer --forc`),
    `nsf-record-permission -a grant -r viewer -f '${F.projects}' '${F.apollo}'`,
    `nsf-record-permission -a`,
    on(F.projects, `-a 'grant' -r viewer -f -e 'dave@acme.example'`),
  ),
];
