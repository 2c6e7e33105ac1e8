/** Writes to a store on disk as fast as it can and says each key's number once its write is acknowledged, until killed. */
import { writeSync } from 'node:fs';
import { createWorldClock } from '../../world';
import { openKvs } from '../kvs/service';

const store = openKvs({ clock: createWorldClock(), entities: [], directory: process.argv[2], name: 'app' });
for (let at = 0; ; at += 1) {
  const { status } = store.handle('/api/v1/set', { key: `k:${String(at)}`, value: at });
  if (status !== 204) throw new Error(`The store answered ${String(status)}.`);
  writeSync(1, `${String(at)}\n`);
}
