/** What Commander's words mean. */
export { shareFolderRecordsReply, shareRecordReply } from './claim';
export { decisionReply } from './decisions';
export { shareFolderReply } from './folder-claim';
export { recordPermissionReply } from './permission-claim';
export { readData } from './read-data';
export { replyLines } from './text';
export { transferReply } from './transfer-claim';
export { wordsForPeople } from './words';
export { createdUid, recordReply } from './record-claim';
