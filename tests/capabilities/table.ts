/**
 * What the user guide promises about records and folders, row by row: who asks, what, in which mode, how it ends, and what
 * the vault holds then. Held against the stand-in by the tests beside this file, against the real Commander by
 * tests/conformance/spine.ts.
 */
import { createRows } from './create-rows';
import { folderAccessRows } from './folder-access-rows';
import { folderRecordsRows } from './folder-records-rows';
import { folderTeamRows } from './folder-team-rows';
import { permissionRows } from './permission-rows';
import { policyRows } from './policy-rows';
import { recordAccessRows } from './record-access-rows';
import type { Row } from './row';
import { updateRows } from './update-rows';

export const TABLE: readonly Row[] = [
  ...recordAccessRows,
  ...folderRecordsRows,
  ...folderAccessRows,
  ...folderTeamRows,
  ...permissionRows,
  ...createRows,
  ...updateRows,
  ...policyRows,
];
