/** Every state of the pages, by name: what the bridge answers in it. Screenshots and tests go through all of them. */
import type { Preview, RequestView } from '@keeper-workflow/contract';
import type { BridgeScript, Scripted } from './mock-bridge';
import {
  APPROVER,
  CAN_CHANGE,
  CAN_DECIDE,
  FOLDER,
  FOLDER_DRAFT,
  FOLDER_PLACE,
  FOLDER_ROWS,
  OWNER_DRAFT,
  PERMISSION_DRAFT,
  PROJECT_ADMIN,
  RECORD_PLACE,
  ROWS,
  TEAM_ROWS,
  UID,
  ago,
  approved,
  failure,
  panel,
  preview,
  request,
  settings,
  settled,
} from './stories';
import { SETTINGS_SCENARIO } from './settings-stories';
import { direct, folderPreview, folderRecordsPreview, ownerPreview, permissionPreview } from './vault-stories';

export interface Scenario {
  readonly page: 'panel' | 'settings';
  readonly email?: string;
  readonly answers: BridgeScript['answers'];
}

const opens = (value: unknown): { openPanel: readonly Scripted[] } => ({ openPanel: [{ value }] });
const one = (value: ReturnType<typeof request>, viewer = {}): Scenario => ({
  page: 'panel',
  answers: { ...opens(panel([value], viewer)), readRequest: [{ value: { request: value, serverTime: ago(0) } }] },
});
const failed = (code: Parameters<typeof failure>[0], message: string): Scenario => ({
  page: 'panel',
  answers: { openPanel: [{ failure: failure(code, message) }] },
});

/** The vault as the searches find it. */
type About = 'record' | 'folder' | 'nsf-folder';
const PLACES = { record: RECORD_PLACE, folder: FOLDER_PLACE, 'nsf-folder': { ...FOLDER_PLACE, mode: 'nsf' } } as const;
const searches = (about: About) => ({
  findRecords: [{ value: { rows: ROWS, more: false } }],
  findFolders: [{ value: { rows: FOLDER_ROWS, more: false } }],
  findTeams: [{ value: { rows: TEAM_ROWS, more: true } }],
  describeTarget: [{ value: PLACES[about] }],
});

const submittedAnswer = request({ mine: true, can: CAN_CHANGE, submittedAt: ago(0) });
const toDecide = request({ can: CAN_DECIDE });
const decides: Scenario = {
  page: 'panel',
  answers: {
    ...opens(panel([toDecide], { viewer: APPROVER })),
    readRequest: [{ value: { request: toDecide, serverTime: ago(0) } }],
    ...searches('record'),
    previewDecision: [{ value: preview() }],
    approveRequest: [{ value: { request: approved({ phase: 'submitting' }) } }],
    rejectRequest: [
      {
        value: {
          request: request({
            state: 'rejected',
            revision: 2,
            decision: {
              kind: 'rejected',
              by: { accountId: 'pia', name: 'Pia' },
              at: ago(0),
              reason: 'No.',
              changes: [],
            },
          }),
        },
      },
    ],
  },
};

