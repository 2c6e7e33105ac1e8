/** Texts of the Jira comments, and the labels that pages and comments share. */
import type { FieldChange, Outcome } from './shapes';
import type { ExpirationShape, SpellInstant } from './shapes';

export const announcementTexts = {
  submitted: 'Keeper request submitted',
  updated: 'Keeper request updated',
  withdrawn: 'Keeper request withdrawn',
  rejected: 'Keeper request rejected',
  approved: 'Keeper request approved',
  outcomes: {
    verified: 'Keeper request approved and carried out',
    invited: 'Keeper request approved: invitation sent',
    partial: 'Keeper request approved: done in part',
    refused: 'Keeper request approved, but refused by Keeper',
    unknown: 'Keeper request approved: outcome not known',
  } satisfies Record<Outcome, string>,
  /** For what an admin carried out directly: nobody asked and nobody approved. */
  direct: {
    begun: 'Keeper record written by an administrator: under way',
    outcomes: {
      verified: 'Keeper record written by an administrator',
      invited: 'Keeper record written by an administrator',
      partial: 'Keeper record written by an administrator: done in part',
      refused: 'Keeper refused to write a record',
      unknown: 'Keeper record written by an administrator: outcome not known',
    } satisfies Record<Outcome, string>,
    by: 'Carried out by',
  },
  what: 'What',
  why: 'Why',
  by: 'By',
  when: 'When',
  reason: 'Reason',
  result: 'Result',
  because: 'Because',
  readAt: 'Vault read at',
  note: 'Note',
  endUnseen: 'The read shows the role. When the access ends is as Keeper Commander confirmed it.',
  shownFor: 'Done for',
  notShownFor: 'Not done for',
  requestedBy: 'Requested by',
  approvedBy: 'Approved by',
  rejectedBy: 'Rejected by',
  fingerprint: 'Fingerprint of what was approved',
  changedField: (field: FieldChange): string => `Changed by the approver: ${FIELD_LABELS[field]}`,
} as const;

export const FIELD_LABELS: Readonly<Record<FieldChange, string>> = {
  mode: 'Permission model',
  action: 'Action',
  scope: 'Which records',
  record: 'Record',
  folder: 'Folder',
  recursive: 'Apply Recursively',
  recipients: 'People',
  teams: 'Teams',
  role: 'Role',
  allowSharing: 'Allow Sharing',
  allowWriting: 'Allow Writing',
  manageRecords: 'Can Manage Records',
  manageUsers: 'Can Manage Users',
  canShareRecords: 'Can Share Records',
  canEditRecords: 'Can Edit Records',
  expiration: 'Expiration',
  rotateOnExpiration: 'Rotate password on expiration',
};

export const ROLE_LABELS: Readonly<Record<string, string>> = {
  viewer: 'Viewer',
  'share-manager': 'Share Manager',
  'content-manager': 'Content Manager',
  'content-share-manager': 'Content and Share Manager',
  'full-manager': 'Full Manager',
};

export const MODE_LABELS = { nsf: 'NSF', classic: 'Classic' } as const;
export const ACTION_LABELS = {
  grant: 'Grant access',
  revoke: 'Revoke access',
  remove: 'Remove access',
  owner: 'Transfer ownership',
} as const;
export const SCOPE_LABELS = { record: 'One record', folder: 'All records of a folder' } as const;

const OUTCOME_SENTENCES: Readonly<Record<Outcome, string>> = {
  verified: 'Done. A read of the vault shows it.',
  invited: 'Keeper sent an invitation. Once it is accepted, approve the request again to give the access.',
  partial: 'Only part of it was done. Approving it again tries the rest.',
  refused: 'Keeper refused, and nothing was changed.',
  unknown:
    'Nobody can say yet whether this happened. Look at the record’s sharing in Keeper, or check again in the panel.',
};
export const outcomeSentence = (outcome: Outcome): string => OUTCOME_SENTENCES[outcome];

const UNIT_LABELS: Readonly<Record<string, readonly [string, string]>> = {
  mi: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  mo: ['month', 'months'],
  y: ['year', 'years'],
};

/** Instants where the reader's zone is not known: "2031-01-31 10:00 UTC". */
export const spellInUtc: SpellInstant = (instant) => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** "for 2 hours", "until 2031-01-31 10:00 UTC", "for good". */
export function expirationText(expiration: ExpirationShape, spell: SpellInstant = spellInUtc): string {
  switch (expiration.type) {
    case 'never':
      return 'for good';
    case 'at':
      return `until ${spell(expiration.at)}`;
    case 'in': {
      const [one, many] = UNIT_LABELS[expiration.unit] ?? [expiration.unit, expiration.unit];
      return `for ${String(expiration.amount)} ${expiration.amount === 1 ? one : many}`;
    }
  }
}

/** Next to the panel's label: all requests of the issue in one word. */
export const statusLabels = {
  awaiting: 'Awaiting approval',
  executing: 'In progress',
  attention: 'Needs a look',
  done: 'Done',
  invited: 'Invitation sent',
  refused: 'Refused',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const;
