/** The functions of the issue panel. */
import {
  approveRequest,
  checkAgain,
  describeTarget,
  executeDirect,
  findFolders,
  findRecords,
  findTeams,
  openPanel,
  previewDecision,
  previewDirect,
  readRecord,
  readRequest,
  recordTemplate,
  recordTypes,
  rejectRequest,
  submitRequest,
  updateRequest,
  withdrawRequest,
} from '@keeper-workflow/requests';
import {
  EXAMPLE_DIRECT_ID,
  EXAMPLE_REQUEST_ID,
  EXAMPLE_UID,
  exampleDirect,
  exampleDraft,
  exampleHash,
  exampleOperation,
} from './examples';
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
  // Requesters only where the project's policy lets them search: the use cases see to that.
  findRecords: { access: 'requester', example: { term: 'Apollo' }, run: findRecords },
  findFolders: { access: 'requester', example: { term: 'Engineering' }, run: findFolders },
  findTeams: { access: 'requester', example: { term: 'Platform' }, run: findTeams },
  describeTarget: { access: 'requester', example: { kind: 'record', uid: EXAMPLE_UID }, run: describeTarget },
  previewDecision: { access: 'approver', example: { ...seen, draft: exampleDraft }, run: previewDecision },
  approveRequest: {
    access: 'approver',
    example: { ...seen, operation: exampleOperation, operationHash: exampleHash },
    run: approveRequest,
  },
  rejectRequest: { access: 'approver', example: { ...seen, reason: 'Not needed any more' }, run: rejectRequest },
  recordTypes: { access: 'projectAdmin', example: {}, run: (ports) => recordTypes(ports) },
  recordTemplate: {
    access: 'projectAdmin',
    example: { name: 'login' },
    run: (ports, _caller, input) => recordTemplate(ports, input),
  },
  readRecord: { access: 'projectAdmin', example: { uid: EXAMPLE_UID, mode: 'nsf' }, run: readRecord },
  previewDirect: { access: 'projectAdmin', example: { operation: exampleDirect }, run: previewDirect },
  executeDirect: {
    access: 'projectAdmin',
    example: { requestId: EXAMPLE_DIRECT_ID, operation: exampleDirect, justification: 'New service account' },
    run: executeDirect,
  },
  checkAgain: { access: 'approver', example: seen, run: checkAgain },
};
