/** What the forms of requests say; the approver's decision uses the same fields. */

export const FORM = {
  titles: {
    'share-record': 'Request Access to Record',
    'share-folder': 'Request Access to Folder',
    'record-permission': 'Request Record Permission Change',
  },
  editTitle: 'Edit request',
  required: 'required',
  optional: 'optional',
  requiredNote: 'Fields marked * are required.',

  record: 'Which record?',
  recordHint: 'Its title, or its UID if you know it. If you are not sure, say what it is for.',
  folder: 'Which folder?',
  folderHint: 'Its name, or its UID if you know it. If you are not sure, say what is in it.',
  describeInstead: 'Describe it in words instead',
  searchInstead: 'Search the vault instead',
  scope: 'Which records',
  scopeFolderHint:
    'Each record that is in the folder when this is carried out. Records added later are not shared; ask for the folder itself for that.',
  recursive: 'Apply Recursively',
  recursiveHint: 'Also the records of the folders below it.',
  action: 'Action',
  actionHints: {
    'share-record': {
      grant: 'Give people access. The preview shows what they have now and what would be replaced.',
      revoke: 'Take access away. Access through a folder or team stays.',
      owner:
        'Make exactly one person the owner. The service account may lose the record, so this may not be possible to undo from here.',
    },
    'share-folder': {
      grant: 'Give people and teams access to the folder and what is in it.',
      remove: 'Take people and teams out of the folder. Records that are shared with them one by one stay shared.',
    },
    'record-permission': {
      grant: 'Give a right on every record of the folder to everybody who can see it.',
      revoke: 'Take a right on every record of the folder away from everybody who has it.',
    },
  },
  recipients: 'E-mail addresses',
  recipientsHint: 'Keeper accounts. Separate several with a comma or Enter.',
  recipientsMine: 'This is your own address; change it to ask for somebody else.',
  newOwner: 'E-mail address of the new owner',
  newOwnerHint: 'The Keeper account that gets the record.',
  recipientsHidden: 'Jira does not show this app your address. Enter the one you use in Keeper.',
  remove: (address: string): string => `Remove ${address}`,
  added: (address: string): string => `${address} added`,
  removed: (address: string): string => `${address} removed`,

  teams: 'Teams',
  teamsHint: 'The exact name of a Keeper team. Everybody in it gets the access, also who joins later.',
  teamsPickHint: 'Choose Keeper teams, or add one by its exact name. Also who joins a team later gets the access.',
  teamsRemoveHint: 'The exact name of a Keeper team.',
  addTeam: 'Add team',
  addTeamNamed: (name: string): string => `Add “${name}” by name`,

  classic: 'Use classic permission model',
  classicHint: {
    record: 'For records that are not in a nested share folder. If you are not sure, leave it; the approver sees it.',
    folder: 'For shared folders of the classic kind. If you are not sure, leave it; the approver sees it.',
  },
  role: 'Role',
  roleChoose: 'Choose a role',
  roleAny: 'Whatever role they have',
  roleRevokeHint: 'Only takes access away from people who have this role.',
  rights: 'Rights',
  roleRevokeAll: 'Only takes direct access away from people who have this role.',
  rightsGrantHint: 'Everybody gets to view the record.',
  rightsRevokeHint: 'Check a right to take away only that right. Leave both clear to take all access away.',
  allowSharing: 'Allow Sharing',
  allowWriting: 'Allow Writing',
  folderRightsHint: 'Everybody named gets to view the folder and its records.',
  manageRecords: 'Can Manage Records',
  manageRecordsHint: 'Add records to the folder and take them out.',
  manageUsers: 'Can Manage Users',
  manageUsersHint: 'Add people and teams and take them out.',
  canShareRecords: 'Can Share Records',
  canEditRecords: 'Can Edit Records',
  wholeFolderHint: 'For the records in the folder now, and for everybody in the folder, not only for the people above.',
  permissionGrantHint: 'Choose at least one. In Classic, everybody in the folder gets it.',
  permissionRevokeHint: 'Choose at least one. In Classic, everybody in the folder loses it.',

  expiration: 'Expiration',
  expirationTypes: { never: 'Never', at: 'At a date and time', in: 'After a duration' },
  expirationAt: 'Date and time',
  expirationZone: (zone: string): string => `In your time zone, ${zone}.`,
  expirationIn: 'Duration',
  expirationUnit: 'Unit of the duration',
  expirationInHint: 'Counts from the moment it is carried out.',
  limitedNoSharing: {
    'share-record': 'Access that ends cannot carry the right to share: Keeper takes it away.',
    'share-folder':
      'Access that ends cannot carry the right to share or to manage users: Keeper refuses or takes it away.',
  },
  limitedRole: (role: string): string =>
    `${role} includes sharing, which Keeper does not allow for access that ends. Choose another role, or no expiration.`,

  rotate: 'Rotate password on expiration',
  rotateHint:
    'Keeper changes the password when the access ends. Only for records it can rotate (PAM users with a rotation).',
  rotateNotHere: 'Keeper says that no password in this folder can be rotated, so this will be refused.',

  justification: 'Justification',
  justificationHint: 'Why is this needed? The approver and everybody on this issue can read it.',

  save: 'Save Request',
  saving: 'Saving…',
  update: 'Update Request',
  updating: 'Updating…',
  cancel: 'Cancel',
  discard: 'Discard',
  restored: 'What you typed before has been restored.',
  failedTitle: 'This was not saved',
  checkTitle: 'Please check the marked fields',
  changedMeanwhileTitle: 'The request has moved on',
} as const;

