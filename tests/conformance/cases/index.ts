/** Every conformance case, in the groups in which the golden answers are kept. */
import { devices } from './devices';
import { epm } from './epm';
import { folderReading } from './folder-reading';
import { folderSharing } from './folder-sharing';
import { folderSharingForms } from './folder-sharing-forms';
import { httpLayer } from './http';
import { nested } from './nested';
import { nestedFolderSharing } from './nested-folder-sharing';
import { nestedPermission } from './nested-permission';
import { nestedRecordForms } from './nested-record-forms';
import { nestedRecords } from './nested-records';
import { passwordPolicy } from './password-policy';
import { product } from './product';
import { productFolders } from './product-folders';
import { reading } from './reading';
import { recordFields } from './record-fields';
import { recordOwnership } from './record-ownership';
import { recordPermission } from './record-permission';
import { recordTypes } from './record-types';
import { recordUpdates } from './record-updates';
import { records } from './records';
import { service } from './service';
import { sharing } from './sharing';

export const groups = {
  http: httpLayer,
  reading,
  sharing,
  nested,
  product,
  nestedFolderSharing,
  nestedPermission,
  nestedRecordForms,
  epm,
  devices,
  service,
  folderSharing,
  folderSharingForms,
  recordPermission,
  recordOwnership,
  folderReading,
  productFolders,
  recordTypes,
  records,
  recordFields,
  recordUpdates,
  nestedRecords,
  passwordPolicy,
};

export type GroupName = keyof typeof groups;
