/** For every failure code, the sentence a person reads: what happened, and what to do next. */
import type { Failure, FailureCode } from '@keeper-workflow/failures';

type Sentence = (failure: Failure) => string;

/** Names of form fields inside sentences. */
const FIELDS: Readonly<Record<string, string>> = {
  record: 'the record',
  rotateOnExpiration: 'Rotate on expiration',
  newOwner: 'the new owner',
  teams: 'the teams',
  folder: 'the folder',
  recipients: 'the e-mail addresses',
  role: 'the role',
  allowSharing: 'Allow Sharing',
  allowWriting: 'Allow Writing',
  expiration: 'the expiration',
  title: 'the title',
  notes: 'the notes',
  recordType: 'the record type',
  justification: 'the justification',
  recordDescription: 'the description of the record',
  reason: 'the reason',
  term: 'the search words',
  apiUrl: 'the API URL',
  apiKey: 'the API key',
  encryptionKey: 'the encryption key',
  projectKey: 'the project key',
  folders: 'the folders',
  requestersMaySearch: 'whether requesters may search',
  approverGroups: 'the approver groups',
};

const fieldName = (failure: Failure): string => FIELDS[failure.field ?? ''] ?? failure.field ?? 'the form';
const words = (failure: Failure): string => (failure.detail ? ` It said: “${failure.detail}”` : '');

/** Names of several things, so that the verb behind them fits. */
const PLURAL: ReadonlySet<string> = new Set(['recipients', 'teams', 'notes', 'term', 'folders', 'approverGroups']);

function notSendable(f: Failure): string {
  if (f.detail === 'nested-line-break') {
    return 'The notes contain a line break. Keeper Commander before version 18.1.2 cannot write one into a record of a nested share folder. Write the notes on one line, create the record in a classic folder, or update Commander. Nothing was changed.';
  }
  if (f.detail === 'backslash-break') {
    return 'The notes contain a backslash right before a line break, which Keeper Commander would write as something else. Put a blank between the two and try again.';
  }
  const contains = PLURAL.has(f.field ?? '') ? 'contain' : 'contains';
  return `${capital(fieldName(f))} ${contains} a line break or another character that Keeper Commander does not accept. Remove it and try again.`;
}

