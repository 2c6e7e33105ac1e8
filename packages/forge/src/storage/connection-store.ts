/**
 * The connection to Commander. The keys live in Forge's secret storage together with the URL they belong to; a plain
 * entry without them tells pages that there is a connection.
 */
import { kvs } from '@forge/kvs';
import type { Connection, ConnectionStore, SavedConnection } from '@keeper-workflow/requests';
import { stored } from './kvs-outcome';

const KEY = 'connection';

export function createConnectionStore(): ConnectionStore {
  return {
    saved: () => stored(() => kvs.get<SavedConnection>(KEY)),
    open: () => stored(() => kvs.getSecret<Connection>(KEY)),
    save: (connection, savedAt) =>
      stored(async () => {
        await kvs.setSecret(KEY, connection);
        const { apiUrl, encryptionKey } = connection;
        await kvs.set(KEY, { apiUrl, encryptionKeySaved: encryptionKey !== undefined, savedAt });
      }),
  };
}
