/**
 * A form of a request as it is typed: one flat shape for all three kinds, every answer kept, also what does not apply to
 * the chosen mode and action; numbers and times are texts.
 */
import {
  DURATION_UNITS,
  MODES,
  NSF_ROLES,
  PERMISSION_ACTIONS,
  RECORD_SCOPES,
  SHARE_FOLDER_ACTIONS,
  SHARE_RECORD_ACTIONS,
  type DraftKind,
  type DurationUnit,
  type Expiration,
  type FolderTarget,
  type Mode,
  type NsfRole,
  type RecordTarget,
  type TeamTarget,
} from '@keeper-workflow/operations';

export const DRAFT_KINDS = ['share-record', 'share-folder', 'record-permission'] as const satisfies DraftKind[];

/** What each form can ask for; the first one is what it begins with. */
export const ACTIONS_OF = {
  'share-record': SHARE_RECORD_ACTIONS,
  'share-folder': SHARE_FOLDER_ACTIONS,
  'record-permission': PERMISSION_ACTIONS,
} as const satisfies Record<DraftKind, readonly string[]>;
export type FormAction = (typeof ACTIONS_OF)[DraftKind][number];

/** Answers that are yes or no. */
export const SWITCHES = [
  'recursive',
  'allowSharing',
  'allowWriting',
  'manageRecords',
  'manageUsers',
  'canShareRecords',
  'canEditRecords',
  'rotateOnExpiration',
] as const;
export type Switch = (typeof SWITCHES)[number];

export interface RequestFormState extends Readonly<Record<Switch, boolean>> {
  readonly kind: DraftKind;
  readonly mode: Mode;
  readonly action: FormAction;
  readonly scope: (typeof RECORD_SCOPES)[number];
  readonly record?: RecordTarget;
  readonly folder?: FolderTarget;
  /** Which record or folder is meant, in words. */
  readonly description: string;
  readonly recipients: readonly string[];
  /** An address that is being typed. */
  readonly pending: string;
  readonly teams: readonly TeamTarget[];
  /** A team's name that is being typed. */
  readonly pendingTeam: string;
  readonly role: NsfRole | '';
  readonly expires: Expiration['type'];
  /** As `datetime-local` holds it, in the browser's zone. */
  readonly at: string;
  readonly amount: string;
  readonly unit: DurationUnit;
  readonly justification: string;
}

export function emptyForm(kind: DraftKind): RequestFormState {
  return {
    kind,
    mode: 'nsf',
    action: 'grant',
    scope: 'record',
    description: '',
    recipients: [],
    pending: '',
    teams: [],
    pendingTeam: '',
    role: '',
    recursive: false,
    allowSharing: false,
    allowWriting: false,
    manageRecords: false,
    manageUsers: false,
    canShareRecords: false,
    canEditRecords: false,
    rotateOnExpiration: false,
    expires: 'never',
    at: '',
    amount: '',
    unit: 'h',
    justification: '',
  };
}

/** Whether the form is about a record or a folder, as it stands. */
export const targetKindOf = ({ kind, scope, action }: Pick<RequestFormState, 'kind' | 'scope' | 'action'>) =>
  kind === 'share-record' && (scope === 'record' || action === 'owner') ? 'record' : 'folder';

/** The record or folder that has been chosen. */
export const targetOf = (form: RequestFormState): RecordTarget | FolderTarget | undefined =>
  targetKindOf(form) === 'record' ? form.record : form.folder;

const TEXTS = ['description', 'pending', 'pendingTeam', 'at', 'amount', 'justification'] as const;

const isTarget = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'uid' in value && typeof value.uid === 'string' && 'title' in value;
const isTeam = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
const oneOf = (all: readonly unknown[], value: unknown): boolean => all.includes(value);

/** Whether a kept text is a form (of this version of the page). */
export function isForm(value: unknown): value is RequestFormState {
  if (typeof value !== 'object' || value === null) return false;
  const form = value as Partial<Record<keyof RequestFormState, unknown>>;
  return (
    oneOf(DRAFT_KINDS, form.kind) &&
    oneOf(ACTIONS_OF[form.kind as DraftKind], form.action) &&
    oneOf(MODES, form.mode) &&
    oneOf(RECORD_SCOPES, form.scope) &&
    oneOf(['', ...NSF_ROLES], form.role) &&
    oneOf(DURATION_UNITS, form.unit) &&
    oneOf(['never', 'at', 'in'], form.expires) &&
    TEXTS.every((name) => typeof form[name] === 'string') &&
    SWITCHES.every((name) => typeof form[name] === 'boolean') &&
    Array.isArray(form.recipients) &&
    form.recipients.every((address) => typeof address === 'string') &&
    Array.isArray(form.teams) &&
    form.teams.every(isTeam) &&
    (form.record === undefined || isTarget(form.record)) &&
    (form.folder === undefined || isTarget(form.folder))
  );
}

/** Equal in every answer. */
export const sameForm = (one: RequestFormState, other: RequestFormState): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const KEYS = [...Object.keys(emptyForm('share-record')), 'record', 'folder'] as (keyof RequestFormState)[];
const inOrder = (form: RequestFormState): unknown[] =>
  KEYS.map((key) => {
    const value = form[key];
    // A target read back from storage may name its members in another order.
    return typeof value === 'object' && 'uid' in value ? [value.uid, value.title] : (value ?? null);
  });
