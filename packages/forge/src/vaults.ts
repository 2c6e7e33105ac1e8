/** Opens the vault of the saved connection: Commander Service Mode through Forge's fetch. */
import { fetch as forgeFetch } from '@forge/api';
import {
  checkConnection,
  createVault,
  NotSent,
  type CommanderOptions,
  type HttpFetch,
} from '@keeper-workflow/commander';
import { fail, failure, ok } from '@keeper-workflow/failures';
import type { Vault } from '@keeper-workflow/operations';
import type { Connection, ConnectionStore, SettingsPorts, Vaults } from '@keeper-workflow/requests';
import { clock } from './runtime';

/** Forge refuses a host that is not in the manifest before anything is sent, under one of these names. */
const EGRESS_REFUSALS = ['REQUEST_EGRESS_ALLOWLIST_ERR', 'BLOCKED_EGRESS'];

const commanderFetch: HttpFetch = async (url, init) => {
  try {
    return await forgeFetch(url, { ...init, headers: { ...init.headers } });
  } catch (error) {
    const text = error instanceof Error ? `${error.name} ${error.message}` : '';
    if (EGRESS_REFUSALS.some((refusal) => text.includes(refusal))) {
      throw new NotSent(failure('url-not-allowed', { detail: new URL(url).host }));
    }
    throw error;
  }
};

const sleep: CommanderOptions['clock']['sleep'] = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const optionsFor = ({ apiUrl, apiKey, encryptionKey }: Connection): CommanderOptions => ({
  baseUrl: apiUrl,
  apiKey,
  ...(encryptionKey === undefined ? {} : { encryptionKey }),
  fetch: commanderFetch,
  clock: { now: () => clock.now(), sleep },
});

/** One vault per invocation; the connection is read from secret storage once and only when it is needed. */
export function createVaults(connections: ConnectionStore): Vaults {
  let opened: Vault | undefined;
  return {
    async open() {
      if (opened) return ok(opened);
      const connection = await connections.open();
      if (!connection.ok) return connection;
      if (!connection.value) return fail(failure('not-configured'));
      opened = createVault(optionsFor(connection.value));
      return ok(opened);
    },
    async configured() {
      const saved = await connections.saved();
      return saved.ok ? ok(saved.value !== undefined) : saved;
    },
  };
}

export const checkCommander: SettingsPorts['checkConnection'] = (connection) => checkConnection(optionsFor(connection));
