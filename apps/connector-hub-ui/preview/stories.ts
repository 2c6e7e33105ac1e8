/** Requests, previews and settings as the backend would answer them: what scenarios and tests are made of. */
import type {
  ExecutionView,
  PanelView,
  Preview,
  RequestView,
  SettingsView,
  WireFailure,
} from '@keeper-workflow/contract';
import type { FolderRow, OperationDraft, RecordRow, ShareRecordDraft, TeamRow } from '@keeper-workflow/operations';

export const ALICE = { accountId: 'alice', name: 'Alice Anders' };
export const PIA = { accountId: 'pia', name: 'Pia Project' };
export const UID = 'Zx3kPq9LmNo2RsTuVwXy1A';

/** Minutes before now, as an instant. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
export const ahead = (minutes: number): number => Date.now() + minutes * 60_000;

export const failure = (code: WireFailure['code'], message: string, more: Partial<WireFailure> = {}): WireFailure => ({
  code,
  retry: 'never',
  message,
  ...more,
});

/** What Alice asks for. */
export const DRAFT: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'Apollo API',
  recipients: ['alice@acme.example'],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
};

/** One request of each other form, as a requester who cannot search makes it. */
export const FOLDER_DRAFT: OperationDraft = {
  kind: 'share-folder',
  mode: 'classic',
  action: 'grant',
  folderDescription: 'Platform',
  recipients: ['alice@acme.example'],
  teams: [{ name: 'Platform Engineers' }],
  manageRecords: true,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: true,
  expiration: { type: 'in', amount: 7, unit: 'd' },
};
export const PERMISSION_DRAFT: OperationDraft = {
  kind: 'record-permission',
  mode: 'classic',
  action: 'grant',
  folderDescription: 'Platform',
  recursive: true,
  canShareRecords: false,
  canEditRecords: true,
};
export const OWNER_DRAFT: OperationDraft = {
  ...DRAFT,
  action: 'owner',
  recipients: ['bob@acme.example'],
  role: undefined,
  expiration: { type: 'never' },
};

/** Alice's request, as a viewer who may do nothing with it sees it. */
export function request(parts: Partial<RequestView> = {}): RequestView {
  return {
    id: '6f8f2f0e-6c3a-4a57-9b0e-0b1f5f6f7a01',
    revision: 1,
    state: 'submitted',
    requester: ALICE,
    mine: false,
    draft: DRAFT,
    justification: 'The Apollo importer fails; I need the API key to reproduce it on staging.',
    submittedAt: ago(6),
    updatedAt: ago(6),
    can: { update: false, withdraw: false, decide: false, checkAgain: false },
    ...parts,
  };
}

export const CAN_DECIDE = { update: false, withdraw: false, decide: true, checkAgain: false };
export const CAN_CHANGE = { update: true, withdraw: true, decide: false, checkAgain: false };

export const operation = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  record: { uid: UID, title: 'Apollo API' },
  recipients: ['alice@acme.example'],
  role: 'viewer',
  expiration: { type: 'in', amount: 2, unit: 'h' },
} as const satisfies Preview['operation'];

/** The same request after an approval, with this execution. */
export function approved(execution: Partial<ExecutionView>, parts: Partial<RequestView> = {}): RequestView {
  return request({
    state: 'executing',
    revision: 3,
    operation: { ...operation, recipients: [...operation.recipients] },
    decision: {
      kind: 'approved',
      by: PIA,
      at: ago(1),
      operationHash: 'a'.repeat(64),
      changes: [{ field: 'expiration', from: 'for 1 day', to: 'for 2 hours' }],
    },
    execution: { attempt: 1, phase: 'running', startedAt: new Date(Date.now() - 12_000).toISOString(), ...execution },
    ...parts,
  });
}

export const settled = (parts: Partial<ExecutionView> = {}): Partial<ExecutionView> => ({
  phase: 'settled',
  startedAt: new Date(Date.now() - 60_000).toISOString(),
  settledAt: new Date(Date.now() - 54_000).toISOString(),
  proof: {
    verdict: 'shown',
    parts: [{ name: 'alice@acme.example', shown: true }],
    readAt: ago(1),
    synced: true,
  },
  ...parts,
});

