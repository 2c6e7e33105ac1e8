/** What an approver reads: review, record search, preview, approval and rejection. */

export const DECISION = {
  title: 'Review request',
  close: 'Close',
  requested: (value: string): string => `Requested: ${value}`,
  restore: 'Undo',
  changedMeanwhileTitle: 'The request was changed meanwhile',
  changedMeanwhile: 'It is shown as it is now; your own changes are kept. Preview it again before you approve.',
  movedOnTitle: 'This request has moved on',
  movedOn: 'It can no longer be decided here. See where it is now.',

  cannotSearchYet: 'Keeper is not connected, so the vault cannot be searched or previewed.',

  preview: 'Preview',
  previewing: 'Reading the vault…',
  previewAgain: 'Preview again',
  previewHint: 'The preview reads the vault and shows exactly what would change.',
  previewVoid: 'You changed something, so the preview no longer applies.',
  previewFailedTitle: 'No preview',
  previewTitle: 'What will change',
  readAt: (when: string): string => `Access as of ${when}.`,
  now: 'Now',
  after: 'After',
  gains: 'Gains',
  loses: 'Loses',
  unchanged: 'No change',
  command: 'Command sent to Keeper Commander',
  differences: 'Differs from the request',
  blockedTitle: 'This cannot be approved',
  noRows: 'Nothing would change for anybody.',
  moreRows: (shown: number, all: number): string =>
    `${String(all - shown)} more of ${String(all)} changes are not shown here. They are of the same kind.`,
  ofRecord: (title: string): string => `Record “${title}”`,
  uid: (uid: string): string => `UID ${uid}`,
  everybody: 'Everybody in the folder',
  team: 'Team',
  replacesTitle: 'Somebody has other access already',
  replaces: (who: string): string =>
    `Approving replaces the access of ${who} with what is shown. What would be lost stands beside each. This app takes nothing away first. Only to set an end on an NSF share does Keeper itself take the access away and give it anew.`,
  skippedTitle: (count: number): string => (count === 1 ? '1 stays as it is' : `${String(count)} stay as they are`),
  skippedReasons: {
    'no-right': 'the service account may not change it',
    inherited: 'the access comes from a folder and has to be ended there',
  },

  approve: 'Approve & execute',
  approving: 'Approving…',
  approveFailedTitle: 'This was not approved',
  reject: 'Reject',
  rejectTitle: 'Reject Request',
  rejectHint: 'Nothing is changed in Keeper. The reason is written to the issue.',
  rejectReason: 'Reason',
  rejectReasonMissing: 'Give a reason; the requester reads it.',
  rejectReasonTooLong: 'Use at most 2,000 characters.',
  rejectConfirm: 'Confirm Rejection',
  rejecting: 'Rejecting…',
  rejectFailedTitle: 'This was not rejected',
  cancel: 'Cancel',
  approved: 'Approved. Keeper carries it out now.',
  rejected: 'Request rejected. Nothing was changed in Keeper.',
} as const;

/** What to look out for in a row of the preview; keys are `RowWarning`. */
export const ROW_WARNINGS = {
  'no-change': 'Already as asked; the command changes nothing here.',
  'recipient-is-owner': 'Is the owner. Keeper refuses this; take the address out.',
  'nothing-to-revoke': 'There is no matching share to take away.',
  'nothing-to-remove': 'Is not in the folder.',
  'inherited-stays': 'Has access through a folder or team; this command does not change that.',
  inherited:
    'Has access from a folder above. Removing it here ends what this folder inherits from there, for everybody.',
  'loses-rights': 'Would lose rights or time that are there now.',
  'keeps-more': 'Keeps rights beyond this request; Classic never takes a right away when granting.',
  'end-may-stay': 'Has this role already. If that access has an end, it stays; Keeper does not show it here.',
  'sharing-with-expiration':
    'Access that ends cannot carry the right to share or to manage users: Keeper takes it away or refuses.',
  'whole-team': 'Everybody in the team now, and everybody who joins it.',
} as const;

/** What to look out for in the operation as a whole; keys are `WholeWarning`. */
export const WHOLE_WARNINGS = {
  'no-change': 'Nothing would change: everything is already as asked.',
  'records-of-today': 'Only records that are in the folder now are shared. What is added later is not.',
  'recipient-is-owner': 'One of the people owns one of the records. Keeper refuses this; take the address out.',
  'some-skipped': 'Some stay as they are although asked for; see below which and why.',
  'for-everybody': 'This changes what everybody in the folder may do with its records, not one person’s access.',
  'records-for-everybody':
    'Rights on the records in the folder change for everybody in it, not only for the people named.',
  'loses-rights': 'Somebody would lose a right or all access, although this grants.',
  'lost-to-us':
    'The service account usually cannot see the record after this, so nobody can undo it from Jira. Only the new owner can share it again.',
  'access-replaced': 'The access that the new owner has now is replaced by owning the record.',
  'may-be-invited':
    'Keeper does not say beforehand who has an account. Somebody without one gets an invitation instead of access; once it is accepted, approve again.',
  'stops-inheriting':
    'The folder stops inheriting who has access from the folder above. That concerns everybody who has access from there.',
} as const;
