/** The commands for classic folders as the product's own encoder writes them, letter by letter. */
import { commands } from '../case';
import { F, R, T } from './uids';

const dave = `--email='dave@acme.example'`;
const plus = `--email='erin+jira@acme.example'`;
const finance = `--email='${T.finance}'`;
const show = (uid: string): string => `get --format=json '${uid}'`;

export const productFolders = [
  commands(
    'product: a folder for people and a team, read',
    'sync-down',
    show(F.engineering),
    `share-folder --action=grant ${dave} ${plus} ${finance} --manage-records=on --manage-users=off '${F.engineering}'`,
    'sync-down',
    show(F.engineering),
  ),
  commands(
    'product: a folder until then, for good again',
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --expire-in=2h '${F.engineering}'`,
    show(F.engineering),
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --expire-at='2031-01-31T10:00:00Z' '${F.engineering}'`,
    show(F.engineering),
    `share-folder --action=grant ${dave} --manage-records=on --manage-users=off --expire-in=never '${F.engineering}'`,
    show(F.engineering),
  ),
  commands(
    'product: a folder with rights on its records',
    `record-permission --action=revoke --can-share --can-edit --force '${F.engineering}'`,
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --record=@existing --can-share=on '${F.engineering}'`,
    show(F.engineering),
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --record=@existing --can-edit=on '${F.engineering}'`,
    show(F.engineering),
  ),
  commands(
    'product: a folder with rights on its records, for a team only',
    `share-folder --action=grant ${finance} --manage-records=on --manage-users=on --record=@existing --can-share=on --can-edit=on '${F.engineering}'`,
    show(F.engineering),
  ),
  commands(
    'product: a new team without rights, none named',
    `share-folder --action=grant ${finance} '${F.engineering}'`,
    show(F.engineering),
    `share-folder --action=grant ${finance} --manage-records=off --manage-users=off '${F.engineering}'`,
    show(F.engineering),
  ),
  commands(
    'product: a folder with rotation',
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --expire-in=7d --rotate-on-expiration '${F.pam}'`,
    show(F.pam),
    `share-folder --action=grant ${dave} --manage-records=off --manage-users=off --expire-in=7d --rotate-on-expiration '${F.engineering}'`,
  ),
  commands(
    'product: people and a team out of a folder',
    `share-folder --action=remove --email='bob@acme.example' --email='${T.platform}' '${F.engineering}'`,
    show(F.engineering),
    `share-folder --action=remove --email='bob@acme.example' --email='${T.platform}' '${F.engineering}'`,
  ),
  commands(
    'product: a team by name',
    `share-folder --action=grant --email='Finance' --manage-records=on --manage-users=off '${F.engineering}'`,
    `share-folder --action=grant --email='Dup Team' --manage-records=on --manage-users=off '${F.engineering}'`,
    show(F.engineering),
  ),
  commands(
    'product: rights on records, dry run, done, read',
    `record-permission --action=revoke --can-edit --dry-run '${F.engineering}'`,
    `record-permission --action=revoke --can-edit --force '${F.engineering}'`,
    show(F.engineering),
    show(R.grafana),
    `record-permission --action=revoke --can-edit --dry-run '${F.engineering}'`,
  ),
  commands(
    'product: rights on records, with all below',
    `record-permission --action=revoke --can-share --can-edit --recursive --dry-run '${F.engineering}'`,
    `record-permission --action=revoke --can-share --can-edit --recursive --force '${F.engineering}'`,
    show(F.engineering),
    show(R.postgres),
  ),
  commands(
    'product: the records of a folder, read',
    `ls --format=json '${F.engineering}'`,
    `share-record --action=grant ${dave} --write --expire-in=never '${F.engineering}'`,
    'sync-down',
    ...[R.jira, R.grafana, R.postgres].map(show),
  ),
  commands(
    'product: the records of a folder and below, until then, taken back',
    `share-record --action=grant ${dave} --expire-in=12h --recursive '${F.engineering}'`,
    show(R.postgres),
    `share-record --action=revoke ${dave} --recursive '${F.engineering}'`,
    show(R.postgres),
  ),
  commands(
    'product: another owner, read',
    `share-record --action=owner --email='alice@acme.example' '${R.app2}'`,
    'sync-down',
    show(R.app2),
  ),
  commands(
    'product: pickers of folders and teams',
    'list-sf --format=json',
    'list-sf --roe-eligible --format=json',
    'list-team --format=json',
    `search --format=json --categories=s 'eng'`,
    `search --format=json --categories=t 'platform'`,
    show(T.finance),
    show(T.platform),
  ),
];
