/** The calls of the settings page (Apps → Keeper). Jira admins only. The API key goes in and never comes out. */
import { z } from 'zod/mini';
import type { Instant } from './wire';

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
  /** Switches a project on or off for Keeper requests. */
  setProject: z.strictObject({
    projectKey: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,254}$/)),
    enabled: z.boolean(),
    justificationRequired: z.boolean(),
  }),
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

export interface ProjectSetting {
  readonly projectId: string;
  readonly projectKey: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly justificationRequired: boolean;
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
}
