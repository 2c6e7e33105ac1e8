/**
 * A request of every kind that somebody can submit, with the target an approver picks for it, and what an admin carries
 * out himself: for tests that hold all of them to one rule.
 */
import { randomUUID } from 'node:crypto';
import type { Answer, Answers, DirectInput, Preview, RequestView } from '@keeper-workflow/contract';
import type { FieldEntry, OperationDraft, RecordPermissionDraft, ShareFolderDraft } from '@keeper-workflow/operations';
import { classicDraft, nestedDraft, valueOf, type Person, type TestWorld } from './world';

export interface Target {
  readonly is: 'record' | 'folder';
  readonly title: string;
}
export interface Kind {
  readonly name: string;
  readonly target: Target;
  /** Without the target: that is the approver's to pick. @param people addresses, where the kind names any. */
  readonly draft: (people?: readonly string[]) => OperationDraft;
  /** First word of the one command that carries it out. */
  readonly command: string;
}

const DAVE = 'dave@acme.example';
const HOURS = { type: 'in', amount: 2, unit: 'h' } as const;
const NEVER = { type: 'never' } as const;

const folderDraft = (parts: Partial<ShareFolderDraft>): ShareFolderDraft => ({
  kind: 'share-folder',
  mode: 'nsf',
  action: 'grant',
  folderDescription: 'the folder of the team',
  recipients: [],
  teams: [],
  manageRecords: false,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: false,
  expiration: NEVER,
  ...parts,
});
const permissionDraft = (parts: Partial<RecordPermissionDraft>): RecordPermissionDraft => ({
  kind: 'record-permission',
  mode: 'classic',
  action: 'grant',
  folderDescription: 'the folder of the team',
  recursive: false,
  canShareRecords: false,
  canEditRecords: false,
  ...parts,
});
const to = (people?: readonly string[]): string[] => [...(people ?? [DAVE])];

export const KINDS: readonly Kind[] = [
  {
    name: 'nested record',
    target: { is: 'record', title: 'Projects Wiki' },
    draft: (people) => nestedDraft({ recipients: to(people) }),
    command: 'nsf-share-record',
  },
  {
    name: 'classic record, all of a folder',
    target: { is: 'folder', title: 'Engineering' },
    draft: (people) => classicDraft({ scope: 'folder', recursive: true, recipients: to(people) }),
    command: 'share-record',
  },
  {
    name: 'nested record, all of a folder',
    target: { is: 'folder', title: 'Projects' },
    draft: (people) => nestedDraft({ scope: 'folder', recursive: false, expiration: NEVER, recipients: to(people) }),
    command: 'nsf-share-record',
  },
  {
    name: 'classic record, new owner',
    target: { is: 'record', title: 'Empty Login' },
    draft: (people) => classicDraft({ action: 'owner', recipients: to(people) }),
    command: 'share-record',
  },
  {
    name: 'nested record, new owner',
    target: { is: 'record', title: 'NSF Note' },
    draft: (people) => nestedDraft({ action: 'owner', recipients: to(people) }),
    command: 'nsf-share-record',
  },
  {
    name: 'nested folder',
    target: { is: 'folder', title: 'Apollo' },
    draft: (people) => folderDraft({ role: 'viewer', expiration: HOURS, recipients: to(people) }),
    command: 'nsf-share-folder',
  },
  {
    name: 'classic folder',
    target: { is: 'folder', title: 'Empty Shared' },
    draft: (people) => folderDraft({ mode: 'classic', manageRecords: true, recipients: to(people) }),
    command: 'share-folder',
  },
  {
    name: 'classic record permission',
    target: { is: 'folder', title: 'PAM Rotations' },
    draft: () => permissionDraft({ action: 'revoke', canEditRecords: true }),
    command: 'record-permission',
  },
  {
    name: 'nested record permission',
    target: { is: 'folder', title: 'Projects' },
    draft: () => permissionDraft({ mode: 'nsf', role: 'content-manager' }),
    command: 'nsf-record-permission',
  },
];
export const kind = (name: string): Kind => {
  const found = KINDS.find((one) => one.name === name);
  if (!found) throw new Error(`There is no kind called ${name}.`);
  return found;
};
/** Those that name people. */
export const PERSONAL = KINDS.filter(({ name }) => !name.endsWith('permission'));

