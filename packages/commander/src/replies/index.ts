/** What Commander's words mean. */
export { shareRecordReply } from './claim';
export { readData } from './read-data';
export { replyLines } from './text';
export { wordsForPeople } from './words';
