/** "Request Access to Folder" and "Request Record Permission Change", through the whole product on the stand-in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderAccessRows } from './folder-access-rows';
import { folderTeamRows } from './folder-team-rows';
import { permissionRows } from './permission-rows';
import { runRow } from './run-row';
import { standInGround, type StandInGround } from './standin-ground';

let ground: StandInGround;
beforeAll(async () => {
  ground = await standInGround();
}, 180_000);
afterAll(() => ground.close());

describe('access to folders, rights on their records', () => {
  it.each([...folderAccessRows, ...folderTeamRows, ...permissionRows])('$feature: $name: $promise', async (row) => {
    expect(await runRow(ground, row)).toEqual([]);
  });
});
