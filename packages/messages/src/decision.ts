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

  record: 'Record',
  recordAsked: (words: string): string => `Requested: ${words}`,
  search: 'Search by title or UID',
  searchHint: 'At least 2 characters.',
  searching: 'Searching…',
  searchNone: (term: string): string =>
    `No record matches “${term}”. Only records the service account can see are found.`,
  searchFailedTitle: 'Could not search',
  searchAgain: 'Search again',
  searchFound: (count: number, more: boolean): string =>
    count === 1
      ? '1 record found.'
      : `${String(count)} records found${more ? '; there are more, so type more of the title' : ''}.`,
  changeRecord: 'Choose another',
  chosen: (title: string): string => `${title} chosen`,
  recordMissing: 'Choose the record first.',
  modeFollowed: (mode: string): string =>
    `This is ${mode === 'Classic' ? 'a Classic' : 'an NSF'} record, so the form follows.`,

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
  cannot: (verb: string): string => `can no longer ${verb}`,

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

/** What to look out for; keys are `EffectWarning`. */
export const EFFECT_WARNINGS = {
  'no-change': 'Already as asked; the command changes nothing for this person.',
  'recipient-is-owner': 'Owns the record. Keeper refuses this; take the address out.',
  'nothing-to-revoke': 'There is no matching share to take away.',
  'inherited-stays': 'Has access through a folder or team; this command does not change that.',
  'loses-rights': 'Would lose rights or time that this person has now.',
  'keeps-more': 'Keeps rights beyond this request; Classic never takes a right away when granting.',
  'end-may-stay': 'Has this role already. If that access has an end, it stays; Keeper does not show it here.',
  'sharing-with-expiration': 'A role that may share cannot end: Keeper takes the sharing right away or refuses.',
} as const;
