/** Sharing a folder, from the read before to the proof, against a Commander that changes its folder as the real one does. */
import type { FolderAccess } from '@keeper-workflow/operations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { commanderOf, empty, none, OPS, shown, TEAMS, type Rights } from '../testing/folder-world';
import {
  ALICE,
  BOB,
  data,
  FOLDER,
  folderGrant,
  folderRemove,
  MANAGER,
  nestedFolder,
  nsfFolderGrant,
  nsfFolderRemove,
  refuses,
  says,
  sharedFolder,
  SILENT,
  TEAM,
  uidOf,
} from '../testing/folders';
import { NOT_FOUND, SYNCED } from '../testing/replies';
import { scriptedCommander } from '../testing/scripted-commander';

const sent = (commands: readonly string[]) => commands.filter((command) => command.startsWith('share-folder'));

const rights = fc.record(
  { manageRecords: fc.boolean(), manageUsers: fc.boolean(), ends: fc.constant(true as const) },
  { requiredKeys: ['manageRecords', 'manageUsers'] },
);
const members = (names: readonly string[]) =>
  fc
    .tuple(fc.subarray([...names]), fc.array(rights, { minLength: names.length, maxLength: names.length }))
    .map(([present, all]) => new Map(present.map((name, at): [string, Rights] => [name, all[at] ?? none])));
const worlds = fc.record({
  defaults: fc.record({ manageRecords: fc.boolean(), manageUsers: fc.boolean() }),
  users: members([ALICE, BOB]),
  teams: members([TEAM.uid, OPS.uid]),
});
const targets = fc
  .record({
    recipients: fc.subarray([ALICE, BOB]),
    teams: fc.subarray([TEAM, { name: OPS.name }]),
    manageRecords: fc.boolean(),
    manageUsers: fc.boolean(),
    limited: fc.boolean(),
  })
  .filter(
    ({ recipients, teams, manageUsers, limited }) => recipients.length + teams.length > 0 && !(manageUsers && limited),
  );

