/** What a search answers a page with: never more than it can take, never less than one row. */
import { ok } from '@keeper-workflow/failures';
import type { RecordRow, Vault } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createTestWorld, pia } from '../testing/world.testing';
import { findRecords } from './search-vault';

const KIB = 1024;
const row = (index: number, title: string): RecordRow => ({
  uid: `R${String(index).padStart(21, '0')}`,
  title,
  type: 'login',
  mode: 'nsf',
});

async function finds(rows: RecordRow[], more = false) {
  const ports = createTestWorld().as('pia');
  const opened = await ports.vaults.open();
  if (!opened.ok) throw new Error(opened.failure.code);
  const vault: Vault = { ...opened.value, findRecords: async () => Promise.resolve(ok({ rows, more })) };
  const vaults = { ...ports.vaults, open: async () => Promise.resolve(ok(vault)) };
  const found = await findRecords({ ...ports, vaults }, pia, { term: 'x1' });
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}

describe('an answer', () => {
  it('is left as it is where it fits', async () => {
    const rows = [row(1, 'x1'), row(2, 'x1 too')];
    expect(await finds(rows)).toEqual({ rows, more: false });
    expect(await finds(rows, true)).toEqual({ rows, more: true });
  });

  it('stays below 16 KiB whatever the titles are, and says that there is more', async () => {
    for (const letter of ['x', 'ü', '鍵', '🔐', '"']) {
      const answer = await finds(Array.from({ length: 25 }, (_, index) => row(index, letter.repeat(900))));
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(16 * KIB);
      expect(answer.rows.length).toBeGreaterThan(1);
      expect(answer.more).toBe(answer.rows.length < 25);
    }
  });

  it('has one row even where that is too large: its title is what a request is held against', async () => {
    const answer = await finds([row(1, 'x'.repeat(20 * KIB)), row(2, 'x1')]);
    expect(answer).toMatchObject({ rows: [{ uid: row(1, '').uid }], more: true });
  });
});
