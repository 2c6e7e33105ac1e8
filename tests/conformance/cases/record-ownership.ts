/** Cases of share-record that the group `sharing` leaves out: new owners, whole folders, rotation, cancelling. */
import { commands } from '../case';
import { F, NOBODY, R } from './uids';

const owner = (mail: string, record: string, more = '--force'): string =>
  `share-record --action=owner --email='${mail}' ${more} -- '${record}'`;
const show = (record: string): string => `get --format=json -- '${record}'`;
const alice = 'alice@acme.example';
const dave = `--email='dave@acme.example'`;
const folder = (rest: string, uid = F.engineering): string => `share-record ${rest} -- '${uid}'`;
const ofEngineering = [R.jira, R.grafana, R.bastion, R.staticUser, R.app1];

export const recordOwnership = [
  commands('owner: somebody new', owner(alice, R.app2), show(R.app2), 'sync-down', show(R.app2)),
  commands('owner: without -f', owner(alice, R.app2, ''), show(R.app2)),
  commands(
    'owner: somebody who has a share',
    owner('bob@acme.example', R.grafana),
    show(R.grafana),
    'sync-down',
    show(R.grafana),
  ),
  commands(
    'owner: the record in lists before and after sync-down',
    owner(alice, R.app2),
    `list --format=json -- '${R.app2}'`,
    'sync-down',
    `list --format=json -- '${R.app2}'`,
    `search --format=json -c r -- '${R.app2}'`,
  ),
  commands('owner: twice', owner(alice, R.app2), owner(alice, R.app2), show(R.app2)),
  commands(
    'owner: one after the other',
    owner(alice, R.app2),
    'sync-down',
    owner('bob@acme.example', R.app2),
    show(R.app2),
  ),
  commands(
    'owner: back to the account',
    owner(alice, R.app2),
    owner('svc.commander@acme.example', R.app2),
    show(R.app2),
  ),
  commands('owner: the owner', owner('svc.commander@acme.example', R.app2), show(R.app2)),
  commands('owner: a record in a shared folder', owner(alice, R.jira), 'sync-down', show(R.jira), show(F.engineering)),
  commands('owner: a record of somebody else', owner(alice, R.carol), 'sync-down', show(R.carol)),
  commands('owner: e-mail in mixed case', owner('Alice@Acme.Example', R.app2), show(R.app2)),
  commands('owner: rights are ignored', owner(alice, R.app2, '--write --share -f'), show(R.app2)),
  commands('owner: an expiry is ignored', owner(alice, R.app2, '--expire-in=1d'), show(R.app2)),
  commands('owner: a bad expiry is ignored', owner(alice, R.app2, '--expire-in=soon'), show(R.app2)),
  commands('owner: needs an invitation', owner('invitee@partner.example', R.app2), show(R.app2)),
  commands('owner: unknown, invited', owner('unknown@other.example', R.app2), show(R.app2)),
  commands('owner: unknown to Keeper', owner('unknown@other.org', R.app2), show(R.app2)),
  commands('owner: without keys', owner('nokeys@acme.example', R.app2), show(R.app2)),
  commands('owner: refused for that user', owner('fails@acme.example', R.app2), show(R.app2)),
  commands('owner: not an e-mail', owner('alice', R.app2), owner('', R.app2)),
  commands(
    'owner: several',
    folder(`-a owner -e '${alice}' -e 'bob@acme.example'`, R.app2),
    folder(`-a owner -e '${alice}' -e '${alice}'`, R.app2),
    show(R.app2),
  ),
  commands('owner: unknown record', owner(alice, NOBODY), owner(alice, 'nosuch')),
  commands(
    'owner: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records_share_update', error: 'access_denied', message: 'no' },
    owner(alice, R.app2),
    show(R.app2),
  ),
  commands(
    'owner: afterwards the account shares it',
    owner(alice, R.app2),
    folder(dave, R.app2),
    'sync-down',
    folder(`-a revoke ${dave}`, R.app2),
    show(R.app2),
  ),
  commands(
    'owner: afterwards its rights are changed in the root',
    folder(dave, R.app2),
    owner(alice, R.app2),
    'sync-down',
    'record-permission -a grant -d -f',
    show(R.app2),
  ),
  commands('owner: with rotation', folder(`-a owner -e '${alice}' --expire-in=1d -roe`, R.rotating)),
  commands(
    'owner: all records of a folder',
    folder(`-a owner -e '${alice}'`, F.pam),
    'sync-down',
    show(R.rotating),
    show(R.machine),
    show(F.pam),
  ),

  commands('folder: records directly in it', folder(dave), ...[...ofEngineering, R.postgres].map(show)),
  commands('folder: records below as well', folder(`--recursive ${dave}`), ...[...ofEngineering, R.postgres].map(show)),
  commands('folder: a sub folder', folder(dave, F.databases), show(R.postgres), show(R.jira)),
  commands('folder: a sub folder, recursive', folder(`-R ${dave}`, F.databases), show(R.postgres)),
  commands(
    'folder: rights and expiry for all',
    folder(`${dave} --write --share --expire-in=2h`, F.pam),
    show(R.rotating),
    show(R.machine),
  ),
  commands('folder: two people', folder(`${dave} -e 'bob@acme.example'`, F.pam), show(R.rotating), show(R.machine)),
  commands(
    'folder: revoke from some who have none',
    folder(`-a revoke -e 'bob@acme.example'`),
    ...ofEngineering.map(show),
  ),
  commands(
    'folder: take a right away',
    folder(`-a revoke -e 'bob@acme.example' --write`),
    show(R.grafana),
    show(R.jira),
  ),
  commands(
    'folder: grant and revoke',
    folder(`-R ${dave}`),
    folder(`-a revoke -R ${dave}`),
    show(R.jira),
    show(R.postgres),
  ),
  commands('folder: one is refused', folder(`-e 'fails@acme.example' ${dave}`, F.pam), show(R.rotating)),
  commands('folder: needs an invitation', folder(`-e 'invitee@partner.example'`, F.pam), show(R.rotating)),
  commands(
    'folder: the folder itself is as before',
    folder(dave, F.pam),
    'sync-down',
    show(F.pam),
    `list --format=json -t pamUser`,
  ),
  commands('folder: of somebody else', folder(dave, F.finance), show(R.carol)),
  commands('folder: by path', `share-record ${dave} 'Engineering/Databases'`, show(R.postgres)),
  commands('folder: by name', `share-record ${dave} Engineering`, `share-record ${dave} engineering`),
  commands('folder: by name, recursive', `share-record -R ${dave} engineering`, show(R.postgres)),
  commands('folder: empty', folder(dave, F.emptyShared), folder(`-R ${dave}`, F.emptyShared)),
  commands('folder: a user folder', folder(dave, F.privateStuff), folder(`-R ${dave}`, F.privateStuff)),
  commands('folder: a nested folder', folder(dave, F.projects), folder(`-R ${dave}`, F.apollo)),
  commands(
    'folder: the cloud does not name the shares',
    { kind: 'refuse', endpoint: 'vault/get_records_details', error: 'access_denied', message: 'no' },
    folder(`-e 'bob@acme.example'`, F.pam),
    show(R.rotating),
  ),
  commands(
    'folder: refused by the cloud',
    { kind: 'refuse', endpoint: 'vault/records_share_update', error: 'access_denied', message: 'no' },
    folder(dave, F.pam),
    show(R.rotating),
  ),

  commands(
    'rotation: one eligible',
    folder(`${dave} --expire-in=1d --rotate-on-expiration`, R.rotating),
    show(R.rotating),
    folder(`${dave} --expire-at='2031-01-31T10:00:00Z' -roe`, R.rotating),
    show(R.rotating),
  ),
  commands('rotation: not configured', folder(`${dave} --expire-in=1d -roe`, R.staticUser), show(R.staticUser)),
  commands('rotation: another type', folder(`${dave} --expire-in=1d -roe`, R.machine)),
  commands(
    'rotation: no positive expiry',
    folder(`${dave} -roe`, R.rotating),
    folder(`${dave} --expire-in=never -roe`, R.rotating),
  ),
  commands(
    'rotation: a folder in which not all are eligible',
    folder(`${dave} --expire-in=1d -roe`, F.pam),
    show(R.rotating),
  ),

  commands(
    'cancel: all shares with somebody',
    `share-record -a cancel -e 'bob@acme.example' -f '${R.jira}'`,
    show(R.jira),
    show(R.grafana),
  ),
  commands(
    'cancel: two people, one without shares',
    `share-record -a cancel -e 'bob@acme.example' -e 'dave@acme.example' -f x`,
    show(R.grafana),
  ),
  commands('cancel: no record named', `share-record -a cancel -e 'bob@acme.example' -f`, show(R.jira)),
  commands(
    'cancel: refused by the cloud',
    { kind: 'refuse', endpoint: 'cancel_share', error: 'access_denied', message: 'no' },
    `share-record -a cancel -e 'bob@acme.example' -f x`,
    show(R.jira),
  ),
];