/** An approver in front of a request of another kind. */
function decidesAbout(draft: RequestView['draft'], shown: Preview, about: About = 'folder'): Scenario {
  const asked = request({ can: CAN_DECIDE, draft });
  return {
    ...decides,
    answers: {
      ...decides.answers,
      ...opens(panel([asked], { viewer: APPROVER })),
      ...searches(about),
      readRequest: [{ value: { request: asked, serverTime: ago(0) } }],
      previewDecision: [{ value: shown }],
    },
  };
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  loading: { page: 'panel', answers: { openPanel: [{ hold: true }] } },
  failed: failed(
    'storage-unavailable',
    'Atlassian’s storage did not answer. Nothing was changed; try again in a moment.',
  ),
  'not-enabled': failed(
    'project-not-enabled',
    'Keeper is not switched on for this project. A Jira administrator can switch it on under Apps → Keeper.',
  ),
  'no-permission': failed(
    'edit-permission-missing',
    'You need the Jira permission Edit Issues on this issue to use Keeper here. Ask a project administrator.',
  ),
  empty: {
    page: 'panel',
    email: 'alice@acme.example',
    answers: { ...opens(panel([])), submitRequest: [{ value: { request: submittedAnswer } }] },
  },
  'empty-approver': {
    page: 'panel',
    answers: {
      ...opens(panel([], { viewer: APPROVER })),
      ...searches('folder'),
      submitRequest: [{ value: { request: submittedAnswer } }],
    },
  },
  'empty-admin': { page: 'panel', answers: opens(panel([], { viewer: PROJECT_ADMIN })) },
  'may-search': {
    page: 'panel',
    email: 'alice@acme.example',
    answers: {
      ...opens(panel([], { policy: { justificationRequired: true, requestersMaySearch: true } })),
      ...searches('record'),
      submitRequest: [{ value: { request: submittedAnswer } }],
    },
  },
  'not-configured-requester': { page: 'panel', answers: opens(panel([], { connection: 'not-configured' })) },
  'not-configured-admin': {
    page: 'panel',
    answers: opens(panel([], { connection: 'not-configured', viewer: { ...APPROVER, jiraAdmin: true } })),
  },
  submitted: one(request({ mine: true, can: CAN_CHANGE })),
  'somebody-else': one(request({ mine: true, can: CAN_CHANGE }), { viewer: { ...APPROVER, accountId: 'alice' } }),
  decide: decides,
  'decide-warnings': {
    ...decides,
    answers: {
      ...decides.answers,
      previewDecision: [
        {
          value: preview({
            effect: {
              rows: [
                {
                  subject: 'user',
                  name: 'alice@acme.example',
                  before: { level: 'role', role: 'full-manager' },
                  after: { level: 'role', role: 'viewer', expiresAt: Date.now() + 7_200_000 },
                  warnings: ['loses-rights'],
                },
                {
                  subject: 'user',
                  name: 'pia@acme.example',
                  before: { level: 'owner' },
                  after: { level: 'owner' },
                  warnings: ['recipient-is-owner'],
                },
              ],
              warnings: [],
              skipped: [],
            },
            rowsInAll: 2,
            changes: [
              { field: 'recipients', from: 'alice@acme.example', to: 'alice@acme.example, pia@acme.example' },
              { field: 'role', from: 'content-manager', to: 'viewer' },
            ],
            blockers: [
              failure('own-access', 'This would change your own access, so somebody else has to decide it.'),
              failure(
                'recipient-is-owner',
                'pia@acme.example owns the record and already has every right. Take that address out.',
              ),
            ],
          }),
        },
      ],
    },
  },
  'search-failed': {
    ...decides,
    answers: {
      ...decides.answers,
      findRecords: [
        {
          failure: failure(
            'commander-unreachable',
            'Keeper Commander could not be reached. Check that Service Mode is running and that the tunnel is up and points to its port, then try again.',
            { retry: 'safe' },
          ),
        },
      ],
    },
  },
  'decide-folder': decidesAbout(FOLDER_DRAFT, folderPreview()),
  'decide-permission': decidesAbout(PERMISSION_DRAFT, permissionPreview()),
  'decide-owner': decidesAbout(OWNER_DRAFT, ownerPreview(), 'record'),
  'decide-folder-records': decidesAbout(
    { ...request().draft, scope: 'folder', recursive: true, folder: FOLDER } as RequestView['draft'],
    folderRecordsPreview(),
    'nsf-folder',
  ),
  'decide-chosen': decidesAbout(
    { ...OWNER_DRAFT, record: { uid: UID, title: 'Apollo API' } } as RequestView['draft'],
    ownerPreview(),
    'record',
  ),
  'decide-not-connected': {
    ...decides,
    answers: {
      ...decides.answers,
      ...opens(panel([toDecide], { viewer: APPROVER, connection: 'not-configured' })),
    },
  },
  'asked-folder': one(request({ mine: true, can: CAN_CHANGE, draft: FOLDER_DRAFT })),
  'asked-permission': one(request({ mine: true, can: CAN_CHANGE, draft: PERMISSION_DRAFT })),
  'asked-owner': one(request({ mine: true, can: CAN_CHANGE, draft: OWNER_DRAFT })),
  'direct-added': one(direct('record-add', { mine: true }), { viewer: PROJECT_ADMIN }),
  'direct-unknown': one(direct('record-add', { outcome: 'unknown', can: { ...CAN_DECIDE, checkAgain: true } }), {
    viewer: PROJECT_ADMIN,
  }),
  'direct-partial': one(direct('record-update', { outcome: 'partial' }), { viewer: PROJECT_ADMIN }),
  'verified-folder': one(
    approved(
      settled({
        proof: {
          verdict: 'shown',
          parts: [
            { name: 'alice@acme.example', shown: true },
            { name: 'Platform Engineers', shown: true },
          ],
          readAt: ago(1),
          synced: true,
          unseen: ['expiration', 'rotation'],
        },
      }),
      { draft: FOLDER_DRAFT, operation: folderPreview().operation, state: 'completed', outcome: 'verified' },
    ),
  ),
  'unknown-permission': one(
    approved(
      settled({
        proof: {
          verdict: 'unprovable',
          parts: Array.from({ length: 12 }, (_, index) => ({ name: `Record ${String(index)}`, shown: index < 7 })),
          readAt: ago(1),
          synced: true,
        },
      }),
      { draft: PERMISSION_DRAFT, operation: permissionPreview().operation, state: 'completed', outcome: 'unknown' },
    ),
  ),
  queued: one(approved({ phase: 'submitting' })),
  running: one(approved({ phase: 'running' })),
  verifying: one(approved({ phase: 'verifying' })),
  verified: one(approved(settled(), { state: 'completed', outcome: 'verified' })),
  invited: one(approved(settled(), { state: 'completed', outcome: 'invited' })),
  partial: one(
    approved(
      settled({
        words: 'share-record: bob@acme.example: user not found',
        proof: {
          verdict: 'partly',
          parts: [
            { name: 'alice@acme.example', shown: true },
            { name: 'bob@acme.example', shown: false },
          ],
          readAt: ago(1),
          synced: false,
        },
      }),
      { state: 'completed', outcome: 'partial' },
    ),
  ),
  refused: one(
    approved(
      settled({
        words: 'You do not have permission to share this record',
        failure: failure(
          'record-not-shareable',
          'The service account may not share this record. Its owner has to give the service account the right to share, or choose another record.',
        ),
      }),
      { state: 'completed', outcome: 'refused' },
    ),
  ),
  unknown: one(
    approved(
      settled({
        failure: failure(
          'commander-reply-lost',
          'The answer of Keeper Commander got lost, so it is not certain whether the command ran. The vault is read to find out.',
          { retry: 'after-observe' },
        ),
      }),
      { state: 'completed', outcome: 'unknown', can: { ...CAN_DECIDE, decide: false, checkAgain: true } },
    ),
    { viewer: APPROVER },
  ),
  rejected: one(
    request({
      state: 'rejected',
      decision: {
        kind: 'rejected',
        by: { accountId: 'pia', name: 'Pia Project' },
        at: ago(2),
        reason: 'Use the read-only key in “Apollo API (staging)” instead.',
        changes: [],
      },
    }),
  ),
  withdrawn: one(request({ state: 'withdrawn' })),
  history: {
    page: 'panel',
    answers: opens(
      panel([
        request({ mine: true, can: CAN_CHANGE }),
        approved(settled(), { id: '6f8f2f0e-6c3a-4a57-9b0e-0b1f5f6f7a02', state: 'completed', outcome: 'verified' }),
        request({ id: '6f8f2f0e-6c3a-4a57-9b0e-0b1f5f6f7a03', state: 'withdrawn' }),
        request({ id: '6f8f2f0e-6c3a-4a57-9b0e-0b1f5f6f7a04', state: 'withdrawn' }),
      ]),
    ),
  },
  settings: SETTINGS_SCENARIO,
  'settings-first': {
    page: 'settings',
    answers: {
      openSettings: [{ value: { ...settings({ apiUrl: '', apiKeySaved: false, projects: [] }), savedAt: undefined } }],
      saveConnection: [
        {
          failure: failure(
            'commander-key-rejected',
            'Keeper Commander does not accept the API key. A Jira administrator can enter the right one under Apps → Keeper; check for blanks before and after it.',
            { field: 'apiKey' },
          ),
        },
      ],
    },
  },
  'settings-not-admin': {
    page: 'settings',
    answers: {
      openSettings: [
        {
          failure: failure('not-jira-admin', 'Only Jira administrators may open the Keeper settings. Ask one of them.'),
        },
      ],
    },
  },
};
