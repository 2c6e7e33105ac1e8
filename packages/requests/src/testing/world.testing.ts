/**
 * The world of the use cases in memory, for tests: a clock that is moved by hand, storage with real conditions, a vault
 * that does what Commander does with one record, and a Jira that remembers its comments. `before` is awaited ahead of
 * every call to a port, so that a test can delay, fail or interleave each of them.
 */
import { failure, fail, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type {
  Located,
  Operation,
  Placement,
  Progress,
  Proof,
  RecordAccess,
  RecordAdd,
  Rehearsal,
  Reply,
  ShareRecord,
  Submission,
  TargetStates,
  Vault,
} from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import type { AuditEntry } from '../audit';
import type { Comment } from '../comments';
import type { ProjectPolicy } from '../policy';
import type { GroupRef, IssueStatus, Ports } from '../ports';
import { attentionAt, type StoredRequest } from '../request';

export const START = Date.UTC(2026, 10, 23, 9);

export const POLICY: ProjectPolicy = {
  projectId: '10000',
  projectKey: 'OPS',
  name: 'Operations',
  enabled: true,
  justificationRequired: false,
};

const ISSUE = { id: '10001', key: 'OPS-1', projectId: '10000', projectKey: 'OPS' };

const person = (accountId: string, approver: boolean): IssueCaller => ({
  accountId,
  approver,
  projectAdmin: approver,
  jiraAdmin: false,
  issue: ISSUE,
  policy: POLICY,
});

export const alice = person('alice', false);
export const bob = person('bob', false);
export const pia = person('pia', true);
export const sam = person('sam', true);

export const RECORD = { uid: 'AbCdEfGhIjKlMnOpQrStUv', title: 'Apollo API' };

/** How the vault behaves when a command is handed over and followed; replaced by tests. */
export interface VaultBehaviour {
  submit: 'accepted' | 'not-accepted' | 'lost-before' | 'lost-after';
  /** Whether the command takes effect at all. */
  effect: boolean;
  reply: Reply | 'waiting' | 'gone';
  read: 'ok' | Failure;
  /** What a look just before finds in the way of the command. */
  refusal?: Failure;
  /** The read cannot show when access ends. */
  endsUnknown: boolean;
}

export interface TestWorld {
  readonly ports: Ports;
  /** Ports as somebody else's invocation has them: same world, other person. */
  as(accountId: string): Ports;
  readonly behaviour: VaultBehaviour;
  /** Changing commands that were handed over. */
  readonly commands: ShareRecord[];
  readonly requests: Map<string, StoredRequest>;
  readonly audit: AuditEntry[];
  readonly comments: { marker: string; comment: Comment }[];
  readonly statuses: IssueStatus[];
  readonly followUps: { requestId: string; delaySeconds: number }[];
  readonly access: Set<string>;
  readonly emails: Map<string, string | undefined>;
  /** Where records and folders lie, by uid: the folders around, nearest first; of a folder its own uid comes first. */
  readonly places: Map<string, { readonly title: string; readonly within: readonly string[] }>;
  readonly groups: (GroupRef & { readonly members: readonly string[] })[];
  readonly policies: Map<string, ProjectPolicy>;
  advance(milliseconds: number): void;
  /** Awaited ahead of each call to a port; may throw to kill the invocation there. */
  before: (call: string) => Promise<void> | void;
}

export function createTestWorld(): TestWorld {
  let now = START;
  let counter = 0;
  const done: Reply = { claim: 'done', words: 'granted' };
  const world: Omit<TestWorld, 'ports' | 'as'> = {
    behaviour: { submit: 'accepted', effect: true, reply: done, read: 'ok', endsUnknown: false },
    commands: [],
    requests: new Map(),
    audit: [],
    comments: [],
    statuses: [],
    followUps: [],
    access: new Set(),
    emails: new Map(['alice', 'bob', 'pia', 'sam'].map((name) => [name, `${name}@acme.example`])),
    places: new Map(),
    groups: [],
    policies: new Map([[POLICY.projectId, POLICY]]),
    advance: (milliseconds) => {
      now += milliseconds;
    },
    before: () => undefined,
  };
  const step = async <Value>(call: string, run: () => Value): Promise<Value> => {
    await world.before(call);
    return run();
  };

  /** This world shares records; of everything else it has the reads that come first. */
  const requested = (operation: Operation): ShareRecord => {
    if (operation.kind !== 'share-record') throw new Error(operation.kind);
    return operation;
  };

  const vault: Vault = {
    readTarget: <O extends Operation>(operation: O) =>
      // A share-record's target is a record's access; TypeScript does not follow the kind through the generic.
      step('vault.readTarget', () => {
        const read = operation.kind === 'record-add' ? ok(placementOf(operation)) : readAccess(requested(operation));
        return read as Result<TargetStates[O['kind']]>;
      }),
    commandText: () => ok('nsf-share-record …'),
    rehearse: (operation) => step('vault.rehearse', () => rehearse(operation)),
    submit: (operation) => step('vault.submit', () => submit(requested(operation))),
    progress: () => step('vault.progress', progress),
    follow: (_operation, _id, deadline) =>
      step('vault.follow', () => {
        if (world.behaviour.reply === 'waiting') now = Math.max(now, deadline);
        return progress();
      }),
    prove: (operation) => step('vault.prove', () => prove(requested(operation))),
    findRecords: () => step('vault.findRecords', () => ok({ rows: [], more: false })),
    findRecordsIn: () => step('vault.findRecords', () => ok({ rows: [], more: false })),
    findFolders: (term, limit) =>
      step('vault.findFolders', () => {
        const found = [...world.places].filter(([uid, { title, within }]) => within[0] === uid && title.includes(term));
        const rows = found.map(([uid, { title }]) => ({ uid, title, mode: 'nsf' as const }));
        return ok({ rows: rows.slice(0, limit), more: rows.length > limit });
      }),
    findFoldersIn: (folders, term, limit) =>
      step('vault.findFolders', () => {
        const found = [...world.places].filter(([uid, { title, within }]) => within[0] === uid && title.includes(term));
        const inside = found.filter(([, { within }]) => folders.some((folder) => within.includes(folder)));
        const rows = inside.map(([uid, { title }]) => ({ uid, title, mode: 'nsf' as const }));
        return ok({ rows: rows.slice(0, limit), more: rows.length > limit });
      }),
    findTeams: () => step('vault.findTeams', () => ok({ rows: [], more: false, onlyOwn: false })),
    recordTypes: () => step('vault.recordTypes', () => ok([])),
    template: () => step('vault.template', () => fail(failure('record-type-unknown'))),
    describe: (kind, uid) => step('vault.describe', () => locate(kind, uid)),
    locate: (kind, uid) => step('vault.locate', () => locate(kind, uid)),
    epmRequests: () => step('vault.epmRequests', () => ok([])),
    pendingDevices: () => step('vault.pendingDevices', () => ok([])),
  };

  function locate(kind: 'record' | 'folder', uid: string): Result<Located> {
    const place = world.places.get(uid);
    if (!place && kind === 'folder') return fail(failure('folder-not-found'));
    const { title, within } = place ?? { title: RECORD.title, within: [] };
    return ok({ uid, title, mode: 'nsf', type: kind === 'folder' ? 'folder' : 'login', within });
  }

  const placementOf = ({ mode, recordType, folder }: RecordAdd): Placement => ({
    mode,
    recordType,
    ...(folder ? { folder: { ...folder, title: world.places.get(folder.uid)?.title ?? folder.title } } : {}),
    template: { name: recordType, fields: [] },
    titleTaken: false,
    readAt: now,
  });

  function submit(operation: ShareRecord): Submission {
    const { submit: how, effect } = world.behaviour;
    if (how === 'not-accepted') return { state: 'not-accepted', failure: failure('commander-rate-limited') };
    if (how === 'lost-before') return { state: 'lost', failure: failure('commander-timeout') };
    world.commands.push(operation);
    if (effect) {
      for (const recipient of operation.recipients) {
        if (operation.action === 'grant') world.access.add(recipient);
        else world.access.delete(recipient);
      }
    }
    if (how === 'lost-after') return { state: 'lost', failure: failure('commander-timeout') };
    counter += 1;
    return { state: 'accepted', commanderRequestId: `command-${String(counter)}` };
  }

  function progress(): Result<Progress> {
    const { reply } = world.behaviour;
    if (reply === 'waiting') return ok({ state: 'waiting' });
    if (reply === 'gone') return ok({ state: 'gone', failure: failure('commander-reply-lost') });
    return ok({ state: 'answered', reply });
  }

  function readAccess(operation: ShareRecord): Result<RecordAccess> {
    const { read, endsUnknown } = world.behaviour;
    if (read !== 'ok') return fail(read);
    const users = [...world.access].map((username) => ({
      username,
      owner: false,
      canShare: false,
      canEdit: false,
      role: 'viewer' as const,
    }));
    const { mode } = operation;
    const access = { ...RECORD, type: 'login', mode, users, usersKnown: true, readAt: now };
    return ok({ ...access, ...(endsUnknown ? { endsUnknown } : {}) });
  }

  function rehearse(operation: Operation): Result<Rehearsal> {
    const { refusal } = world.behaviour;
    if (refusal) return fail(refusal);
    const command = 'nsf-share-record …';
    if (operation.kind !== 'share-record') return ok({ command });
    const proof = prove(operation);
    return proof.ok ? ok({ command, before: proof.value.parts }) : proof;
  }

  function prove(operation: ShareRecord): Result<Proof> {
    const { read, endsUnknown } = world.behaviour;
    if (read !== 'ok') return fail(read);
    const wanted = operation.action === 'grant';
    const parts = operation.recipients.map((username) => ({
      name: username,
      shown: world.access.has(username) === wanted,
    }));
    const shown = parts.filter((part) => part.shown).length;
    const verdict = shown === parts.length ? 'shown' : shown === 0 ? 'absent' : 'partly';
    const unseen = endsUnknown && wanted ? { unseen: ['expiration' as const] } : {};
    return ok({ verdict, parts, readAt: now, synced: true, ...unseen });
  }

  const portsOf = (accountId: string): Ports => ({
    clock: { now: () => now },
    ids: { next: () => `execution-${String((counter += 1))}` },
    log: { warn: () => undefined, failure: () => undefined },
    directory: {
      permissions: () => step('directory.permissions', () => ok(new Set<string>())),
      issue: () => step('directory.issue', () => ok(ISSUE)),
      myGroups: () =>
        step('directory.myGroups', () =>
          ok(new Set(world.groups.filter(({ members }) => members.includes(accountId)).map(({ id }) => id))),
        ),
      findGroups: (term, limit) =>
        step('directory.findGroups', () => {
          const found = world.groups.filter(({ name }) => name.includes(term)).map(({ id, name }) => ({ id, name }));
          return ok({ groups: found.slice(0, limit), more: found.length > limit });
        }),
      project: () => step('directory.project', () => ok({ id: '10000', key: 'OPS', name: 'Operations' })),
      myself: () =>
        step('directory.myself', () => {
          const email = world.emails.get(accountId);
          return ok({ accountId, name: accountId, ...(email === undefined ? {} : { email }) });
        }),
    },
    requests: {
      load: (id) => step('requests.load', () => ok(world.requests.get(id))),
      ofIssue: (issueId, limit) =>
        step('requests.ofIssue', () =>
          ok(
            [...world.requests.values()]
              .filter((request) => request.issueId === issueId)
              .reverse()
              .slice(0, limit),
          ),
        ),
      store: (request, expectedRevision, audit) =>
        step('requests.store', () => {
          if ((world.requests.get(request.id)?.revision ?? 0) !== expectedRevision) return ok('conflict');
          world.requests.set(request.id, request);
          if (audit) world.audit.push(audit);
          return ok('stored');
        }),
      needingAttention: (until, limit) =>
        step('requests.needingAttention', () =>
          ok(
            [...world.requests.values()]
              .filter((request) => (attentionAt(request) ?? Infinity) <= until)
              .map(({ id }) => id)
              .slice(0, limit),
          ),
        ),
    },
    policies: {
      ofProject: (projectId) => step('policies.ofProject', () => ok(world.policies.get(projectId))),
      all: () => step('policies.all', () => ok([...world.policies.values()])),
      store: (policy) =>
        step('policies.store', () => {
          world.policies.set(policy.projectId, policy);
          return ok(undefined);
        }),
    },
    vaults: {
      open: () => step('vaults.open', () => ok(vault)),
      configured: () => step('vaults.configured', () => ok(true)),
    },
    journal: {
      comment: (_issueId, comment, marker) =>
        step('journal.comment', () => {
          world.comments.push({ marker, comment });
          return ok(undefined);
        }),
      hasComment: (_issueId, marker) =>
        step('journal.hasComment', () => ok(world.comments.some((posted) => posted.marker === marker))),
      showStatus: (_issueId, status) =>
        step('journal.showStatus', () => {
          world.statuses.push(status);
          return ok(undefined);
        }),
    },
    followUps: {
      push: (requestId, delaySeconds) =>
        step('followUps.push', () => {
          world.followUps.push({ requestId, delaySeconds });
          return ok(undefined);
        }),
    },
  });

  return Object.assign(world, { ports: portsOf('app'), as: portsOf });
}