export function panel(requests: readonly RequestView[], parts: Partial<PanelView> = {}): PanelView {
  return {
    issueKey: 'OPS-1',
    viewer: { accountId: 'alice', approver: false, projectAdmin: false, jiraAdmin: false },
    connection: 'ready',
    policy: { justificationRequired: false, requestersMaySearch: false },
    requests,
    serverTime: new Date().toISOString(),
    ...parts,
  };
}

export const APPROVER = { accountId: 'pia', approver: true, projectAdmin: false, jiraAdmin: false };
export const PROJECT_ADMIN = { ...APPROVER, projectAdmin: true };

export const ROWS: readonly RecordRow[] = [
  { uid: UID, title: 'Apollo API', type: 'login', mode: 'nsf', path: 'Platform/Apollo' },
  {
    uid: 'Bx3kPq9LmNo2RsTuVwXy1B',
    title: 'Apollo API (staging)',
    type: 'login',
    mode: 'nsf',
    path: 'Platform/Staging',
  },
  { uid: 'Cx3kPq9LmNo2RsTuVwXy1C', title: 'Apollo API admin console', type: 'login', mode: 'classic' },
];

export const FOLDER = { uid: 'Fx3kPq9LmNo2RsTuVwXy1F', title: 'Platform' };
export const FOLDER_ROWS: readonly FolderRow[] = [
  { ...FOLDER, mode: 'classic', folderKind: 'shared' },
  {
    uid: 'Gx3kPq9LmNo2RsTuVwXy1G',
    title: 'Platform on call',
    mode: 'nsf',
    path: 'Engineering/Platform',
    folderKind: 'shared',
  },
  {
    uid: 'Hx3kPq9LmNo2RsTuVwXy1H',
    title: 'Platform databases',
    mode: 'classic',
    path: 'Platform',
    folderKind: 'sub-folder',
    sharedFolder: 'Platform',
  },
  { uid: 'Ix3kPq9LmNo2RsTuVwXy1I', title: 'Platform ideas', mode: 'classic', folderKind: 'private' },
];
export const TEAM_ROWS: readonly TeamRow[] = [
  { uid: 'Tx3kPq9LmNo2RsTuVwXy1T', name: 'Platform Engineers' },
  { uid: 'Ux3kPq9LmNo2RsTuVwXy1U', name: 'Platform Contractors' },
];

/** What the vault says about the record and the folder of these stories. */
export const RECORD_PLACE = {
  uid: UID,
  title: 'Apollo API',
  mode: 'nsf',
  type: 'login',
  path: 'Platform/Apollo',
  owner: 'vault-service@acme.example',
} as const;
export const FOLDER_PLACE = {
  ...FOLDER,
  mode: 'classic',
  type: 'folder',
  path: 'Shared',
  owner: 'vault-service@acme.example',
  folderKind: 'shared',
  rotatable: false,
} as const;

export function preview(parts: Partial<Preview> = {}): Preview {
  return {
    requestId: request().id,
    revision: 1,
    operation: { ...operation, recipients: [...operation.recipients] },
    operationHash: 'a'.repeat(64),
    command: `nsf-share-record ${UID} -e alice@acme.example -a grant -r viewer --expire-in 2h`,
    target: { title: 'Apollo API', type: 'login', path: 'Platform/Apollo', readAt: ago(0) },
    effect: {
      rows: [
        {
          subject: 'user',
          name: 'alice@acme.example',
          before: { level: 'none' },
          after: { level: 'role', role: 'viewer', expiresAt: ahead(120) },
          warnings: [],
        },
      ],
      warnings: [],
      skipped: [],
    },
    rowsInAll: 1,
    changes: [],
    blockers: [],
    ...parts,
  };
}

export function settings(parts: Partial<SettingsView> = {}): SettingsView {
  return {
    apiUrl: 'https://commander.acme.example/api/v2',
    apiKeySaved: true,
    encryptionKeySaved: false,
    savedAt: ago(60 * 24),
    allowedHosts: ['commander.acme.example'],
    projects: [
      {
        projectId: '1',
        projectKey: 'OPS',
        name: 'Operations',
        enabled: true,
        justificationRequired: true,
        folders: [],
        requestersMaySearch: false,
        approverGroups: [],
      },
      {
        projectId: '2',
        projectKey: 'WEB',
        name: 'Web platform',
        enabled: false,
        justificationRequired: false,
        folders: [],
        requestersMaySearch: false,
        approverGroups: [],
      },
    ],
    ...parts,
  };
}