const SENTENCES: Readonly<Record<FailureCode, Sentence>> = {
  'invalid-input': (f) =>
    f.field === 'expiration' && f.detail === 'past'
      ? 'The expiration must be at least one minute from now. Choose a later time.'
      : `Please check ${fieldName(f)}${f.detail ? `: ${f.detail}` : ''}. Nothing was changed.`,
  'text-not-sendable': (f) => notSendable(f),
  'command-too-long': () =>
    'This is longer than the 4,096 characters Keeper Commander takes at once. Use fewer people or shorter texts.',
  'not-signed-in': () => 'You are not signed in to Jira. Sign in and open the issue again.',
  'issue-not-found': () => 'This issue does not exist or you do not have permission to see it.',
  'edit-permission-missing': () =>
    'You need the Jira permission Edit Issues on this issue to use Keeper here. Ask a project administrator.',
  'comment-permission-missing': () =>
    'You need the Jira permission Add Comments on this issue to use Keeper here. Ask a project administrator.',
  'not-approver': () =>
    'Only approvers of this project may do this: Jira administrators, project administrators, and people with the permission “Approve Keeper requests”. Where the project names approver groups, they also have to be in one of them.',
  'not-project-admin': () =>
    'Only administrators of this project may do this. Where the project names approver groups, they also have to be in one of them.',
  'not-jira-admin': () => 'Only Jira administrators may open the Keeper settings. Ask one of them.',
  'project-not-enabled': () =>
    'Keeper is not switched on for this project. A Jira administrator can switch it on under Apps → Keeper.',
  'own-request': () => 'You asked for this yourself, so somebody else has to decide it.',
  'own-access': () => 'This would change your own access, so somebody else has to decide it.',
  'identity-unknown': () =>
    'Jira does not show this app your e-mail address, so it cannot make sure that you are not deciding about your own access. Make your e-mail visible to apps in your Atlassian profile, or let another approver decide.',
  'not-your-request': () => 'Only the person who submitted a request can change or withdraw it.',
  'outside-policy-folders': () =>
    'Requests of this project may not touch this place in the vault. Choose something in one of the project’s folders, or ask a Jira administrator to add the folder under Apps → Keeper.',
  'search-not-allowed': () =>
    'Only approvers search the vault here. Describe in words what you need; the approver finds it.',
  'request-not-found': () => 'There is no such request on this issue. Reload the panel.',
  'request-changed': () =>
    'The request was changed by somebody else in the meantime. Have a look at it as it is now, then decide again.',
  'operation-changed': () => 'This is not exactly what the preview showed. Open the preview again before you approve.',
  'operation-incomplete': (f) => `Choose ${fieldName(f)} first.`,
  'wrong-state': () => 'This is no longer possible: the request has moved on. Reload the panel to see where it is.',
  'not-configured': () =>
    'Keeper is not connected yet. A Jira administrator can enter the API URL and key under Apps → Keeper.',
  'url-invalid': (f) =>
    `This is not a usable API URL${f.detail ? `: ${f.detail}` : ''}. Enter the whole address of Commander Service Mode with /api/v2 at the end, like https://commander.example.com/api/v2.`,
  'url-not-allowed': (f) =>
    `This app may only reach the hosts in its manifest${f.detail ? ` (${f.detail})` : ''}. Put the host of your Commander there and deploy the app again; the admin guide shows the line.`,
  'commander-unreachable': () =>
    'Keeper Commander could not be reached. Check that Service Mode is running and that the tunnel is up and points to its port, then try again.',
  'commander-timeout': () =>
    'Keeper Commander did not answer in time. Check that Service Mode is running and not busy, then try again.',
  'commander-unavailable': () =>
    'The tunnel answers, but Keeper Commander behind it does not. Restart Service Mode, let it start fully, then try again.',
  'commander-key-rejected': () =>
    'Keeper Commander does not accept the API key. A Jira administrator can enter the right one under Apps → Keeper; check for blanks before and after it.',
  'commander-key-expired': () =>
    'The API key has expired. Create a new one in Commander Service Mode; a Jira administrator can then enter it under Apps → Keeper.',
  'commander-address-refused': () =>
    'Commander Service Mode refuses calls from this address. Check its lists of allowed and denied IP addresses.',
  'commander-url-wrong': () =>
    'There is no Commander Service Mode (API v2) at this address. Use the whole URL with /api/v2 at the end, and check that the tunnel points to the port of Service Mode.',
  'commander-not-commander': () =>
    'Something else than Commander Service Mode answered (a web page instead of data). Check the API URL and the tunnel; free tunnels show a warning page first.',
  'commander-queue-off': () =>
    'This Commander runs without its request queue. Start Service Mode with the queue on (-q y); API v2 needs it.',
  'commander-no-session': () =>
    'Commander Service Mode runs but is not signed in to Keeper. Sign in there and start the service again.',
  'commander-encryption': () =>
    'Commander encrypts its answers and the encryption key saved here is missing or wrong. A Jira administrator can enter it under Apps → Keeper.',
  'commander-command-not-allowed': (f) =>
    `Commander does not allow the command${f.detail ? ` “${f.detail}”` : ''}. Add it to the command list of Service Mode (-c) and start it again. Nothing was changed.`,
  'commander-rate-limited': () =>
    'Keeper Commander got too many calls in the last minute. Wait a minute, then try again.',
  'commander-queue-full': () => 'Keeper Commander has too many commands waiting. Try again in a few minutes.',
  'commander-expired-in-queue': () =>
    'The command waited too long in Commander’s queue and was dropped before it ran. Nothing was changed; approve it again.',
  'commander-too-old': (f) =>
    `This Keeper Commander is too old for this${f.detail ? ` (${f.detail})` : ''}. Update it to version 18.0.13 or newer, then try again. Nothing was changed.`,
  'commander-reply-lost': () =>
    'The answer of Keeper Commander got lost, so it is not certain whether the command ran. The vault is read to find out.',
  'commander-reply-not-understood': (f) =>
    `Keeper Commander answered in a way this app does not understand.${words(f)} Check in the vault before you try again.`,
  'vault-refused-in-part': (f) =>
    `Keeper refused at least a part of it.${words(f)} What the vault shows is listed here; look at the rest in Keeper before it is tried again.`,
  'vault-refused': (f) => `Keeper refused, and nothing was changed.${words(f)}`,
  'record-not-found': () =>
    'The vault of the service account has no such record. It may have been deleted, or is not shared with the service account. Choose another record.',
  'record-ambiguous': () => 'Several records match. Choose one of them by its uid.',
  'record-other-mode': (f) =>
    f.detail === 'nsf'
      ? 'This record lives in a nested share folder. Clear “Use classic permission model” and choose a role.'
      : 'This record uses the classic permission model. Check “Use classic permission model” and choose the rights.',
  'record-not-shareable': () =>
    'The service account may not share this record. Its owner has to give the service account the right to share, or choose another record.',
  'record-not-editable': () =>
    'The service account may not change this record. Its owner has to give the service account the right to edit it, or choose another record.',
  'record-legacy': () =>
    'This record has Keeper’s old form without a type, which Commander does not change. Convert it to a typed record in Keeper (Web Vault: Convert to New Record Type), then try again.',
  'record-out-of-date': () =>
    'Somebody changed the record in the meantime, so nothing was written. Look at it as it is now, then try again.',
  'record-type-unknown': (f) =>
    `This Keeper account has no record type${f.detail ? ` “${f.detail}”` : ' of this name'} that new records can have. Choose another type; capital letters count.`,
  'update-would-lose': (f) =>
    `The Keeper Commander in use cannot change this record without losing ${f.detail ?? 'a part of it'}. Update Commander to 18.1.3 or newer, or change the record in Keeper. Nothing was changed.`,
  'recipient-is-owner': (f) =>
    `${f.detail ?? 'One of the people'} owns the record and already has every right. Take that address out.`,
  'recipient-unknown': (f) =>
    `Keeper has no account it can share with for one of the e-mail addresses.${words(f)} Check the spelling; the person needs a Keeper account first.`,
  'share-half-changed': (f) =>
    `To set a new end, Keeper took the earlier access away, and then did not give it again.${words(f)} The person has no access now; ask for it again.`,
  'nsf-unavailable': () =>
    'This Keeper account has no nested share folders. Check “Use classic permission model” instead.',
  'folder-not-found': () =>
    'The vault of the service account has no such folder. It may have been deleted, or is not shared with the service account. Choose another folder.',
  'folder-other-mode': (f) =>
    f.detail === 'nsf'
      ? 'This is a nested share folder. Clear “Use classic permission model”.'
      : 'This folder uses the classic permission model. Check “Use classic permission model”.',
  'folder-not-shared': (f) =>
    f.detail === 'sub-folder'
      ? 'This folder lies inside a shared folder, and Keeper shares the whole one only. Choose the shared folder itself.'
      : 'This is a private folder of the service account, not a shared folder. Choose a shared folder.',
  'folder-not-shareable': (f) =>
    `The service account may not change who has access here.${words(f)} Somebody who manages the folder has to give the service account that right.`,
  'folder-empty': () => 'There are no records in this folder, so there is nothing to change. Choose another folder.',
  'folder-too-large': (f) =>
    `There are more than ${f.detail ?? '50'} records in this folder, too many to check one by one. Leave the folders below out, choose a smaller folder, or ask for access to the folder itself.`,
  'folder-too-slow': (f) =>
    `Keeper Commander is too slow to check the ${f.detail ?? 'many'} records of this folder one by one while you wait. Try again when it has less to do, leave the folders below out, choose a smaller folder, or ask for access to the folder itself. Nothing was changed.`,
  'team-unknown': (f) =>
    `Keeper has no team${f.detail ? ` “${f.detail}”` : ' of this name'} that the service account can share with. Check the spelling, capital letters included, or choose the team from the list.`,
  'team-ambiguous': (f) =>
    `There are several teams${f.detail ? ` “${f.detail}”` : ' of this name'}. Choose the right one from the list.`,
  'team-rights-too-wide': (f) =>
    `Keeper Commander would give more rights than asked for to a team that is new in this folder${f.detail ? ` (${f.detail})` : ''}. Ask for the team in a request of its own, or change what the folder gives to new members by default. Nothing was changed.`,
  'rotation-not-possible': () =>
    'The password can be rotated when access ends only for PAM user records with rotation set up, or folders with such a record in them, and only with an end. Leave “Rotate on expiration” out.',
  'already-processed': (f) =>
    `This no longer waits for a decision: it was decided elsewhere in Keeper, or taken back${f.detail ? ` (${f.detail})` : ''}. Nothing was changed.`,
  'approval-not-found': () =>
    'Keeper has no such request for elevated rights. It may have been removed, or it belongs to another company account.',
  'approval-expired': (f) =>
    `The request for elevated rights has run out${f.detail ? ` (${f.detail})` : ''}. Nothing was changed; the person has to ask again on the computer.`,
  'not-enterprise-admin': () =>
    'The service account of Keeper Commander may not do this: it has to be an administrator of the Keeper enterprise. Nothing was changed.',
  'jira-unavailable': () => 'Jira did not answer. Try again in a moment.',
  'jira-rate-limited': () => 'Jira got too many calls. Wait a minute, then try again.',
  'jira-refused': (f) => `Jira refused.${words(f)}`,
  'storage-unavailable': () => 'Atlassian’s storage did not answer. Nothing was changed; try again in a moment.',
  internal: () =>
    'Something went wrong inside this app. Reload the panel to see what has happened before you try again.',
};

/** What to show for a failure. */
export const failureSentence = (failure: Failure): string => SENTENCES[failure.code](failure);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
