/** The functions of the issue panel. */
import {
  approveRequest,
  checkAgain,
  findRecords,
  openPanel,
  previewDecision,
  readRequest,
  rejectRequest,
  submitRequest,
  updateRequest,
  withdrawRequest,
} from '@keeper-workflow/requests';
import { exampleDraft, exampleOperation, exampleHash, EXAMPLE_REQUEST_ID } from './examples';
import type { IssueSurfaces } from './surface';

const seen = { requestId: EXAMPLE_REQUEST_ID, revision: 1 };

export const panelSurfaces: IssueSurfaces<'panel'> = {
  openPanel: { access: 'requester', example: {}, run: (ports, caller) => openPanel(ports, caller) },
  readRequest: { access: 'requester', example: { requestId: EXAMPLE_REQUEST_ID }, run: readRequest },
  submitRequest: {
    access: 'requester',
    example: { requestId: EXAMPLE_REQUEST_ID, draft: exampleDraft, justification: 'Release on Friday' },
    run: submitRequest,
  },
  updateRequest: {
    access: 'requester',
    example: { ...seen, draft: exampleDraft, justification: 'Release on Thursday' },
    run: updateRequest,
  },
  withdrawRequest: { access: 'requester', example: seen, run: withdrawRequest },
  findRecords: {
    access: 'approver',
    example: { term: 'Apollo' },
    run: (ports, _caller, input) => findRecords(ports, input),
  },
  previewDecision: { access: 'approver', example: { ...seen, draft: exampleDraft }, run: previewDecision },
  approveRequest: {
    access: 'approver',
    example: { ...seen, operation: exampleOperation, operationHash: exampleHash },
    run: approveRequest,
  },
  rejectRequest: { access: 'approver', example: { ...seen, reason: 'Not needed any more' }, run: rejectRequest },
  checkAgain: { access: 'approver', example: seen, run: checkAgain },
};
