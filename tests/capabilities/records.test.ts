/** "Create New Secret" and "Update Record", through the whole product on the stand-in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRows } from './create-rows';
import { policyRows } from './policy-rows';
import { changeSeeded, PRIVATE_KEY, LONG_NOTE, tryType, typesOffered } from './record-types';
import { runRow } from './run-row';
import { standInGround, type StandInGround } from './standin-ground';
import { updateRows } from './update-rows';

let ground: StandInGround;
beforeAll(async () => {
  ground = await standInGround();
}, 180_000);
afterAll(() => ground.close());

describe('records written by admins', () => {
  it.each([...createRows, ...updateRows, ...policyRows])('$feature: $name: $promise', async (row) => {
    expect(await runRow(ground, row)).toEqual([]);
  });
});

describe('every record type the account offers', () => {
  it('holds a private key of 3,000 characters and a note of 60 lines', () => {
    expect(PRIVATE_KEY).toHaveLength(3000);
    expect(LONG_NOTE.split('\n')).toHaveLength(60);
  });

  it.each(['classic', 'nsf'] as const)(
    'is created in %s, read back equal, and changed without loss',
    async (mode) => {
      await ground.reset();
      const types = await typesOffered(ground);
      expect(types).toEqual(
        expect.arrayContaining(['login', 'bankAccount', 'bankCard', 'sshKeys', 'encryptedNotes', 'Service Account']),
      );
      expect(types.length).toBeGreaterThanOrEqual(12);
      for (const type of types) expect((await tryType(ground, type, mode)).wrong).toEqual([]);
    },
    400_000,
  );

  it.each(['classic', 'nsf'] as const)(
    'that was there before in %s keeps everything but the changed field',
    async (mode) => {
      await ground.reset();
      const changes = await changeSeeded(ground, mode);
      for (const { title, wrong } of changes) expect({ title, wrong }).toEqual({ title, wrong: [] });
      expect(changes.filter(({ update }) => update === 'verified').length).toBeGreaterThanOrEqual(
        mode === 'nsf' ? 4 : 15,
      );
    },
    400_000,
  );
});
