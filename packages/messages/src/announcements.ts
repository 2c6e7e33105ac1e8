/** Texts of the Jira comments, and sentences that say what an operation does. */
import type { FieldChange, Outcome } from './shapes';
import type { DraftShape, ExpirationShape, SpellInstant } from './shapes';

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
  record: 'Record',
  recipients: 'People',
  role: 'Role',
  allowSharing: 'Allow Sharing',
  allowWriting: 'Allow Writing',
  expiration: 'Expiration',
};

export const ROLE_LABELS: Readonly<Record<string, string>> = {
  viewer: 'Viewer',
  'share-manager': 'Share Manager',
  'content-manager': 'Content Manager',
  'content-share-manager': 'Content and Share Manager',
  'full-manager': 'Full Manager',
};

export const MODE_LABELS = { nsf: 'NSF', classic: 'Classic' } as const;
export const ACTION_LABELS = { grant: 'Grant access', revoke: 'Revoke access' } as const;

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
const spellInUtc: SpellInstant = (instant) => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

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

/** "read", "read, share and edit". */
export function rightsText(rights: { readonly allowSharing?: boolean; readonly allowWriting?: boolean }): string {
  const names = ['read', ...(rights.allowSharing ? ['share'] : []), ...(rights.allowWriting ? ['edit'] : [])];
  return names.length === 1 ? 'read' : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** What a request asks for or an operation does, in one sentence. */
export function operationSentence(operation: DraftShape, spell: SpellInstant = spellInUtc): string {
  const record = operation.record
    ? `“${operation.record.title}”`
    : `a record described as “${operation.recordDescription ?? ''}”`;
  const people = operation.recipients.join(', ');
  if (operation.action === 'grant') {
    const what =
      operation.mode === 'nsf'
        ? `access as ${ROLE_LABELS[operation.role ?? ''] ?? 'a role to be chosen'}`
        : `access to ${rightsText(operation)}`;
    const duration = operation.expiration ? ` ${expirationText(operation.expiration, spell)}` : '';
    return `Give ${people} ${what} to ${record}${duration}`;
  }
  if (operation.mode === 'classic' && (operation.allowSharing || operation.allowWriting)) {
    const names = [...(operation.allowSharing ? ['share'] : []), ...(operation.allowWriting ? ['edit'] : [])];
    return `Take the right to ${names.join(' and ')} ${record} away from ${people}`;
  }
  const filter =
    operation.mode === 'nsf' && operation.role ? ` (as ${ROLE_LABELS[operation.role] ?? operation.role})` : '';
  return `Take access to ${record}${filter} away from ${people}`;
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
