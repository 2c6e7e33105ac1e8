/** Cases of nsf-share-folder: who gets into a nested shared folder and out of it, and what nsf-get shows afterwards. */
import { commands, type ConformanceCase, type Step } from '../case';
import { F, N, NOBODY, R, T } from './uids';

const DAVE = 'dave@acme.example';
const share = (who: string, folder: string, more = ''): string =>
  `nsf-share-folder -a 'grant' -e '${who}'${more === '' ? '' : ` ${more}`} -- '${folder}'`;
const role = (who: string, folder: string, name: string, more = ''): string =>
  share(who, folder, `-r '${name}'${more === '' ? '' : ` ${more}`}`);
const remove = (who: string, folder: string): string => `nsf-share-folder -a 'remove' -e '${who}' -- '${folder}'`;
const show = (object: string): string => `nsf-get --format=json '${object}'`;

/** A change, the read that proves it, and the same read once the service has synchronised. */
const proven = (name: string, folder: string, ...steps: (string | Step)[]): ConformanceCase =>
  commands(`nsf-share-folder: ${name}`, ...steps, show(folder), 'sync-down', show(folder));

export const nestedFolderSharing: ConformanceCase[] = [
  proven('the role when none is named', F.projects, share(DAVE, F.projects)),
  ...['viewer', 'share-manager', 'content-manager', 'content-share-manager', 'full-manager'].map((name) =>
    proven(`grant ${name}`, F.projects, role(DAVE, F.projects, name)),
  ),
  commands(
    'nsf-share-folder: roles that are none',
    ...['manager', 'Viewer', 'owner', 'contributor', 'content_manager', ''].map((name) => role(DAVE, F.projects, name)),
    show(F.projects),
  ),
  proven('the same again', F.projects, role(DAVE, F.projects, 'viewer'), role(DAVE, F.projects, 'viewer')),
  proven('another role', F.projects, role('bob@acme.example', F.projects, 'content-manager')),
  proven('a lower role', F.projects, role('alice@acme.example', F.projects, 'viewer')),
  proven('the default role over a higher one', F.projects, share('alice@acme.example', F.projects)),
  proven('a sub folder', F.apollo, role(DAVE, F.apollo, 'viewer')),
  commands(
    'nsf-share-folder: a folder with a sub folder leaves the list of the sub folder as it was',
    role(DAVE, F.projects, 'viewer'),
    show(F.apollo),
    'sync-down',
    show(F.apollo),
  ),
  commands(
    'nsf-share-folder: a folder is shared with its records',
    role(DAVE, F.apollo, 'content-manager'),
    show(N.apollo),
    remove('alice@acme.example', F.apollo),
    show(N.apollo),
  ),
  proven('an empty folder', F.emptyNested, role(DAVE, F.emptyNested, 'content-share-manager')),
  proven('the service account itself', F.projects, role('svc.commander@acme.example', F.projects, 'viewer')),
  proven('e-mail in mixed case', F.projects, role('Dave@ACME.example', F.projects, 'viewer')),
  proven('e-mail with a plus', F.projects, role('erin+jira@acme.example', F.projects, 'viewer')),
  proven('the same e-mail twice', F.projects, `nsf-share-folder -e '${DAVE}' -e 'Dave@acme.example' '${F.projects}'`),
  proven(
    'an apostrophe in the e-mail is no e-mail to it',
    F.projects,
    `nsf-share-folder -r viewer -e 'o'\\''neil@acme.example' -- '${F.projects}'`,
  ),

  proven('a team by uid', F.projects, role(T.finance, F.projects, 'viewer')),
  proven('a team by name', F.projects, role('Finance', F.projects, 'content-manager')),
  proven('a team by name in another case', F.projects, role('fINANCE', F.projects, 'full-manager')),
  proven('a team by uid again, with another role', F.projects, role(T.platform, F.projects, 'viewer')),
  proven('a team by uid again', F.projects, role(T.platform, F.projects, 'content-manager')),
  proven('a team whose name two teams have', F.projects, role('Dup Team', F.projects, 'viewer')),
  proven(
    'a team that does not exist, by a text that decodes',
    F.projects,
    role('No Such', F.projects, 'viewer'),
    role('Nobody', F.projects, 'viewer'),
    role(NOBODY, F.projects, 'viewer'),
  ),
  proven(
    'a team that does not exist, by a text that does not decode',
    F.projects,
    role('Nosuc', F.projects, 'viewer'),
    role('Tëam', F.projects, 'viewer'),
    role('!!', F.projects, 'viewer'),
    role('', F.projects, 'viewer'),
  ),
  proven(
    'a record or folder uid taken for a team',
    F.projects,
    role(N.apollo, F.projects, 'viewer'),
    role(F.projects, F.projects, 'viewer'),
  ),

  proven(
    'several recipients',
    F.projects,
    `nsf-share-folder -r viewer -e '${DAVE}' -e 'Finance' -e 'erin+jira@acme.example' '${F.projects}'`,
  ),
  proven(
    'several recipients, one refused',
    F.projects,
    `nsf-share-folder -r viewer -e '${DAVE}' -e 'fails@acme.example' -e 'erin+jira@acme.example' '${F.projects}'`,
  ),
  proven(
    'several recipients, one invited',
    F.projects,
    `nsf-share-folder -r viewer -e '${DAVE}' -e 'invitee@partner.example' -e 'erin+jira@acme.example' '${F.projects}'`,
  ),
  proven(
    'several recipients, one without a key',
    F.projects,
    `nsf-share-folder -r viewer -e 'nokeys@acme.example' -e '${DAVE}' '${F.projects}'`,
  ),
  proven(
    'several recipients, one is nobody',
    F.projects,
    `nsf-share-folder -r viewer -e '${DAVE}' -e 'Nosuc' '${F.projects}'`,
    `nsf-share-folder -r viewer -e '${DAVE}' -e 'No Such' '${F.projects}'`,
  ),
  proven(
    'several recipients, the cloud refuses the request for the first',
    F.projects,
    `nsf-share-folder -r viewer -e '${DAVE}' '${F.projects}'`,
    { kind: 'refuse', endpoint: 'vault/folders/v3/access_update', error: 'access_denied', message: 'no permission' },
    `nsf-share-folder -r content-manager -e '${DAVE}' -e 'erin+jira@acme.example' '${F.projects}'`,
  ),
  proven(
    'several recipients, some there already',
    F.projects,
    `nsf-share-folder -r viewer -e 'bob@acme.example' -e '${DAVE}' '${F.projects}'`,
  ),
  proven('an invitation', F.projects, share('invitee@partner.example', F.projects)),
  proven(
    'an invitation for somebody unknown',
    F.projects,
    share('unknown@other.example', F.projects),
    share('unknown@other.org', F.projects),
  ),
  proven(
    'an invitation that the cloud refuses',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/send_share_invite', error: 'access_denied', message: 'not now' },
    share('invitee@partner.example', F.projects),
  ),
  proven('without keys', F.projects, share('nokeys@acme.example', F.projects)),
  proven('refused for that user', F.projects, share('fails@acme.example', F.projects)),
  proven(
    'refused by the cloud',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/folders/v3/access_update', error: 'access_denied', message: 'no permission' },
    share(DAVE, F.projects),
  ),
  proven(
    'the keys are refused by the cloud',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/get_public_keys', error: 'throttled', message: 'too many requests' },
    share(DAVE, F.projects),
  ),
  proven(
    'the access list is refused by the cloud',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/folders/v3/access', error: 'access_denied', message: 'no' },
    role('bob@acme.example', F.projects, 'viewer'),
  ),

  proven('expire-in', F.projects, role(DAVE, F.projects, 'viewer', `--expire-in='2h'`)),
  commands(
    'nsf-share-folder: expire-in in every unit',
    ...['30mi', '12h', '7d', '3mo', '1y', '30 minutes', '2HOURS', '1mi'].map((span) =>
      role(DAVE, F.projects, 'viewer', `--expire-in='${span}'`),
    ),
    show(F.projects),
  ),
  commands(
    'nsf-share-folder: expire-in refused',
    ...['30m', '1d 2h', '30', '0mi', '0h', 'soon', '-5d', '1.5d'].map((span) =>
      role(DAVE, F.projects, 'viewer', `--expire-in='${span}'`),
    ),
    show(F.projects),
  ),
  commands(
    'nsf-share-folder: expire-at',
    ...['2031-01-31T10:00:00Z', '2031-01-31T10:00:00+02:00', '2031-01-31', '2031-01-31 10:00:00'].map((at) =>
      role(DAVE, F.projects, 'viewer', `--expire-at='${at}'`),
    ),
    show(F.projects),
  ),
  commands(
    'nsf-share-folder: expire-at refused',
    ...['2020-01-01T00:00:00Z', 'tomorrow', '2031-13-01', '31.01.2031'].map((at) =>
      role(DAVE, F.projects, 'viewer', `--expire-at='${at}'`),
    ),
    show(F.projects),
  ),
  commands(
    'nsf-share-folder: both expiries',
    role(DAVE, F.projects, 'viewer', '--expire-at=never --expire-in=1d'),
    show(F.projects),
  ),
  proven(
    'an expiry, then none named',
    F.projects,
    role(DAVE, F.projects, 'viewer', `--expire-in='1d'`),
    role(DAVE, F.projects, 'viewer'),
  ),
  proven(
    'an expiry, then never',
    F.projects,
    role(DAVE, F.projects, 'viewer', `--expire-in='1d'`),
    role(DAVE, F.projects, 'viewer', '--expire-at=never'),
    role(DAVE, F.projects, 'viewer', '--expire-in=NEVER'),
  ),
  proven(
    'an expiry on who is there already',
    F.projects,
    role('bob@acme.example', F.projects, 'viewer', `--expire-in='1d'`),
  ),
  proven('an expiry for a team', F.projects, role(T.finance, F.projects, 'viewer', `--expire-in='1d'`)),
  proven(
    'an expiry with a removal',
    F.projects,
    `nsf-share-folder -a remove -e 'bob@acme.example' --expire-in=1d '${F.projects}'`,
  ),
  commands(
    'nsf-share-folder: a wrong expiry with a removal',
    `nsf-share-folder -a remove -e 'bob@acme.example' --expire-in=30m '${F.projects}'`,
    show(F.projects),
  ),

  proven('rotation, eligible', F.nestedPam, role(DAVE, F.nestedPam, 'viewer', `--expire-in='1d' -roe`)),
  proven('rotation, not eligible', F.projects, role(DAVE, F.projects, 'viewer', `--expire-in='1d' -roe`)),
  proven(
    'rotation without an end',
    F.nestedPam,
    role(DAVE, F.nestedPam, 'viewer', '-roe'),
    role(DAVE, F.nestedPam, 'viewer', '--expire-in=never -roe'),
    `nsf-share-folder -a remove -e '${DAVE}' -roe '${F.nestedPam}'`,
    `nsf-share-folder -a remove -e '${DAVE}' -roe --expire-in=1d '${F.nestedPam}'`,
  ),
  proven(
    'rotation by its long name, again',
    F.nestedPam,
    role(DAVE, F.nestedPam, 'viewer', `--expire-in='1d'`),
    role(DAVE, F.nestedPam, 'viewer', `--expire-in='1d' --rotate-on-expiration`),
  ),

  proven('remove', F.projects, remove('bob@acme.example', F.projects)),
  proven('remove twice', F.projects, remove('bob@acme.example', F.projects), remove('bob@acme.example', F.projects)),
  proven('remove in mixed case', F.projects, remove('BOB@acme.example', F.projects)),
  proven('remove a team by uid', F.projects, remove(T.platform, F.projects)),
  proven('remove a team by name', F.projects, remove('platform team', F.projects)),
  proven('remove a team that is not there', F.projects, remove(T.finance, F.projects), remove('Finance', F.projects)),
  proven('remove a team that does not exist', F.projects, remove('No Such', F.projects), remove('Nosuc', F.projects)),
  proven(
    'remove somebody who is not there',
    F.projects,
    remove(DAVE, F.projects),
    remove('invitee@partner.example', F.projects),
    remove('nokeys@acme.example', F.projects),
  ),
  proven(
    'remove somebody unknown',
    F.projects,
    remove('unknown@other.example', F.projects),
    remove('unknown@other.org', F.projects),
  ),
  proven('remove somebody for whom the cloud refuses everything', F.projects, remove('fails@acme.example', F.projects)),
  proven(
    'remove several, one not there',
    F.projects,
    `nsf-share-folder -a remove -e 'bob@acme.example' -e '${DAVE}' -e '${T.platform}' '${F.projects}'`,
  ),
  proven('remove in a sub folder', F.apollo, remove('alice@acme.example', F.apollo)),
  proven(
    'remove in a sub folder, inheritance cannot be switched off',
    F.apollo,
    { kind: 'refuse', endpoint: 'vault/folders/v3/update', error: 'access_denied', message: 'no permission' },
    remove('alice@acme.example', F.apollo),
  ),
  proven(
    'remove refused by the cloud',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/folders/v3/access_update', error: 'access_denied', message: 'no permission' },
    remove('bob@acme.example', F.projects),
  ),
  proven(
    'remove while the access list is refused',
    F.projects,
    { kind: 'refuse', endpoint: 'vault/folders/v3/access', error: 'access_denied', message: 'no' },
    remove('bob@acme.example', F.projects),
  ),
  proven(
    'remove with a role',
    F.projects,
    `nsf-share-folder -a remove -r viewer -e 'alice@acme.example' '${F.projects}'`,
  ),
  proven('remove what was granted', F.projects, role(DAVE, F.projects, 'viewer'), remove(DAVE, F.projects)),

  commands(
    'nsf-share-folder: a synchronisation afterwards is refused',
    { kind: 'refuse', endpoint: 'vault/sync_down', error: 'throttled', message: 'too many requests' },
    role(DAVE, F.projects, 'viewer'),
    show(F.projects),
  ),
  proven(
    'while somebody has invited the service account',
    F.projects,
    { kind: 'invited-by', users: ['carol@acme.example'] },
    role(DAVE, F.projects, 'viewer', '--expire-in=1d'),
  ),

  proven('by name', F.apollo, share(DAVE, 'Apollo'), share('erin+jira@acme.example', 'aPOLLO')),
  proven('by path', F.apollo, share(DAVE, 'Projects/Apollo'), share(DAVE, 'projects/apollo')),
  proven('by path from the root', F.apollo, share(DAVE, '/Projects/Apollo')),
  proven('a name that two folders have', F.twinRoot, share(DAVE, 'Twin'), share(DAVE, 'Projects/Twin')),
  proven('one of two folders by uid', F.twin, share(DAVE, F.twin)),
  commands(
    'nsf-share-folder: no such folder',
    share(DAVE, 'nosuch'),
    share(DAVE, NOBODY),
    share(DAVE, ''),
    share(DAVE, '/'),
    share(DAVE, 'AAAAAAAAAAAAAAAAAPmtNA'),
    share(DAVE, '-AAAAAAAAAAAAAAAAAAAAA'),
  ),
  commands(
    'nsf-share-folder: classic folders',
    share(DAVE, F.engineering),
    share(DAVE, 'Engineering'),
    share(DAVE, F.databases),
    share(DAVE, F.privateStuff),
    share(DAVE, 'engineering'),
  ),
  commands('nsf-share-folder: a record', share(DAVE, N.apollo), share(DAVE, 'Apollo API'), share(DAVE, R.grafana)),
  commands(
    'nsf-share-folder: a folder that the account may only read',
    share(DAVE, F.readOnly),
    remove('carol@acme.example', F.readOnly),
    show(F.readOnly),
  ),
  commands(
    'nsf-share-folder: no recipient',
    `nsf-share-folder '${F.projects}'`,
    `nsf-share-folder -a remove '${F.projects}'`,
    `nsf-share-folder -e '' '${F.projects}'`,
  ),
  commands('nsf-share-folder: no folder', 'nsf-share-folder', `nsf-share-folder -e '${DAVE}'`, `nsf-share-folder -r`),
  commands(
    'nsf-share-folder: actions and options that are none',
    `nsf-share-folder -a revoke -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder -a owner -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder -f -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder --force -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder -R -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder -p on -e '${DAVE}' '${F.projects}'`,
    `nsf-share-folder --user '${DAVE}' '${F.projects}'`,
    `nsf-share-folder --emai '${DAVE}' '${F.projects}'`,
    `nsf-share-folder --format=json -e '${DAVE}' '${F.projects}'`,
  ),
  proven('options after the folder', F.projects, `nsf-share-folder '${F.projects}' -e '${DAVE}' -r viewer -a grant`),
  proven(
    'options written together',
    F.projects,
    `nsf-share-folder -rviewer '--email=${DAVE}' --role=full-manager '${F.projects}'`,
  ),
];