/** Takes `people` out of a classic folder again. */
export const folderRemoval = (people: readonly string[], teams: readonly string[] = []): OperationDraft =>
  folderDraft({ mode: 'classic', action: 'remove', recipients: [...people], teams: teams.map((name) => ({ name })) });
/** Gives teams, and only teams, a classic folder. */
export const teamDraft = (...teams: readonly string[]): OperationDraft =>
  folderDraft({ mode: 'classic', manageRecords: true, teams: teams.map((name) => ({ name })) });

/** Uid of the only folder of this name in the vault. */
export function folderUid({ standIn }: TestWorld, name: string): string {
  const [folder, ...others] = standIn.vault().folders.filter((candidate) => candidate.name === name);
  if (!folder || others.length > 0) throw new Error(`${String(others.length + 1)} folders are called ${name}`);
  return folder.uid;
}

/** What a search would have given for it. */
export const picked = (world: TestWorld, { is, title }: Target) => ({
  [is]: { uid: is === 'record' ? world.uid(title) : folderUid(world, title), title },
});

/** What an approver sends to see what would happen. */
export const previewPayload = (world: TestWorld, request: RequestView, target: Target, parts: object = {}) => ({
  requestId: request.id,
  revision: request.revision,
  draft: { ...request.draft, ...picked(world, target), ...parts },
});

export const previewAnswer = (
  world: TestWorld,
  who: Person,
  request: RequestView,
  target: Target,
  issue = 'OPS-1',
): Promise<Answer<Preview>> => world.panel(who, 'previewDecision', previewPayload(world, request, target), { issue });

/** The preview of a request of any kind with that target chosen. */
export const previewOf = async (...asked: Parameters<typeof previewAnswer>): Promise<Preview> =>
  valueOf(await previewAnswer(...asked));

/** A policy for OPS that says everything, so that nothing stays from the test before. Folders by name. */
export interface Policy {
  readonly folders?: readonly string[];
  readonly requestersMaySearch?: boolean;
  /** Names of Jira groups. */
  readonly approverGroups?: readonly string[];
  readonly justificationRequired?: boolean;
}
export async function setPolicy(world: TestWorld, policy: Policy = {}): Promise<void> {
  const groups = await Promise.all(
    (policy.approverGroups ?? []).map(async (name) => {
      const { rows } = valueOf(await world.settings('ada', 'findGroups', { term: name }));
      const found = rows.find((row) => row.name === name);
      if (!found) throw new Error(`There is no group ${name}.`);
      return found;
    }),
  );
  const folders = (policy.folders ?? []).map((title) => ({ uid: folderUid(world, title), title }));
  const { requestersMaySearch = false, justificationRequired = false } = policy;
  const rest = { enabled: true, justificationRequired, folders, requestersMaySearch, approverGroups: groups };
  valueOf(await world.settings('ada', 'setProject', { projectKey: 'OPS', ...rest }));
}

export const typedField = (type: string, text: string, parts: Partial<FieldEntry> = {}): FieldEntry => ({
  section: 'fields',
  type,
  value: { form: 'text', text },
  ...parts,
});

type Adding = Extract<DirectInput, { kind: 'record-add' }>;
type Updating = Extract<DirectInput, { kind: 'record-update' }>;

/** A classic login in Engineering, its password made by Commander. */
export const adding = (world: TestWorld, parts: Partial<Adding> = {}): Adding => ({
  kind: 'record-add',
  mode: 'classic',
  title: 'Build server',
  recordType: 'login',
  folder: { uid: folderUid(world, 'Engineering'), title: 'Engineering' },
  fields: [
    typedField('login', 'build'),
    { section: 'fields', type: 'password', value: { form: 'generated-password', generator: RANDOM } },
  ],
  ...parts,
});
const RANDOM = { algorithm: 'random', length: 24 } as const;

/** Another login for a classic record in Engineering. */
export const updating = (world: TestWorld, title = 'Grafana', parts: Partial<Updating> = {}): Updating => ({
  kind: 'record-update',
  mode: 'classic',
  record: { uid: world.uid(title), title },
  fields: [typedField('login', 'graf-two')],
  force: false,
  ...parts,
});

export const carryOut = (
  world: TestWorld,
  who: Person,
  operation: DirectInput,
  requestId: string = randomUUID(),
): Promise<Answer<Answers['panel']['executeDirect']>> =>
  world.panel(who, 'executeDirect', { requestId, operation, justification: 'New machine' });
