/** Whether reads of a folder's records show what sharing all of them was to do: record by record, person by person. Pure. */
import {
  asShareRecord,
  type FolderRecordsAccess,
  type Proof,
  type ShareFolderRecords,
} from '@keeper-workflow/operations';
import { inOrder, numbered, unseenEnds, verdictOf, type Shown } from './evidence';
import { shareRecordEvidence } from './share-record';

/** @param startedAt when the command was handed over, ms since the epoch. */
export function folderRecordsEvidence(
  operation: ShareFolderRecords,
  { records }: Pick<FolderRecordsAccess, 'records'>,
  startedAt: number,
): Pick<Proof, 'verdict' | 'parts' | 'unseen'> {
  const parts: Proof['parts'][number][] = [];
  const shown: Shown[] = [];
  for (const { name, access } of numbered(inOrder(records).map((each) => ({ name: each.title, access: each })))) {
    const evidence = shareRecordEvidence(asShareRecord(operation, access), access, startedAt);
    parts.push(...evidence.parts.map((part) => ({ ...part, name: `${name}: ${part.name}` })));
    shown.push(
      ...(evidence.verdict === 'unprovable' ? (['unprovable'] as const) : evidence.parts.map((part) => part.shown)),
    );
  }
  const endsUnknown = records.some((access) => access.endsUnknown === true);
  return {
    verdict: records.length === 0 ? 'unprovable' : verdictOf(shown),
    parts,
    ...(operation.action === 'grant' ? unseenEnds(operation, endsUnknown) : {}),
  };
}
