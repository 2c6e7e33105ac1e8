/** Puts a failure that names a field beside that field. */
import type { WireFailure } from '@keeper-workflow/contract';
import type { ErrorPlace, FormErrors } from './form-check';

const BESIDE: Readonly<Record<string, ErrorPlace>> = {
  record: 'target',
  folder: 'target',
  recordDescription: 'target',
  folderDescription: 'target',
  recipients: 'recipients',
  newOwner: 'recipients',
  teams: 'teams',
  role: 'role',
  allowSharing: 'rights',
  allowWriting: 'rights',
  manageRecords: 'rights',
  manageUsers: 'rights',
  canShareRecords: 'rights',
  canEditRecords: 'rights',
  expiration: 'expiration',
  rotateOnExpiration: 'rotate',
  justification: 'justification',
};

/** The error beside the field that the failure is about; empty when it is about none of the form's. */
export function besideField(failure: WireFailure): FormErrors {
  const names = (failure.field ?? '').split('.');
  const name = names.find((one) => one in BESIDE);
  const place = name === undefined ? undefined : BESIDE[name];
  return place === undefined ? {} : { [place]: failure.message };
}
