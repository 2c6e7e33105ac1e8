/** Previews and outcomes of every other kind of operation, as the backend would answer them. */
import type { Preview, RequestView } from '@keeper-workflow/contract';
import type { DirectOperation } from '@keeper-workflow/operations';
import { FOLDER, UID, ago, ahead, approved, preview, request, settled } from './stories';

const folderTarget = { title: 'Platform', type: 'folder', path: 'Shared / Platform', readAt: ago(0) };

/** Sharing a Classic folder: Alice replaces her access, a team joins, records change for everybody. */
export const folderPreview = (parts: Partial<Preview> = {}): Preview =>
  preview({
    operation: {
      kind: 'share-folder',
      mode: 'classic',
      action: 'grant',
      folder: FOLDER,
      recipients: ['alice@acme.example'],
      teams: [{ uid: 'Tx3kPq9LmNo2RsTuVwXy1T', name: 'Platform Engineers' }],
      manageRecords: true,
      manageUsers: false,
      canShareRecords: false,
      canEditRecords: true,
      expiration: { type: 'in', amount: 7, unit: 'd' },
    },
    command: `share-folder ${FOLDER.uid} -a grant -e alice@acme.example -e "Platform Engineers" -p on -o off -d on --expire-in 7d`,
    target: folderTarget,
    effect: {
      rows: [
        {
          subject: 'user',
          name: 'alice@acme.example',
          before: { level: 'rights', manageRecords: true, manageUsers: true },
          after: { level: 'rights', manageRecords: true, manageUsers: false, expiresAt: ahead(10_080) },
          warnings: ['loses-rights'],
        },
        {
          subject: 'team',
          name: 'Platform Engineers',
          before: { level: 'none' },
          after: { level: 'rights', manageRecords: true, manageUsers: false, expiresAt: ahead(10_080) },
          warnings: ['whole-team'],
        },
        {
          subject: 'record',
          name: 'Apollo API',
          before: { level: 'rights', canShare: false, canEdit: false },
          after: { level: 'rights', canShare: false, canEdit: true },
          warnings: [],
        },
      ],
      warnings: ['records-for-everybody'],
      skipped: [],
    },
    rowsInAll: 3,
    ...parts,
  });

/** Rights on the records of a folder, more rows than are sent, some people left out. */
export const permissionPreview = (parts: Partial<Preview> = {}): Preview =>
  preview({
    operation: {
      kind: 'record-permission',
      mode: 'classic',
      action: 'grant',
      folder: FOLDER,
      recursive: true,
      canShareRecords: false,
      canEditRecords: true,
    },
    command: `record-permission ${FOLDER.uid} -a grant -d -R --force`,
    target: folderTarget,
    effect: {
      rows: [
        {
          subject: 'record',
          name: 'Apollo API',
          before: { level: 'rights', canShare: false, canEdit: false },
          after: { level: 'rights', canShare: false, canEdit: true },
          warnings: [],
        },
        ...['Apollo database', 'Deploy key'].map(
          (of) =>
            ({
              subject: 'user',
              name: 'bob@acme.example',
              of,
              before: { level: 'rights', canShare: true, canEdit: false },
              after: { level: 'rights', canShare: true, canEdit: true },
              warnings: [],
            }) as const,
        ),
      ],
      warnings: ['some-skipped', 'for-everybody'],
      skipped: [
        { name: 'Root certificate', reason: 'no-right' },
        { name: 'Deploy key: carol@acme.example', reason: 'inherited' },
      ],
    },
    rowsInAll: 74,
    ...parts,
  });

export const ownerPreview = (parts: Partial<Preview> = {}): Preview =>
  preview({
    operation: {
      kind: 'transfer-record',
      mode: 'nsf',
      record: { uid: UID, title: 'Apollo API' },
      newOwner: 'bob@acme.example',
    },
    command: `nsf-transfer-record ${UID} bob@acme.example`,
    effect: {
      rows: [
        {
          subject: 'user',
          name: 'bob@acme.example',
          before: { level: 'role', role: 'content-manager' },
          after: { level: 'owner' },
          warnings: [],
        },
      ],
      warnings: ['lost-to-us', 'access-replaced'],
      skipped: [],
    },
    ...parts,
  });

/** All records of a folder, one of them owned by the person. */
export const folderRecordsPreview = (parts: Partial<Preview> = {}): Preview =>
  preview({
    operation: {
      kind: 'share-folder-records',
      mode: 'nsf',
      action: 'grant',
      folder: FOLDER,
      recursive: true,
      recipients: ['alice@acme.example'],
      role: 'viewer',
      expiration: { type: 'in', amount: 2, unit: 'h' },
    },
    command: `nsf-share-record ${FOLDER.uid} -e alice@acme.example -a grant -r viewer -R --expire-in 2h`,
    target: folderTarget,
    effect: {
      rows: ['Apollo API', 'Apollo database'].map((of, index) => ({
        subject: 'user',
        name: 'alice@acme.example',
        of,
        recordUid: index === 0 ? 'Rx3kPq9LmNo2RsTuVwXy1A' : 'Rx3kPq9LmNo2RsTuVwXy1B',
        before: index === 0 ? { level: 'none' } : { level: 'role', role: 'viewer' },
        after: { level: 'role', role: 'viewer', expiresAt: ahead(120) },
        warnings: index === 0 ? [] : ['end-may-stay'],
      })),
      warnings: ['records-of-today'],
      skipped: [],
    },
    rowsInAll: 2,
    ...parts,
  });

const GENERATED = {
  form: 'generated-password',
  generator: { algorithm: 'random', length: 24 },
} as const;

const ADDED: DirectOperation = {
  kind: 'record-add',
  mode: 'nsf',
  title: 'Apollo importer',
  recordType: 'login',
  folder: FOLDER,
  fields: [
    { section: 'fields', type: 'login', value: { form: 'withheld' } },
    { section: 'fields', type: 'password', value: GENERATED },
  ],
  reference: 'OPS-1 1',
};
const UPDATED: DirectOperation = {
  kind: 'record-update',
  mode: 'classic',
  record: { uid: UID, title: 'Apollo API' },
  fields: [{ section: 'fields', type: 'password', value: GENERATED }],
  force: false,
};

/** What an admin did directly: no draft but the operation, without its values. */
export function direct(kind: 'record-add' | 'record-update', parts: Partial<RequestView> = {}): RequestView {
  const operation = kind === 'record-add' ? ADDED : UPDATED;
  return approved(
    settled({
      proof: {
        verdict: 'shown',
        parts: [
          { name: 'login', shown: true },
          { name: 'password', shown: true },
        ],
        readAt: ago(1),
        synced: true,
        unseen: ['values'],
      },
    }),
    {
      draft: operation,
      operation,
      justification: 'The importer needs an account of its own.',
      state: 'completed',
      outcome: 'verified',
      requester: { accountId: 'pia', name: 'Pia Project' },
      decision: {
        kind: 'approved',
        by: { accountId: 'pia', name: 'Pia Project' },
        at: ago(1),
        operationHash: 'b'.repeat(64),
        changes: [],
      },
      // The server decides what is offered; what was done directly is not decided again all the same.
      can: { ...request().can, decide: true },
      ...parts,
    },
  );
}
