/** The sandbox's stand-in as a target: the same world set-up, through its methods. */
import { startCommander } from '../../sandbox/commander';
import { createWorldClock } from '../../sandbox/world';
import { ALLOWED, ENCRYPTION_KEY, SECOND_KEY, type ServerKind } from './case';
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
  });
  const now = (run: () => void): Promise<void> => {
    run();
    return Promise.resolve();
  };
  return {
    root: new URL(commander.url).origin,
    key: commander.key,
    ...(kind === 'encrypted' ? { encryptionKey: ENCRYPTION_KEY } : {}),
    reset: () => now(() => commander.reset()),
    refuse: (refusal) => now(() => commander.refuse(refusal)),
    nestedOff: () => now(() => commander.setNestedSharedFolders(false)),
    invitedBy: (users) => now(() => commander.setPendingInvitations(users)),
    async close() {
      await commander.close();
      clock.close();
    },
  };
}
