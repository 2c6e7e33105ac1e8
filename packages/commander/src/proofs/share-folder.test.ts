/** What a read of a nested share folder proves about a grant, and what it cannot. */
import type { ShareFolder } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { ALICE, BOB, nestedFolder, nsfFolderGrant, SILENT } from '../testing/folders';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

describe('a grant in NSF', () => {
  const proving = async (operation: ShareFolder, folder: Scripted) => {
    const { options, clock } = scriptedCommander((command) => (command.startsWith('nsf-get') ? folder : undefined));
    const proof = await createVault(options).prove(operation, 0, clock.now() + 20_000);
    return proof.ok ? proof.value : proof.failure;
  };

  it('is shown by the role, and says that ends are not', async () => {
    const viewer = nestedFolder([{ accessor: ALICE, role: 'viewer' }]);
    expect(await proving(nsfFolderGrant(), viewer)).toMatchObject({ verdict: 'shown', unseen: ['expiration'] });
    expect(await proving(nsfFolderGrant({ role: 'full-manager' }), viewer)).toMatchObject({ verdict: 'absent' });
    const rotate = nsfFolderGrant({ expiration: { type: 'in', amount: 1, unit: 'd' }, rotateOnExpiration: true });
    expect(await proving(rotate, viewer)).toMatchObject({ verdict: 'shown', unseen: ['expiration', 'rotation'] });
  });

  it('proves nothing when who has access was left out, or a team has no uid', async () => {
    expect(await proving(nsfFolderGrant(), nestedFolder([], { user_permissions: undefined }))).toMatchObject({
      verdict: 'unprovable',
    });
    const named = nsfFolderGrant({ recipients: [], teams: [{ name: 'Finance' }] });
    expect(await proving(named, nestedFolder())).toMatchObject({ verdict: 'unprovable' });
  });

  it('says "for good" to somebody who may have an end, which no read shows', async () => {
    const { options, commands } = scriptedCommander((command) =>
      command.startsWith('nsf-get') ? nestedFolder([{ accessor: ALICE, role: 'viewer' }]) : SILENT,
    );
    const vault = createVault(options);
    await vault.submit(nsfFolderGrant());
    await vault.submit(nsfFolderGrant({ recipients: [BOB] }));
    const [known, fresh] = commands.filter((command) => command.startsWith('nsf-share'));
    expect(known).toContain('--expire-in=never');
    expect(fresh).not.toContain('--expire');
  });
});
