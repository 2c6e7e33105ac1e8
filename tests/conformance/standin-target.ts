/** The sandbox's stand-in as a target: the same world set-up, through its methods. */
import { startCommander } from '../../sandbox/commander';
import { createWorldClock } from '../../sandbox/world';
import { ALLOWED, ENCRYPTION_KEY, SECOND_KEY, type ServerKind } from './case';
import { readApprovals, UNREADABLE } from './real-approvals';
import type { Target } from './target';

export async function startStandIn(kind: ServerKind): Promise<Target> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: 'stand-in-api-key-0123456789abcdefghijklm=',
    commands: ALLOWED,
    moreKeys: [{ apiKey: SECOND_KEY, commands: ['service-status', 'list'] }],
    ...(kind === 'limited' ? {} : { rateLimit: '100000/minute' }),
    ...(kind === 'encrypted' ? { encryptionKey: ENCRYPTION_KEY } : {}),
    ...(kind === 'expired' ? { keyExpiresAt: clock.now() - 60_000 } : {}),
    ...(kind === 'no-queue' ? { queue: false } : {}),
    ...(kind === 'denied' ? { deniedAddresses: ['127.0.0.1'] } : {}),
    ...(kind === 'not-admin' ? { administrator: false } : {}),
  });
  const now = (run: () => unknown): Promise<void> => {
    run();
    return Promise.resolve();
  };
  let slowness = 0;
  const { origin: root } = new URL(commander.url);
  return {
    root,
    key: commander.key,
    ...(kind === 'encrypted' ? { encryptionKey: ENCRYPTION_KEY } : {}),
    async reset() {
      commander.reset();
      if (kind === 'epm') await readApprovals(root, commander.key);
    },
    refuse: (refusal) => now(() => commander.refuse(refusal)),
    nestedOff: () => now(() => commander.setNestedSharedFolders(false)),
    passwordPolicy: (policy) => now(() => commander.setPasswordPolicy(policy)),
    invitedBy: (users) => now(() => commander.setPendingInvitations(users)),
    newApproval: (by) =>
      now(() =>
        'name' in by
          ? commander.raiseApproval({ name: by.name })
          : commander.raiseApproval({ uid: by.uid, ...(by.unreadable ? { unreadable: UNREADABLE } : {}) }),
      ),
    decidedElsewhere: (uid, as) => now(() => commander.decideApproval(uid, as)),
    devicesGone: () =>
      now(() => {
        for (const { id } of commander.vault().devices) commander.removeDevice(id);
      }),
    slow: (seconds) =>
      now(() => {
        commander.setTiming(seconds * 1000);
        // What runs under the earlier timing is not waited for: its time passes.
        clock.advance(slowness);
        slowness = seconds;
      }),
    restart: () => now(() => commander.restart()),
    async close() {
      await commander.close();
      clock.close();
    },
  };
}
