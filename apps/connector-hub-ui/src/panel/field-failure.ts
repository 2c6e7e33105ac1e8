/** Puts a failure that names a field beside that field. */
import type { WireFailure } from '@keeper-workflow/contract';
import type { FormErrors } from './share-record-form';

const BESIDE: Readonly<Record<string, keyof FormErrors>> = {
  record: 'record',
  recordDescription: 'recordDescription',
  recipients: 'recipients',
  role: 'role',
  expiration: 'expiration',
  justification: 'justification',
};

/** The error beside the field that the failure is about; empty when it is about none of the form's. */
export function besideField(failure: WireFailure): FormErrors {
  const names = (failure.field ?? '').split('.');
  const name = names.find((one) => one in BESIDE);
  const field = name === undefined ? undefined : BESIDE[name];
  return field === undefined ? {} : { [field]: failure.message };
}
