/** Whether reads of a folder's records show what sharing all of them was to do: record by record, person by person. Pure. */
import {
  asShareRecord,
  type FolderRecordsAccess,
  type Proof,
  type ShareFolderRecords,
} from '@keeper-workflow/operations';
import { unseenEnds, verdictOf, type Shown } from './evidence';
import { shareRecordEvidence } from './share-record';

/** @param startedAt when the command was handed over, ms since the epoch. */
export function folderRecordsEvidence(
  operation: ShareFolderRecords,
  { records }: Pick<FolderRecordsAccess, 'records'>,
  startedAt: number,
): Pick<Proof, 'verdict' | 'parts' | 'unseen'> {
  const ordered = [...records].sort(
    (one, other) => one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1),
  );
  const titles = new Map<string, number>();
  const parts: Proof['parts'][number][] = [];
  const shown: Shown[] = [];
  for (const access of ordered) {
    const evidence = shareRecordEvidence(asShareRecord(operation, access), access, startedAt);
    const nth = (titles.get(access.title) ?? 0) + 1;
    titles.set(access.title, nth);
    const title = nth > 1 ? `${access.title} (${nth})` : access.title;
    parts.push(...evidence.parts.map((part) => ({ ...part, name: `${title}: ${part.name}` })));
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
