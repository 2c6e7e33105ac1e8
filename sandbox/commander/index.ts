/**
 * The Commander stand-in: Service Mode over a synthetic company vault, as a separate HTTP server. What it answers is
 * held against the real Commander by `tests/conformance`; a form of a command that is not is refused loudly, with
 * `The stand-in does not know this form: ...`.
 */
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Commander, CommanderOptions } from './door';
import { Keys } from './service/keys';
import { RequestQueue } from './service/queue';
import { RateLimit } from './service/rate-limit';
import { answer, type Service } from './service/routes';
import { Worker } from './service/worker';
import { Cloud } from './vault/cloud';
import { decideApproval, raiseApproval, raiseDevice, removeDevice } from './vault/elsewhere';
import { Session } from './vault/session';
import { viewOf } from './vault/view';

export type * from './door';

/** Starts the stand-in on 127.0.0.1. Rejects when the port is taken or an option is none that Commander has. */
export async function startCommander(options: CommanderOptions): Promise<Commander> {
  const { clock, apiKey, encryptionKey } = options;
  if (encryptionKey !== undefined && !/^[A-Za-z0-9@#$%^&+=]{32}$/.test(encryptionKey)) {
    throw new Error('An encryption key has 32 characters of A-Z, a-z, 0-9 and @#$%^&+=.');
  }
  const nested = options.nestedSharedFolders ?? true;
  const administrator = options.administrator ?? true;
  const cloud = new Cloud(clock, options.dataDir, { records: options.seedRecords ?? 0, nested, administrator });
  let session = new Session(cloud);
  const worker = new Worker({ cloud, clock, calls: options.calls, encryptionKey, session: () => session });
  const queue = new RequestQueue(clock, (command) => worker.run(command));
  const limit = new RateLimit(clock, options.rateLimit ?? '60/minute');
  const { keyExpiresAt, commands, moreKeys = [] } = options;
  const first = { apiKey, commands, ...(keyExpiresAt === undefined ? {} : { expiresAt: keyExpiresAt }) };
  const service: Service = {
    keys: new Keys(clock, [first, ...moreKeys]),
    limit,
    deniedAddresses: options.deniedAddresses ?? [],
    queue,
    queued: options.queue ?? true,
    // Without a queue nothing waits, so nothing expires: the answer is lost.
    direct: async (command) => {
      const stored = await worker.run(command);
      return stored === 'expired' ? undefined : stored;
    },
  };
  const server = createAdaptorServer({
    fetch: (request, environment) =>
      answer(service, request, (environment as HttpBindings).incoming.socket.remoteAddress ?? ''),
  });
  const port = await listen(server, options.port);

  const restart = (): void => {
    queue.restart();
    limit.clear();
    session = new Session(cloud);
  };
  return {
    url: `http://127.0.0.1:${port}/api/v2`,
    port,
    key: apiKey,
    vault: () => viewOf(cloud),
    changeCount: () => cloud.changeCount(),
    setTiming(milliseconds) {
      worker.timing = milliseconds;
    },
    misbehave: (misbehaviour) => {
      worker.misbehave(misbehaviour);
    },
    refuse: (refusal) => {
      cloud.refuse(refusal);
    },
    setNestedSharedFolders(enabled) {
      cloud.nestedLicensed = enabled;
    },
    setPasswordPolicy(policy) {
      cloud.passwordPolicy = policy;
    },
    raiseApproval: (approval) => raiseApproval(cloud, clock, approval),
    decideApproval: (uid, status) => {
      decideApproval(cloud, clock, uid, status);
    },
    raiseDevice: (device) => raiseDevice(cloud, clock, device),
    removeDevice: (id) => {
      removeDevice(cloud, id);
    },
    setAdministrator(is) {
      cloud.administrator = is;
    },
    setTransfersLoseRecords(lose) {
      cloud.transfersLoseRecords = lose;
    },
    setPendingInvitations(from) {
      cloud.pendingInvitations = [...from];
    },
    reset() {
      cloud.reset();
      worker.reset();
      restart();
    },
    restart,
    close: () =>
      new Promise((resolve, reject) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close((error) => {
          cloud.close();
          if (error) reject(error);
          else resolve();
        });
      }),
  };
}

/** The port that was taken. */
function listen(server: ReturnType<typeof createAdaptorServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
