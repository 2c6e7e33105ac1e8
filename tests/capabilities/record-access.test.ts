/** "Request Access to Record", as the user guide promises it, through the whole product on the stand-in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderRecordsRows } from './folder-records-rows';
import { recordAccessRows } from './record-access-rows';
import { runRow } from './run-row';
import { standInGround, type StandInGround } from './standin-ground';

let ground: StandInGround;
beforeAll(async () => {
  ground = await standInGround();
}, 180_000);
afterAll(() => ground.close());

describe('Request Access to Record', () => {
  it.each([...recordAccessRows, ...folderRecordsRows])('$name: $promise', async (row) => {
    expect(await runRow(ground, row)).toEqual([]);
  });
});
