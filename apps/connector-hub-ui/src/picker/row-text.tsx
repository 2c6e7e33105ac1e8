/** The lines of one row of a search. Path and owner come later, into lines that are kept free for them. */
import { PICKER } from '@keeper-workflow/messages';
import { ModeBadge, RowDetails } from './row-words';
import type { RowPlace } from './use-places';
import type { PickRow } from './vault-search';

export interface RowTextProps {
  readonly row: PickRow;
  /** Only the uid tells it from another row. */
  readonly twin: boolean;
  /** Why it cannot be chosen. */
  readonly reason: string | undefined;
  /** Absent where places are not shown. */
  readonly place: RowPlace | 'unread' | undefined;
}

export function RowText({ row, twin, reason, place }: RowTextProps) {
  return (
    <span className="kw-record-lines">
      <span className="kw-strong">{row.title}</span>
      {place === undefined ? <RowDetails row={row} /> : <PlaceLines row={row} place={place} />}
      {twin ? <span className="kw-hint kw-uid">{row.uid}</span> : null}
      {reason === undefined ? null : <span className="kw-hint">{reason}</span>}
      {row.mode ? <ModeBadge mode={row.mode} /> : null}
    </span>
  );
}

/** One line each, cut off rather than broken, so that no row grows under the pointer. */
function PlaceLines({ row, place }: { readonly row: PickRow; readonly place: RowPlace | 'unread' }) {
  const read = typeof place === 'object' ? place : undefined;
  const isRecord = row.folderKind === undefined && read?.type !== 'folder';
  const path = read ? (read.path ?? (isRecord ? PICKER.noFolder : undefined)) : row.path;
  const below =
    place === 'asking'
      ? PICKER.reading
      : place === 'failed'
        ? PICKER.noPath
        : read?.owner === undefined
          ? undefined
          : PICKER.owner(read.owner);
  return (
    <>
      <span className="kw-hint kw-record-line">
        {[row.type, path === undefined ? undefined : shortPath(path)].filter(Boolean).join(' · ')}
      </span>
      <span className="kw-hint kw-record-line">{below}</span>
    </>
  );
}

/** About as many letters as fit into one line of a narrow panel. */
const LONGEST_PATH = 32;

/** The outermost folder and as many of the innermost as fit: what lies between tells least. */
export function shortPath(path: string): string {
  if (path.length <= LONGEST_PATH) return path;
  // Commander doubles a slash that belongs to a name.
  const [first = '', ...rest] = path.split(/(?<!\/)\/(?!\/)/u);
  if (rest.length < 2) return path;
  let end = rest.at(-1) ?? '';
  for (const part of rest.slice(1, -1).reverse()) {
    if (first.length + part.length + end.length + 4 > LONGEST_PATH) break;
    end = `${part}/${end}`;
  }
  return `${first}/…/${end}`;
}
