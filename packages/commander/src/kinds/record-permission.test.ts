/** Changing rights on the records of a folder: the plan before, the refusals, and the plan again as the proof. */
import type { RecordPermission } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import {
  ALICE,
  BOB,
  data,
  MANAGER,
  nestedFolder,
  nsfPermissionGrant,
  nsfPermissionRevoke,
  permission,
  record,
  refuses,
  says,
  sharedFolder,
  SILENT,
  uidOf,
} from '../testing/folders';
import { NSF_NOT_FOUND, SECRET, SERVICE } from '../testing/replies';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

const [A, B, C] = [uidOf(0), uidOf(1), uidOf(2)];
const RECORDS = [
  { record_uid: A, record_name: 'Grafana', can_edit: false, can_share: true },
  { record_uid: B, record_name: 'Error: duplicate access denied', can_edit: true, can_share: true },
  { record_uid: C, record_name: 'Jira', can_edit: false, can_share: false },
];

function world(dryRun: Scripted, answers: Readonly<Record<string, Scripted>> = {}) {
  const commander = scriptedCommander((command) => {
    const [word = ''] = command.split(' ');
    if (answers[word]) return answers[word];
    if (command.includes('--dry-run')) return dryRun;
    const at = RECORDS.findIndex(({ record_uid }) => command.includes(record_uid));
    if (word === 'get' && at >= 0) {
      const title = RECORDS[at]?.record_name ?? '';
      return record(
        RECORDS[at]?.record_uid ?? '',
        title,
        [SERVICE, { username: ALICE, editable: false, shareable: true }],
        { source: 'classic' },
      );
    }
    if (word === 'get') return sharedFolder([MANAGER], { records: RECORDS });
    if (word === 'ls') return data(RECORDS.map(({ record_uid }) => ({ type: 'record', uid: record_uid })));
    return word === 'nsf-get' ? nestedFolder([], { records: RECORDS }) : SILENT;
  });
  const vault = createVault(commander.options);
  const until = () => commander.clock.now() + 30_000;
  return {
    ...commander,
    vault,
    plan: async (operation: RecordPermission) => {
      const plan = await vault.readTarget(operation, until());
      return plan.ok ? plan.value : plan.failure;
    },
    proof: async (operation: RecordPermission) => {
      const proof = await vault.prove(operation, 0, until());
      return proof.ok ? proof.value : proof.failure;
    },
  };
}

const DIRECT = [
  'GRANT Direct Record Share permission(s)',
  '#  Record UID              Title       Email               Can Edit',
  '---  ----------------------  ----------  ------------------  ----------',
  `1  ${A}  Grafana     ${ALICE}     Y`,
];
const SKIP = [
  'SKIP Shared Folder Record Share permission(s). Not permitted',
  '#  Shared Folder UID       Shared Folder Name    Record UID              Record Title',
  '---  ----------------------  --------------------  ----------------------  --------------',
  `1  ${uidOf(9)}  Apollo                ${C}  Jira`,
];

describe('the plan in Classic', () => {
  it('has what changes for everybody, and whose direct shares change', async () => {
    expect(await world(says(DIRECT)).plan(permission())).toMatchObject({
      records: RECORDS.map(({ record_name }) => ({ title: record_name })),
      changes: [
        {
          record: { title: 'Grafana' },
          before: { canEdit: false, canShare: true },
          after: { canEdit: true, canShare: true },
        },
        { record: { title: 'Jira' }, before: { canEdit: false }, after: { canEdit: true, canShare: false } },
        {
          record: { title: 'Grafana' },
          username: ALICE,
          before: { level: 'rights', canEdit: false, canShare: true },
          after: { level: 'rights', canEdit: true, canShare: true },
        },
      ],
      skipped: [],
    });
  });

  it('leaves out what the service account may not change, and says so', async () => {
    const plan = await world(says(SKIP)).plan(permission());
    expect(plan).toMatchObject({
      changes: [{ record: { title: 'Grafana' } }],
      skipped: [{ uid: C, title: 'Jira', reason: 'no-right' }],
    });
  });

  it('reads the tables whatever status the words in them earned', async () => {
    for (const [status, key] of [
      [200, 'message'],
      [207, 'message'],
      [409, 'message'],
      [400, 'error'],
      [403, 'error'],
      [500, 'error'],
    ] as const) {
      const body = key === 'error' ? { error: DIRECT.join('\n') } : { message: DIRECT };
      expect(await world({ status, body }).plan(permission())).toMatchObject({
        changes: [{}, {}, { username: ALICE }],
      });
    }
  });

  it('lets no value of a record through', async () => {
    expect(JSON.stringify(await world(says(DIRECT)).plan(permission()))).not.toContain(SECRET);
  });
});

const NSF = [
  'SKIP Record permission(s). Not permitted',
  '#  Record UID              Title          Email               Current Role           Reason',
  '---  ----------------------  -------------  ------------------  ---------------------  -----------------------------',
  `1  ${A}  Grafana  ${ALICE}  content-share-manager  Inherited from a shared folder — revoke at the parent shared folder`,
  `2  ${C}  Jira  —  —  No access — record is forbidden`,
  'REVOKE Record share(s)',
  '#  Record UID              Title          Email              Current Role',
  '---  ----------------------  -------------  -----------------  ------------------',
  `1  ${B}  viewer  viewer  ${BOB}      viewer`,
  `2                          Projects Wiki  dave@acme.example     contributor`,
];

