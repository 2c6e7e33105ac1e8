/** The calls of the settings page (Apps → Keeper). Jira admins only. The API key goes in and never comes out. */
import { folderTargetSchema, type FolderRow, type FolderTarget } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { Instant } from './wire';

/** Most folders of one policy: each that is new costs a look into the vault. */
export const MOST_POLICY_FOLDERS = 20;
export const MOST_APPROVER_GROUPS = 10;

/** Jira's ids of groups are UUIDs, but nothing promises that. */
const groupSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(128)),
  name: z.string().check(z.minLength(1), z.maxLength(255)),
});
const termSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));

const urlSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
/** Generated keys are 44 characters; blanks around a pasted key are a common slip and are cut off. */
const apiKeySchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const connectionSchema = {
  apiUrl: urlSchema,
  /** Absent: the saved key, and only for the saved URL. */
  apiKey: z.optional(apiKeySchema),
  /** 32 characters, when Service Mode encrypts its answers (`-ek`). Absent: as saved; empty: none. */
  encryptionKey: z.optional(z.string().check(z.trim(), z.regex(/^([A-Za-z0-9@#$%^&+=]{32})?$/))),
};

export const settingsInputs = {
  openSettings: z.strictObject({}),
  testConnection: z.strictObject(connectionSchema),
  /** Tests, and saves only what works. */
  saveConnection: z.strictObject(connectionSchema),
  /**
   * The policy of a project. Of what is optional, what is left out stays as it is saved: a page from before an update
   * cannot take away a restriction it does not know. Folders count by uid and groups by id; their names are read again.
   */
  setProject: z.strictObject({
    projectKey: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,254}$/)),
    enabled: z.boolean(),
    justificationRequired: z.boolean(),
    folders: z.optional(z.array(folderTargetSchema).check(z.maxLength(MOST_POLICY_FOLDERS))),
    requestersMaySearch: z.optional(z.boolean()),
    approverGroups: z.optional(z.array(groupSchema).check(z.maxLength(MOST_APPROVER_GROUPS))),
  }),
  /** Folders of the saved connection's vault whose name contains the words, or whose uid they are. */
  findFolders: z.strictObject({ term: termSchema }),
  /** Jira groups whose name contains the words, as the admin may see them. */
  findGroups: z.strictObject({ term: termSchema }),
} as const;

export interface ConnectionReport {
  /** What `service-status` said. */
  readonly status: string;
  /** From sending the command to its result, milliseconds. */
  readonly milliseconds: number;
  /** `18.0.13`, where Commander says it. */
  readonly version?: string;
  /** Sentences about what this version of Commander lacks. */
  readonly lacks?: readonly string[];
  /** Needed commands that the key may not run. */
  readonly notAllowed?: readonly string[];
  readonly nestedShareFolders?: 'on' | 'off' | 'unknown';
}

/** A Jira group: the id decides, as names can change. */
export interface ApproverGroup {
  readonly id: string;
  readonly name: string;
}

export interface ProjectSetting {
  readonly projectId: string;
  readonly projectKey: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly justificationRequired: boolean;
  /** None: requests may touch the whole vault that the service account sees. */
  readonly folders: readonly FolderTarget[];
  readonly requestersMaySearch: boolean;
  /** None: the right to approve is enough. */
  readonly approverGroups: readonly ApproverGroup[];
}

export interface SettingsView {
  /** Empty before the first save. */
  readonly apiUrl: string;
  readonly apiKeySaved: boolean;
  readonly encryptionKeySaved: boolean;
  readonly savedAt?: Instant;
  /** Hosts the running app may reach, from its manifest. */
  readonly allowedHosts: readonly string[];
  /** Projects that are or were switched on. */
  readonly projects: readonly ProjectSetting[];
}

export interface SettingsAnswers {
  openSettings: SettingsView;
  testConnection: ConnectionReport;
  saveConnection: { settings: SettingsView; report: ConnectionReport };
  setProject: { settings: SettingsView };
  findFolders: { rows: readonly FolderRow[]; more: boolean };
  findGroups: { rows: readonly ApproverGroup[]; more: boolean };
}
