/** What may be shown of a record that is to be changed: its fields with the secrets left behind in the backend. */
import type { Mode } from './vocabulary';

export interface FieldOutline {
  readonly section: 'fields' | 'custom';
  readonly type: string;
  readonly label: string;
  readonly filled: boolean;
  /** The value as text; only of types that hold no secret. */
  readonly text?: string;
  /** How a new value is typed; `reference` where it is left alone. */
  readonly input: FieldInput;
  /** `reference`: a file or another record, left alone. `unsupported`: a type that cannot be sent back unchanged. */
  readonly readonly?: 'reference' | 'unsupported';
}

export interface RecordContent {
  readonly uid: string;
  readonly title: string;
  readonly type: string;
  readonly mode: Mode;
  readonly path?: string;
  readonly fields: readonly FieldOutline[];
  readonly notesFilled: boolean;
  /** Keeper counts a record's changes; absent where Commander does not say. */
  readonly revision?: number;
  readonly readAt: number;
}

/** Where a new record would go, and the template of its type, checked to exist. */
export interface Placement {
  readonly mode: Mode;
  readonly recordType: string;
  /** Absent: the root of the service account's vault. */
  readonly folder?: { readonly uid: string; readonly title: string; readonly path?: string };
  readonly template: RecordTemplate;
  /** A record with the same title is there already. */
  readonly titleTaken: boolean;
  readonly readAt: number;
}

/** One field of a record type as `record-type-info` defines it. */
export interface TemplateField {
  readonly type: string;
  readonly label?: string;
  readonly required: boolean;
  /** How it is filled; `reference` is left alone. */
  readonly input: FieldInput;
}

/** Which form of `FieldValue` a field takes, and with it which control a form shows. */
export type FieldInput =
  | {
      readonly form: 'text';
      readonly multiline: boolean;
      readonly secret: boolean;
      readonly generate?: 'password' | 'one-time-code';
    }
  | { readonly form: 'members'; readonly members: readonly MemberInput[]; readonly generate?: 'key-pair' }
  | { readonly form: 'list'; readonly members: readonly MemberInput[] }
  | { readonly form: 'checkbox' }
  | { readonly form: 'date' }
  | { readonly form: 'reference' };

export interface MemberInput {
  /** Commander's name of the member: `hostName`. */
  readonly name: string;
  readonly secret: boolean;
  readonly multiline?: boolean;
  readonly choices?: readonly string[];
}

export interface RecordTemplate {
  readonly name: string;
  readonly fields: readonly TemplateField[];
}