describe('a Classic grant', () => {
  it('ends in exactly the rights asked for, for everybody named and nobody else, or is not sent', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(worlds, targets, async (world, { limited, ...asked }) => {
        const before = structuredClone(world);
        const expiration = limited
          ? ({ type: 'at', at: '2031-01-31T10:00:00Z' } as const)
          : ({ type: 'never' } as const);
        // The model above ends access only through `expire-in`.
        const operation = folderGrant({ ...asked, expiration });
        const { commander, vault, until } = commanderOf(world);
        const submission = await vault.submit(operation);
        if (submission.state !== 'accepted') {
          refused += 1;
          expect(submission).toMatchObject({ failure: { code: 'team-rights-too-wide' } });
          expect(world).toEqual(before);
          return;
        }
        const uids = asked.teams.map(({ name }) => TEAMS.find((team) => team.name === name)?.uid ?? '');
        for (const name of [...asked.recipients, ...uids]) {
          const now = name.includes('@') ? world.users.get(name) : world.teams.get(name);
          expect(now).toMatchObject({ manageRecords: asked.manageRecords, manageUsers: asked.manageUsers });
          if (!limited) expect(now?.ends).toBeUndefined();
        }
        for (const [name, was] of [...before.users, ...before.teams]) {
          if (![...asked.recipients, ...uids].includes(name)) {
            expect(world.users.get(name) ?? world.teams.get(name)).toEqual(was);
          }
        }
        if (!limited) {
          expect(await vault.prove(operation, commander.clock.now(), until())).toMatchObject({
            value: { verdict: 'shown' },
          });
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('for a new team says "off" by saying nothing, because Commander takes "off" for "on"', async () => {
    const world = empty();
    const { commander, vault } = commanderOf(world);
    await vault.submit(folderGrant({ recipients: [], teams: [TEAM] }));
    expect(sent(commander.commands)).toEqual([`share-folder --action=grant --email='${TEAM.uid}' '${FOLDER}'`]);
    expect(world.teams.get(TEAM.uid)).toEqual(none);
  });

  it('for a new team is not sent where the folder gives more by default', async () => {
    const { commander, vault } = commanderOf(empty({ defaults: { manageRecords: true, manageUsers: false } }));
    expect(await vault.submit(folderGrant({ recipients: [], teams: [TEAM] }))).toMatchObject({
      state: 'not-accepted',
      failure: { code: 'team-rights-too-wide', field: 'teams', detail: 'Finance' },
    });
    expect(sent(commander.commands)).toEqual([]);
  });

  it('for good is said only where an earlier end would stay', async () => {
    const ends = commanderOf(empty({ users: new Map([[ALICE, { ...none, ends: true }]]) }));
    await ends.vault.submit(folderGrant());
    expect(sent(ends.commander.commands)[0]).toContain(' --expire-in=never ');
    const not = commanderOf(empty({ users: new Map([[ALICE, none]]) }));
    await not.vault.submit(folderGrant());
    expect(sent(not.commander.commands)[0]).not.toContain('--expire');
  });

  it('with an end does not speak of managing users, which Commander documents as exclusive', async () => {
    const { commander, vault } = commanderOf(empty());
    await vault.submit(folderGrant({ expiration: { type: 'in', amount: 2, unit: 'd' } }));
    expect(sent(commander.commands)[0]).toBe(
      `share-folder --action=grant --email='${ALICE}' --manage-records=off --expire-in=2d '${FOLDER}'`,
    );
  });

  it('of rights on records is shown by all of them, and said to be everybody’s', async () => {
    const records = (canEdit: boolean[]) =>
      canEdit.map((can_edit, at) => ({ record_uid: uidOf(at), record_name: `R${at}`, can_edit, can_share: false }));
    const proof = async (canEdit: boolean[]) => {
      const member = { username: ALICE, manage_records: false, manage_users: false };
      const { options, clock } = scriptedCommander((command) =>
        command.startsWith('get') ? sharedFolder([MANAGER, member], { records: records(canEdit) }) : undefined,
      );
      const read = await createVault(options).prove(folderGrant({ canEditRecords: true }), 0, clock.now() + 20_000);
      return read.ok ? read.value : read.failure;
    };
    expect(await proof([true, true])).toMatchObject({
      verdict: 'shown',
      parts: [{ shown: true }, { name: 'Apollo', shown: true }],
    });
    expect(await proof([true, false])).toMatchObject({ verdict: 'partly' });
  });
});

describe('what Commander claims is held to the folder', () => {
  it('says done and nothing happened', async () => {
    const { options, clock } = scriptedCommander((command) =>
      command.startsWith('get')
        ? sharedFolder()
        : command.startsWith('share-folder')
          ? says(`User share '${ALICE}' added`)
          : undefined,
    );
    const vault = createVault(options);
    const submission = await vault.submit(folderGrant());
    if (submission.state !== 'accepted') throw new Error(submission.state);
    const until = clock.now() + 20_000;
    expect(await vault.follow(folderGrant(), submission.commanderRequestId, until)).toMatchObject({
      value: { reply: { claim: 'done' } },
    });
    expect(await vault.prove(folderGrant(), clock.now(), until)).toMatchObject({
      value: { verdict: 'absent', synced: false },
    });
  });

  it('says refused and something happened', async () => {
    const { commander, vault, until } = commanderOf(empty(), refuses(`User share '${ALICE}' failed: access_denied`));
    const submission = await vault.submit(folderGrant());
    if (submission.state !== 'accepted') throw new Error(submission.state);
    expect(await vault.follow(folderGrant(), submission.commanderRequestId, until())).toMatchObject({
      value: { reply: { claim: 'refused' } },
    });
    expect(await vault.prove(folderGrant(), commander.clock.now(), until())).toMatchObject({
      value: { verdict: 'shown' },
    });
  });

  it('is only as new as the last sync', async () => {
    const world = empty();
    let cache = sharedFolder();
    const { options, clock, commands } = scriptedCommander((command) => {
      if (command === 'sync-down') {
        cache = sharedFolder([MANAGER, ...[...world.users].map(([username, now]) => ({ username, ...shown(now) }))]);
        return SYNCED;
      }
      return command.startsWith('get') ? cache : undefined;
    });
    world.users.set(ALICE, none);
    expect(await createVault(options).prove(folderGrant(), 0, clock.now() + 20_000)).toMatchObject({
      value: { verdict: 'shown', synced: true },
    });
    expect(commands[0]).toBe('sync-down');
  });
});

describe('a removal', () => {
  it('takes exactly those named out, people and teams', async () => {
    const world = empty({
      users: new Map([
        [ALICE, none],
        [BOB, none],
      ]),
      teams: new Map([[OPS.uid, none]]),
    });
    const { vault, commander, until } = commanderOf(world);
    const operation = folderRemove({ teams: [{ name: 'Ops' }] });
    await vault.submit(operation);
    expect([...world.users.keys(), ...world.teams.keys()]).toEqual([BOB]);
    expect(await vault.prove(operation, commander.clock.now(), until())).toMatchObject({ value: { verdict: 'shown' } });
  });

  it('of the owner is not sent', async () => {
    const { vault, commander } = commanderOf(empty());
    expect(await vault.submit(folderRemove({ recipients: [MANAGER.username] }))).toMatchObject({
      failure: { code: 'recipient-is-owner' },
    });
    expect(sent(commander.commands)).toEqual([]);
  });

  it('in a nested folder of somebody who is not there is not sent: it would end what the folder inherits', async () => {
    const { options, commands } = scriptedCommander((command) =>
      command.startsWith('nsf-get') ? nestedFolder() : SILENT,
    );
    expect(await createVault(options).submit(nsfFolderRemove())).toMatchObject({
      failure: { code: 'invalid-input', field: 'recipients' },
    });
    expect(commands.filter((command) => command.startsWith('nsf-share'))).toEqual([]);
  });
});

describe('teams', () => {
  it.each([
    ['Dup', 'team-ambiguous'],
    ['finance', 'team-unknown'],
  ])('%s is not sent', async (name, code) => {
    const twice = [
      { 'Team UID': uidOf(1), Name: 'Dup' },
      { 'Team UID': uidOf(2), Name: 'Dup' },
      { 'Team UID': TEAM.uid, Name: 'Finance' },
    ];
    const { options, commands } = scriptedCommander((command) =>
      command.startsWith('list-team') ? data(twice) : command.startsWith('get') ? sharedFolder() : SILENT,
    );
    expect(await createVault(options).submit(folderGrant({ recipients: [], teams: [{ name }] }))).toMatchObject({
      failure: { code, field: 'teams', detail: name },
    });
    expect(sent(commands)).toEqual([]);
  });

  it('go by name in Classic where they cannot be listed, and not at all in NSF, which is not exact', async () => {
    const { options, commands } = scriptedCommander((command) => {
      if (command.startsWith('get')) return sharedFolder();
      if (command.startsWith('nsf-get')) return nestedFolder();
      return command.startsWith('share-folder') ? SILENT : undefined;
    });
    const vault = createVault(options);
    expect(await vault.submit(folderGrant({ teams: [{ name: 'Finance' }] }))).toMatchObject({ state: 'accepted' });
    expect(sent(commands)[0]).toContain("--email='Finance'");
    expect(await vault.submit(nsfFolderGrant({ teams: [{ name: 'Finance' }] }))).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'list-team' },
    });
  });
});

it('says when the folder is gone since it was chosen, and sends nothing', async () => {
  const { options, commands } = scriptedCommander((command) => (command.startsWith('get') ? NOT_FOUND : SILENT));
  expect(await createVault(options).submit(folderGrant())).toMatchObject({ failure: { code: 'folder-not-found' } });
  expect(sent(commands)).toEqual([]);
});

it('shows the folder it read to the preview', async () => {
  const { vault, until } = commanderOf(empty({ users: new Map([[ALICE, none]]) }));
  const target = await vault.readTarget(folderGrant(), until());
  const access: FolderAccess | undefined = target.ok ? target.value : undefined;
  expect(access?.users.map(({ username }) => username)).toEqual([MANAGER.username, ALICE]);
});
