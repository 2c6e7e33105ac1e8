/**
 * What looking at every record of a folder costs: each is read once for a preview; once before a command is sent, and once
 * for the proof. Counted from the call log for a folder of 16 records, and printed.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Preview, RequestView } from '@keeper-workflow/contract';
import type { OperationDraft } from '@keeper-workflow/operations';
import { runCommand } from '../../sandbox/commander/commander.testing';
import type { Call } from '../../sandbox/world';
import { folderUid, previewOf } from '../kinds';
import { approvalOf, ask, classicDraft, nestedDraft, startWorld, stored, valueOf, type TestWorld } from '../world';

const RECORDS = 16;
let world: TestWorld;

beforeAll(async () => {
  world = await startWorld();
  for (const [folder, command] of [
    ['Empty Shared', 'record-add'],
    ['Empty NSF', 'nsf-record-add'],
  ] as const) {
    for (let at = 0; at < RECORDS; at += 1) {
      const title = `${folder} ${String(at)}`;
      await runCommand(world.standIn, `${command} -t '${title}' -rt login --folder=${folderUid(world, folder)}`);
    }
  }
});
afterAll(() => world.close());

const scope = {
  scope: 'folder' as const,
  recursive: false,
  recipients: ['dave@acme.example'],
  expiration: { type: 'never' as const },
};
const permission = {
  kind: 'record-permission',
  folderDescription: 'the folder of the team',
  recursive: false,
  canShareRecords: false,
  canEditRecords: false,
} as const;

/** Looks at a record or the folder, of the preview and from the approval to the proof, and all commands of both. */
interface Row {
  readonly name: string;
  readonly folder: string;
  readonly draft: OperationDraft;
  readonly looks: readonly [number, number];
  readonly commands: readonly [number, number];
}

/** The folder and its records. */
const ONCE = 1 + RECORDS;
const ROWS: readonly Row[] = [
  {
    name: 'share, Classic',
    folder: 'Empty Shared',
    draft: classicDraft(scope),
    looks: [ONCE, 2 * ONCE],
    // To sync; to list the folder, each time.
    commands: [ONCE + 2, 2 * ONCE + 5],
  },
  {
    name: 'share, NSF',
    folder: 'Empty NSF',
    draft: nestedDraft(scope),
    looks: [ONCE, 2 * ONCE],
    commands: [ONCE + 1, 2 * ONCE + 3],
  },
  {
    name: 'take away with a role as a filter, NSF',
    folder: 'Empty NSF',
    draft: nestedDraft({ ...scope, action: 'revoke' }),
    looks: [ONCE, 2 * ONCE],
    commands: [ONCE + 1, 2 * ONCE + 3],
  },
  {
    name: 'change rights, Classic',
    folder: 'Empty Shared',
    draft: { ...permission, mode: 'classic', action: 'revoke', canEditRecords: true },
    // Afterwards nobody's own share would change any more, so only the folder is read.
    looks: [ONCE, ONCE + 1],
    commands: [ONCE + 3, ONCE + 8],
  },
  {
    name: 'change rights, NSF',
    folder: 'Empty NSF',
    draft: { ...permission, mode: 'nsf', action: 'grant', role: 'viewer' },
    // A dry run tells everything of nested records.
    looks: [1, 2],
    commands: [3, 7],
  },
];

function cost(calls: readonly Call[]) {
  const commands = calls.filter(({ kind }) => kind === 'commander').map(({ what }) => what.split(' ')[0]);
  return {
    looks: commands.filter((word) => word === 'get' || word === 'nsf-get').length,
    commands: commands.length,
    http: calls.filter(({ kind }) => kind === 'egress').length,
  };
}

describe(`a folder of ${String(RECORDS)} records`, () => {
  // A machine so busy that the page does not wait for the end counts what a follow-up does, too: then once more.
  let asked: RequestView | undefined;
  afterEach(async () => {
    const isOver = async () => asked === undefined || (await stored(world, asked)).state !== 'executing';
    await expect.poll(isOver, { timeout: 60_000, interval: 1000 }).toBe(true);
  });

  it.each(ROWS)('$name', { retry: 2 }, async ({ name, folder, draft, looks, commands }) => {
    const request = await ask(world, { draft });
    asked = request;
    const target = { is: 'folder', title: folder } as const;
    let seen: Preview | undefined;
    const preview = await world.callsDuring(async () => {
      seen = await previewOf(world, 'pia', request, target);
    });
    const execution = await world.callsDuring(async () => {
      if (!seen) throw new Error('no preview');
      const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
      expect(done.outcome).toBe('verified');
    });
    for (const [at, spent] of [cost(preview), cost(execution)].entries()) {
      console.log(`${name}, ${at === 0 ? 'preview' : 'approval to proof'}: ${JSON.stringify(spent)}`);
      expect(spent.looks).toBe(looks[at]);
      expect(spent.commands).toBeLessThanOrEqual(commands[at] ?? 0);
      expect(spent.http).toBeLessThanOrEqual(2 * spent.commands);
    }
  });
});
