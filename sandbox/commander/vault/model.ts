/**
 * The vault as the Keeper cloud keeps it. States are immutable: a change makes a new state that shares what did not
 * change, so that a session can hold on to the state it last synchronised with.
 */
export type FieldValue = string | number | boolean | Record<string, string>;

export interface Field {
  type: string;
  label: string;
  value: FieldValue[];
}

export interface TypedContent {
  title: string;
  type: string;
  fields: Field[];
  custom: Field[];
  notes: string;
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

export interface SharedFolder {
  uid: string;
  name: string;
  owner: string;
  revision: number;
  /** In the order in which the cloud names them. */
  users: readonly { email: string; manageRecords: boolean; manageUsers: boolean }[];
  teams: readonly { uid: string; manageRecords: boolean; manageUsers: boolean }[];
  /** Rights on the records in it. */
  records: ReadonlyMap<string, { edit: boolean; share: boolean }>;
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

export interface NestedFolder extends Folder {
  owner: string;
  /** By user e-mail or team uid, in the order in which the cloud names them. */
  access: readonly { accessor: string; team: boolean; role: Role }[];
}

export interface ClassicShare {
  canEdit: boolean;
  canShare: boolean;
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
}

export interface NestedAccess {
  role: Role;
  owner?: boolean;
  inherited?: boolean;
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
}

export interface VaultState {
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
}

/** The service account that Commander is logged in as. */
export const ACCOUNT = 'svc.commander@acme.example';

export const titleOf = (record: StoredRecord): string =>
  record.content.version === 3 ? record.content.typed.title : record.content.legacy.title;

export const typeOf = (record: StoredRecord): string =>
  record.content.version === 3 ? record.content.typed.type : 'general';
