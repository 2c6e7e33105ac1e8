/** What Commander's words mean. */
export { shareRecordReply } from './claim';
export { decisionReply } from './decisions';
export { readData } from './read-data';
export { replyLines } from './text';
export { wordsForPeople } from './words';
export { createdUid, recordReply } from './record-claim';