describe('the plan in NSF', () => {
  it('has each person with the role before and after, and what is inherited or not ours', async () => {
    expect(await world(says(NSF)).plan(nsfPermissionRevoke())).toMatchObject({
      changes: [
        { record: { uid: B }, username: BOB, before: { level: 'role', role: 'viewer' }, after: { level: 'none' } },
        { record: { uid: B }, username: 'dave@acme.example', before: { level: 'rights' }, after: { level: 'none' } },
      ],
      skipped: [
        { title: 'Grafana', username: ALICE, reason: 'inherited' },
        { title: 'Jira', reason: 'no-right' },
      ],
    });
  });

  it('says that a grant makes inherited access the record’s own', async () => {
    const rows = [
      'GRANT Record permission(s)',
      `1  ${A}  Grafana  ${ALICE}  content-share-manager (inherited)     viewer`,
      `2  ${B}  x  ${BOB}  share-manager     viewer`,
    ];
    expect(await world(says(rows)).plan(nsfPermissionGrant())).toMatchObject({
      changes: [
        { before: { role: 'content-share-manager', inherited: true }, after: { role: 'viewer' } },
        { before: { role: 'share-manager' }, after: { role: 'viewer' } },
      ],
    });
  });
});

describe('a dry run that is none', () => {
  it.each([
    ['usage as success', says('the following arguments are required: -a/--action'), 'vault-refused'],
    ['a question', refuses('Unexpected error: EOF when reading a line'), 'commander-reply-not-understood'],
    ['something else', says('Hello'), 'commander-reply-not-understood'],
    ['a refusal', refuses('Unexpected error: access_denied: no'), 'vault-refused'],
    ['a table of another form', says(['REVOKE Record share(s)', '1  what is this']), 'commander-reply-not-understood'],
  ])('is a failure, never an empty plan: %s', async (_, dryRun, code) => {
    expect(await world(dryRun).plan(nsfPermissionRevoke())).toMatchObject({ code, field: 'folder' });
  });
});

describe('submit', () => {
  it.each([
    [
      'a private folder',
      permission(),
      { get: data({ folder_uid: 'pRQHQ4yZfUwps2pMa-21Uw', type: 'classic_folder', name: 'x' }) },
      'folder-not-shared',
    ],
    ['a nested folder in Classic', permission(), { get: nestedFolder() }, 'folder-other-mode'],
    [
      'a classic folder in NSF',
      nsfPermissionGrant(),
      { 'nsf-get': NSF_NOT_FOUND, get: sharedFolder() },
      'folder-other-mode',
    ],
    ['an empty folder', permission(), { get: sharedFolder() }, 'folder-empty'],
  ])('sends nothing for %s, which Commander leaves alone and calls a success', async (_, operation, answers, code) => {
    const { vault, commands } = world(SILENT, answers);
    expect(await vault.submit(operation)).toMatchObject({ state: 'not-accepted', failure: { code } });
    expect(commands.filter((command) => command.includes('record-permission'))).toEqual([]);
  });

  it('always names the folder and never lets Commander ask', async () => {
    const { vault, commands } = world(SILENT);
    for (const operation of [permission(), nsfPermissionGrant(), nsfPermissionRevoke({ recursive: false })]) {
      expect(await vault.submit(operation)).toMatchObject({ state: 'accepted' });
      expect(commands.at(-1)).toMatch(/ --force 'pRQHQ4yZfUwps2pMa-21Uw'$/);
    }
  });
});

describe('the proof', () => {
  it('is shown when nothing is left to change, whether or not something was', async () => {
    const shown = {
      verdict: 'shown',
      parts: ['Error: duplicate access denied', 'Grafana', 'Jira'].map((name) => ({ name, shown: true })),
    };
    expect(await world(says('No permission changes are needed.')).proof(nsfPermissionGrant())).toMatchObject(shown);
    const folder = sharedFolder([MANAGER], { records: RECORDS.map((row) => ({ ...row, can_edit: true })) });
    expect(
      await world(says('Request to GRANT "Can Edit" permission(s) in "Apollo" folder only'), { get: folder }).proof(
        permission(),
      ),
    ).toMatchObject(shown);
  });

  it('is partly there while some records still have something to change, or may not be changed', async () => {
    expect(await world(says(SKIP)).proof(permission())).toMatchObject({
      verdict: 'partly',
      parts: [
        { name: 'Error: duplicate access denied', shown: true },
        { name: 'Grafana', shown: false },
        { name: 'Jira', shown: false },
      ],
    });
  });

  it('is told before the command too: what needs no change proves nothing', async () => {
    const { vault, clock } = world(says(SKIP));
    expect(await vault.rehearse(permission(), clock.now() + 30_000)).toMatchObject({
      value: {
        command: expect.stringContaining('--force') as string,
        before: [
          { name: 'Error: duplicate access denied', shown: true },
          { name: 'Grafana', shown: false },
          { name: 'Jira', shown: false },
        ],
      },
    });
  });

  it('tells records of one title apart', async () => {
    const records = RECORDS.map((row) => ({ ...row, record_name: 'Jira' }));
    const { proof } = world(SILENT, { get: sharedFolder([MANAGER], { records }) });
    expect(await proof(permission())).toMatchObject({
      parts: [{ name: 'Jira' }, { name: 'Jira (2)' }, { name: 'Jira (3)' }],
    });
  });

  it('does not count what a folder above gives', async () => {
    expect(await world(says(NSF.slice(0, 4))).proof(nsfPermissionRevoke())).toMatchObject({ verdict: 'shown' });
  });

  it('of a silent success is absent when nothing changed', async () => {
    const folder = sharedFolder([MANAGER], { records: RECORDS.map((row) => ({ ...row, can_edit: false })) });
    const { proof } = world(SILENT, { get: folder });
    expect(await proof(permission())).toMatchObject({ verdict: 'absent' });
  });
});
