/**
 * The vault as the Keeper cloud keeps it. States are immutable: a change makes a new state that shares what did not
 * change, so that a session can hold on to the state it last synchronised with.
 */
import { strip } from '../text/python';
import type { Approval } from './approvals';
import type { Device } from './devices';

/** Whatever JSON can say: most types hold texts, some a number, a boolean or an object of texts. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [member: string]: FieldValue };

export interface Field {
  type: string;
  label?: string;
  value: readonly FieldValue[];
  required?: boolean;
}

/** As it was written: `nsf-record-update` leaves out everything but the fields that it was given. */
export interface TypedContent {
  title?: string;
  type?: string;
  fields: readonly Field[];
  custom?: readonly Field[];
  notes?: string;
}

export interface LegacyContent {
  title: string;
  login: string;
  password: string;
  link: string;
  notes: string;
  custom: { name: string; value: string; type: string }[];
}

export interface StoredRecord {
  uid: string;
  nested: boolean;
  owner: string;
  revision: number;
  /** Milliseconds since the epoch. */
  modified: number;
  /** Classic: lies in some folder, which the cloud counts as shared. */
  inFolder: boolean;
  /** A pamUser whose rotation is configured. */
  rotation: boolean;
  /** Given to a new owner, and out of the service account's sight since. */
  lost?: true;
  content: { version: 3; typed: TypedContent } | { version: 2; legacy: LegacyContent };
}

export interface User {
  email: string;
  name: string;
  uid: string;
  shareAdmin?: boolean;
  /** Must accept an invitation before anything can be shared. */
  stranger?: boolean;
  /** Has no public key. */
  keyless?: boolean;
  /** The cloud refuses to share with this user. */
  refused?: boolean;
}

/** What somebody may do in a shared folder. */
export interface FolderShare {
  manageRecords: boolean;
  manageUsers: boolean;
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
}

/** What everybody in a shared folder may do with a record in it. */
export interface RecordRights {
  edit: boolean;
  share: boolean;
}

export interface FolderDefaults extends RecordRights {
  manageRecords: boolean;
  manageUsers: boolean;
}

export interface SharedFolder {
  uid: string;
  name: string;
  owner: string;
  revision: number;
  /** For people and records that are added without rights of their own. */
  defaults: FolderDefaults;
  /** In the order in which the cloud names them. */
  users: readonly (FolderShare & { email: string })[];
  teams: readonly (FolderShare & { uid: string })[];
  /** Rights on the records in it. */
  records: ReadonlyMap<string, RecordRights>;
}

export interface Folder {
  uid: string;
  name: string;
  parent?: string;
}

export interface SubFolder extends Folder {
  sharedFolder: string;
}

/** 2 viewer, 3 share-manager, 4 content-manager, 5 content-share-manager, 6 full-manager. */
export type Role = 2 | 3 | 4 | 5 | 6;

export interface NestedFolderAccess {
  role: Role;
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
  /** The passwords in it are to be rotated when the access ends. */
  rotates?: true;
}

export interface NestedFolder extends Folder {
  owner: string;
  /** By user e-mail or team uid, in the order in which the cloud names them. */
  access: readonly (NestedFolderAccess & { accessor: string; team: boolean })[];
  /** It no longer takes over who is in the folder above. */
  inheritanceEnded?: true;
}

export interface ClassicShare {
  canEdit: boolean;
  canShare: boolean;
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
}

export interface NestedAccess extends NestedFolderAccess {
  owner?: boolean;
  inherited?: boolean;
}

export interface VaultState {
  /** Counts the changes of records and shared folders; each keeps the number of its last change as its revision. */
  revision: number;
  users: ReadonlyMap<string, User>;
  teams: ReadonlyMap<string, { uid: string; name: string; member: boolean }>;
  records: ReadonlyMap<string, StoredRecord>;
  userFolders: ReadonlyMap<string, Folder>;
  sharedFolders: ReadonlyMap<string, SharedFolder>;
  subFolders: ReadonlyMap<string, SubFolder>;
  nestedFolders: ReadonlyMap<string, NestedFolder>;
  /** Folder uid (`''` the root, NESTED_ROOT the root of the nested ones) to the records in it. */
  placement: ReadonlyMap<string, readonly string[]>;
  /** Classic shares: record, then e-mail. */
  shares: ReadonlyMap<string, ReadonlyMap<string, ClassicShare>>;
  /** Access to nested records: record, then e-mail, the owner included. */
  access: ReadonlyMap<string, ReadonlyMap<string, NestedAccess>>;
  /** EPM requests by uid, in the order in which they came. */
  approvals: ReadonlyMap<string, Approval>;
  /** Pending devices by id, in the order in which they asked. */
  devices: ReadonlyMap<string, Device>;
}

/** The service account that Commander is logged in as. */
export const ACCOUNT = 'svc.commander@acme.example';

/** Without the blanks around it; empty where the record has lost it. */
export const titleOf = (record: StoredRecord): string =>
  strip(record.content.version === 3 ? (record.content.typed.title ?? '') : record.content.legacy.title);

export const typeOf = (record: StoredRecord): string =>
  record.content.version === 3 ? (record.content.typed.type ?? '') : 'general';
