/** The exact text that is sent for every kind of operation on folders, and for a transfer of ownership. */
import { expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { classicGrant, nsfGrant, UID } from '../testing/operations';
import {
  folderGrant,
  folderRemove,
  FOLDER,
  nsfFolderGrant,
  nsfFolderRemove,
  nsfPermissionGrant,
  nsfPermissionRevoke,
  nsfRecordsGrant,
  nsfRecordsRevoke,
  permission,
  recordsGrant,
  recordsRevoke,
  TEAM,
  transfer,
} from '../testing/folders';
import { scriptedCommander } from '../testing/scripted-commander';

const mail = "--email='alice@acme.example'";
const team = `--email='${TEAM.uid}'`;
const days = { type: 'in', amount: 2, unit: 'd' } as const;
const at = { type: 'at', at: '2031-01-31T10:00:00Z' } as const;

it.each([
  [folderGrant(), `share-folder --action=grant ${mail} --manage-records=off --manage-users=off '${FOLDER}'`],
  [
    folderGrant({ manageRecords: true, manageUsers: true, teams: [TEAM] }),
    `share-folder --action=grant ${mail} ${team} --manage-records=on --manage-users=on '${FOLDER}'`,
  ],
  [
    folderGrant({ expiration: days, rotateOnExpiration: true }),
    `share-folder --action=grant ${mail} --manage-records=off --manage-users=off --expire-in=2d --rotate-on-expiration '${FOLDER}'`,
  ],
  [
    folderGrant({ canShareRecords: true, canEditRecords: true, expiration: at }),
    `share-folder --action=grant ${mail} --manage-records=off --manage-users=off --expire-at='2031-01-31T10:00:00Z' --record=@existing --can-share=on --can-edit=on '${FOLDER}'`,
  ],
  [
    folderGrant({ recipients: [], teams: [{ name: "Dev 'n' Ops" }], canEditRecords: true }),
    `share-folder --action=grant --email="Dev 'n' Ops" --manage-records=off --manage-users=off --record=@existing --can-edit=on '${FOLDER}'`,
  ],
  [folderRemove({ teams: [TEAM] }), `share-folder --action=remove ${mail} ${team} '${FOLDER}'`],
  [nsfFolderGrant(), `nsf-share-folder --action=grant ${mail} --role=viewer '${FOLDER}'`],
  [
    nsfFolderGrant({ role: 'full-manager', expiration: days, rotateOnExpiration: true }),
    `nsf-share-folder --action=grant ${mail} --role=full-manager --expire-in=2d --rotate-on-expiration '${FOLDER}'`,
  ],
  [nsfFolderRemove(), `nsf-share-folder --action=remove ${mail} '${FOLDER}'`],
  [recordsGrant(), `share-record --action=grant ${mail} --expire-in=never '${FOLDER}'`],
  [
    recordsGrant({ recursive: true, allowSharing: true, allowWriting: true, expiration: days }),
    `share-record --action=grant ${mail} --share --write --expire-in=2d --recursive '${FOLDER}'`,
  ],
  [recordsRevoke({ allowWriting: true }), `share-record --action=revoke ${mail} --write '${FOLDER}'`],
  [
    nsfRecordsGrant({ role: 'share-manager', recursive: true }),
    `nsf-share-record --action=grant ${mail} --role=share-manager --recursive '${FOLDER}'`,
  ],
  [nsfRecordsRevoke({ role: 'viewer' }), `nsf-share-record --action=revoke ${mail} '${FOLDER}'`],
  [transfer(), `share-record --action=owner ${mail} '${UID}'`],
  [transfer({ mode: 'nsf' }), `nsf-share-record --action=owner ${mail} '${UID}'`],
  [permission(), `record-permission --action=grant --can-edit --force '${FOLDER}'`],
  [
    permission({ action: 'revoke', canShareRecords: true, recursive: true }),
    `record-permission --action=revoke --can-share --can-edit --recursive --force '${FOLDER}'`,
  ],
  [nsfPermissionGrant(), `nsf-record-permission --action=grant --role=viewer --force '${FOLDER}'`],
  [nsfPermissionRevoke({ recursive: true }), `nsf-record-permission --action=revoke --recursive --force '${FOLDER}'`],
  [nsfPermissionRevoke({ role: 'viewer' }), `nsf-record-permission --action=revoke --role=viewer --force '${FOLDER}'`],
  [
    classicGrant({ expiration: days, rotateOnExpiration: true }),
    `share-record --action=grant ${mail} --expire-in=2d --rotate-on-expiration '${UID}'`,
  ],
  [
    nsfGrant({ expiration: at, rotateOnExpiration: true }),
    `nsf-share-record --action=grant ${mail} --role=viewer --expire-at='2031-01-31T10:00:00Z' --rotate-on-expiration '${UID}'`,
  ],
])('%#', (operation, text) => {
  expect(createVault(scriptedCommander().options).commandText(operation)).toEqual({ ok: true, value: text });
});
