/** Example payloads: valid for the contract, for issue OPS-1 and the vault of the demo company. */
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

export const exampleHash = operationHash(exampleOperation);