/** Why a field is switched off; keys are `DisabledReason` of the rules. */
export const DISABLED_REASONS = {
  'not-in-nsf': 'Not in this permission model; the role decides.',
  'not-in-classic': 'Not in the classic permission model; the rights decide.',
  'not-for-revoke': 'Not when access is revoked.',
  'not-for-remove': 'Not when access is removed.',
  'not-for-owner': 'Not when ownership is transferred: one record goes to one person, with every right.',
  'not-with-expiration': 'Not for access that ends: Keeper takes rights to share or to manage users away from it.',
  'needs-expiration': 'Choose an expiration first.',
  'not-for-record': 'Only for all records of a folder.',
  'not-for-folder': 'Only for one record.',
} as const;

/** What is wrong with a field, said beside it. */
export const FIELD_ERRORS = {
  record: 'Say which record you mean.',
  folder: 'Say which folder you mean.',
  chooseRecord: 'Choose the record from the list, or describe it in words.',
  chooseFolder: 'Choose the folder from the list, or describe it in words.',
  recordTooLong: 'Use at most 1,000 characters.',
  recipients: 'Enter at least one e-mail address.',
  recipientsOrTeams: 'Enter at least one e-mail address or team.',
  recipientInvalid: (text: string): string => `“${text}” is not an e-mail address.`,
  recipientsTooMany: (most: number): string => `Enter at most ${String(most)} addresses.`,
  oneOwner: 'A record has one owner. Enter exactly one address.',
  teamInvalid: (text: string): string => `“${text}” is not the name of a team.`,
  teamNotAdded: (text: string): string => `“${text}” is not added yet. Choose a team from the list, or add it by name.`,
  teamsTooMany: (most: number): string => `Enter at most ${String(most)} teams.`,
  role: 'Choose a role.',
  rights: 'Choose at least one right.',
  expirationAt: 'Choose a date and time.',
  expirationPast: 'Choose a time that is at least one minute from now.',
  expirationIn: (most: number): string => `Enter a whole number from 1 to ${String(most)}.`,
  justification: 'Say why this is needed.',
  justificationTooLong: 'Use at most 4,000 characters.',
} as const;
