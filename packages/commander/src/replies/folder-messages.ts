/**
 * Commander's English about sharing a folder: `share-folder` and `nsf-share-folder` of Commander 18. The fixtures have an
 * example of every row. Titles and names stand in it, so only whole sentences count, never single words.
 */
import { refused, stopped } from './meanings';
import type { Message } from './messages';
import { COMMON_MESSAGES, POLICY_MESSAGE } from './messages-common';

/** Tried in order; the first that matches a line counts. The group `user` is an address, a team's name or its uid. */
export const FOLDER_MESSAGES: readonly Message[] = [
  {
    name: 'done',
    pattern: /^(?:User|Team) share '(?<user>.+)' (?:added|updated|removed)(?:, folder access expires .+)?$/,
    meaning: { about: 'recipient', says: 'done' },
  },
  {
    name: 'done-until',
    pattern: /^Folder access granted to user '(?<user>.+)', expires .+$/,
    meaning: { about: 'recipient', says: 'done' },
  },
  {
    name: 'removed',
    pattern: /^Folder access removed from user '(?<user>.+)'$/,
    meaning: { about: 'recipient', says: 'done' },
  },
  {
    name: 'had-it',
    pattern: /^(?:User|Team) '(?<user>.+)' already has access$/,
    meaning: { about: 'recipient', says: 'done' },
  },
  {
    name: 'invited',
    pattern: /^Share invitation has been sent to '(?<user>.+)'$/,
    meaning: { about: 'recipient', says: 'invited' },
  },
  {
    name: 'invited-by-keeper',
    pattern: /^User '(?<user>.+)' invited$/,
    meaning: { about: 'recipient', says: 'invited' },
  },
  {
    name: 'nsf-invited',
    pattern: /^nsf-share-folder: Share invitation has been sent to '(?<user>.+)'\. Please repeat this command/,
    meaning: { about: 'recipient', says: 'invited' },
  },
  { name: 'repeat-when-accepted', pattern: /^Please repeat this command/, meaning: { about: 'nothing' } },
  {
    name: 'refused-no-permission',
    pattern: /^(?:User|Team) share '(?<user>.+)' failed: .*(?:access.?denied|permission|not.?authori[sz]ed|forbidden)/i,
    meaning: { about: 'recipient', says: 'refused', code: 'folder-not-shareable' },
  },
  {
    name: 'refused',
    pattern: /^(?:User|Team) share '(?<user>.+)' failed(?:: .*)?$/,
    meaning: { about: 'recipient', says: 'refused', code: 'vault-refused' },
  },
  // About records of the folder, whose rights were to change for everybody.
  { name: 'record-changed', pattern: /^Record share '.*' (?:added|updated|removed)$/, meaning: { about: 'nothing' } },
  {
    name: 'record-refused',
    pattern: /^Record share '.*' failed$/,
    meaning: { about: 'recipient', says: 'refused', code: 'vault-refused' },
  },
  {
    name: 'nobody-of-that-name',
    pattern: /^User "(?<user>.+)" could not be resolved as email or team$/,
    meaning: { about: 'recipient', says: 'refused', code: 'recipient-unknown' },
  },
  {
    name: 'several-teams',
    pattern: /^Multiple matches were found for team "(?<user>.+)"\. Try using its UID/,
    meaning: { about: 'recipient', says: 'refused', code: 'team-ambiguous' },
  },
  { name: 'nothing-to-do', pattern: /^Nothing to do$/, meaning: { about: 'nothing' } },
  {
    name: 'no-account',
    pattern: /^(?:nsf-share-folder: )?User '?(?<user>\S+@[^\s']+)'? (?:not found|has no public key)/,
    meaning: { about: 'recipient', says: 'refused', code: 'recipient-unknown' },
  },
  {
    name: 'no-team-key',
    pattern: /Team key not found for team |Team '.+' not found$/,
    meaning: stopped('team-unknown', 'teams'),
  },
  {
    name: 'nobody-left',
    pattern: /No valid recipients resolved for folder /,
    meaning: refused('recipient-unknown', 'recipients'),
  },
  {
    name: 'no-folder',
    pattern: /Enter name of at least one existing folder|nsf-share-folder: No such folder: /,
    meaning: refused('folder-not-found', 'folder'),
  },
  {
    name: 'other-mode',
    pattern: /is a legacy folder\. Nested Share Folder commands/,
    meaning: refused('folder-other-mode', 'folder'),
  },
  {
    name: 'not-mine-to-share',
    pattern: /You do not have permission to share this folder/,
    meaning: refused('folder-not-shareable', 'folder'),
  },
  {
    name: 'only-manager',
    pattern: /Cannot remove yourself from this shared folder/,
    meaning: refused('vault-refused', 'recipients'),
  },
  ...COMMON_MESSAGES,
  {
    name: 'record-rights-without-records',
    pattern: /-d and -s require a record target/,
    meaning: refused('vault-refused'),
  },
  {
    name: 'cloud-denied',
    pattern: /Unexpected error: (?:nsf-share-folder: )?(?:sf_)?access_denied: /i,
    meaning: stopped('folder-not-shareable', 'folder'),
  },
  POLICY_MESSAGE,
];
