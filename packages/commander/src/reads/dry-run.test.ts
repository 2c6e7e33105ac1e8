/** Tables printed for people, whatever the records in them are called. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nsfPermissionGrant, nsfPermissionRevoke, permission, uidOf } from '../testing/folders';
import { parseDryRun } from './dry-run';

const WORDS = [
  'viewer',
  'a@b.cd',
  'Y',
  'N',
  '(inherited)',
  'error',
  'Inherited from ',
  '—',
  'GRANT',
  '  ',
  uidOf(5),
  '1  ',
];
/** A title as Commander prints it: cut to 32 characters. Blanks before and after it run into those of the columns. */
const title = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 5 })
  .map((parts) =>
    parts
      .join(' ')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
      .slice(0, 32),
  );
const user = fc.constantFrom('alice@acme.example', "o'neil@acme.example", 'erin+jira@acme.example');
const role = fc.constantFrom('viewer', 'share-manager', 'full-manager');
const rows = <T>(row: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), title, row), { maxLength: 6 });

/** The number, and the uid unless it is that of the row above. */
function numbered(all: readonly (readonly [number, string, string])[]): string[] {
  return all.map(([record, name, rest], at) => {
    const uid = all[at - 1]?.[0] === record ? ' '.repeat(22) : uidOf(record);
    return `${at + 1}  ${uid}  ${name}  ${rest}`;
  });
}
const result = (...lines: string[]) => ({ status: 200, body: { message: lines } });

it('tells whose role changes from what, and whether it is inherited', () => {
  const each = rows(fc.tuple(user, role, fc.boolean()));
  fc.assert(
    fc.property(each, (all) => {
      const lines = numbered(
        all.map(([record, name, [who, now, inherited]]) => [
          record,
          name,
          `${who}  ${now}${inherited ? ' (inherited)' : ''}     content-manager`,
        ]),
      );
      const dryRun = parseDryRun(nsfPermissionGrant(), result('GRANT Record permission(s)', ...lines), []);
      expect(dryRun).toEqual({
        ok: true,
        value: {
          changes: all.map(([record, , [username, now, inherited]]) => ({
            uid: uidOf(record),
            username,
            role: now,
            inherited,
          })),
          skipped: [],
        },
      });
    }),
  );
});

it('tells whose access is taken away', () => {
  fc.assert(
    fc.property(rows(fc.tuple(user, role)), (all) => {
      const lines = numbered(all.map(([record, name, [who, now]]) => [record, name, `${who}      ${now}`]));
      const dryRun = parseDryRun(nsfPermissionRevoke(), result('REVOKE Record share(s)', ...lines), []);
      expect(dryRun.ok && dryRun.value.changes).toEqual(
        all.map(([record, , [username, now]]) => ({ uid: uidOf(record), username, role: now, inherited: false })),
      );
    }),
  );
});

it('tells whose direct shares change', () => {
  fc.assert(
    fc.property(rows(fc.tuple(user, fc.boolean())), (all) => {
      const lines = numbered(
        all.map(([record, name, [who, two]]) => [record, name, `${who}     Y${two ? '           Y' : ''}`]),
      );
      const dryRun = parseDryRun(permission(), result('GRANT Direct Record Share permission(s)', ...lines), []);
      expect(dryRun.ok && dryRun.value.changes).toEqual(
        all.map(([record, , [username]]) => ({ uid: uidOf(record), username, inherited: false })),
      );
    }),
  );
});
