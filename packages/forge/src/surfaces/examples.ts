/** Example payloads: valid for the contract, for issue OPS-1 and the vault of the demo company. */
import type { DirectInput } from '@keeper-workflow/contract';
import { operationHash, type RequestedOperation, type OperationDraft } from '@keeper-workflow/operations';

export const EXAMPLE_REQUEST_ID = '3f2b6c1e-8a41-4c7e-9d53-0b1f5a7c2e94';

const shared = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recipients: ['alice@acme.example'],
  role: 'viewer',
  expiration: { type: 'in', amount: 2, unit: 'h' },
} as const;

export const exampleDraft: OperationDraft = {
  ...shared,
  recordDescription: 'Apollo API',
  recipients: [...shared.recipients],
  allowSharing: false,
  allowWriting: false,
};

export const exampleOperation: RequestedOperation = {
  ...shared,
  recipients: [...shared.recipients],
  record: { uid: 'AAAAAAAAAAAAAAAAAAAAAA', title: 'Apollo API' },
};

/** Apollo API of the demo company. */
export const EXAMPLE_UID = '2nJAqTXCYCinELscaUbSBQ';
export const EXAMPLE_DIRECT_ID = '6a1f0c52-3c0e-4d0b-8f5e-2f6f7f1f9b11';

export const exampleDirect: DirectInput = {
  kind: 'record-add',
  mode: 'classic',
  title: 'Build server',
  recordType: 'login',
  fields: [
    { section: 'fields', type: 'login', value: { form: 'text', text: 'build' } },
    {
      section: 'fields',
      type: 'password',
      value: { form: 'generated-password', generator: { algorithm: 'random', length: 24 } },
    },
  ],
};

export const exampleHash = operationHash(exampleOperation);
