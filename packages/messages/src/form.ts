/** What the form of "Request Access to Record" says; the approver's decision uses the same fields. */

export const FORM = {
  title: 'Request Access to Record',
  editTitle: 'Edit request',
  required: 'required',
  optional: 'optional',
  requiredNote: 'Fields marked * are required.',

  record: 'Which record?',
  recordHint: 'Its title, or its UID if you know it. If you are not sure, say what it is for.',
  action: 'Action',
  actionHints: {
    grant: 'Give people access to the record.',
    revoke: 'Take access to the record away.',
  },
  recipients: 'E-mail addresses',
  recipientsHint: 'Keeper accounts. Separate several with a comma or Enter.',
  recipientsMine: 'This is your own address; change it to ask for somebody else.',
  recipientsHidden: 'Jira does not show this app your address. Enter the one you use in Keeper.',
  remove: (address: string): string => `Remove ${address}`,
  added: (address: string): string => `${address} added`,
  removed: (address: string): string => `${address} removed`,

  classic: 'Use classic permission model',
  classicHint:
    'For records that are not in a nested share folder. If you are not sure, leave it; the approver sees it.',
  role: 'Role',
  roleChoose: 'Choose a role',
  roleAny: 'Whatever role they have',
  roleRevokeHint: 'Only takes access away from people who have this role.',
  rights: 'Rights',
  rightsGrantHint: 'Everybody gets to view the record.',
  rightsRevokeHint: 'Check a right to take away only that right. Leave both clear to take all access away.',
  allowSharing: 'Allow Sharing',
  allowWriting: 'Allow Writing',
  sharingTakenAway: 'Sharing',
  writingTakenAway: 'Writing',

  expiration: 'Expiration',
  expirationTypes: { never: 'Never', at: 'At a date and time', in: 'After a duration' },
  expirationAt: 'Date and time',
  expirationZone: (zone: string): string => `In your time zone, ${zone}.`,
  expirationIn: 'Duration',
  expirationUnit: 'Unit of the duration',
  expirationInHint: 'Counts from the moment it is carried out.',
  limitedNoSharing: 'Keeper takes sharing rights away from access that ends.',
  limitedRole: (role: string): string =>
    `${role} includes sharing, which Keeper does not allow for access that ends. Choose another role, or no expiration.`,

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
  'not-with-expiration': 'Not for access that ends: Keeper takes sharing rights away from it.',
} as const;

/** What is wrong with a field, said beside it. */
export const FIELD_ERRORS = {
  record: 'Say which record you mean.',
  recordTooLong: 'Use at most 1,000 characters.',
  recipients: 'Enter at least one e-mail address.',
  recipientInvalid: (text: string): string => `“${text}” is not an e-mail address.`,
  recipientsTooMany: (most: number): string => `Enter at most ${String(most)} addresses.`,
  role: 'Choose a role.',
  expirationAt: 'Choose a date and time.',
  expirationPast: 'Choose a time that is at least one minute from now.',
  expirationIn: (most: number): string => `Enter a whole number from 1 to ${String(most)}.`,
  justification: 'Say why this is needed.',
  justificationTooLong: 'Use at most 4,000 characters.',
} as const;
