/** Who gains or loses what: a row per person, team or record, together by the record they are about. */
import type { EffectRow } from '@keeper-workflow/contract';
import { DECISION, ROW_WARNINGS, abilities, accessWords } from '@keeper-workflow/messages';
import type { RequestedOperation } from '@keeper-workflow/operations';
import { Icon, spellInstant } from '@keeper-workflow/ui';

export interface EffectRowsProps {
  readonly rows: readonly EffectRow[];
  readonly operation: RequestedOperation;
}

export function EffectRows({ rows, operation }: EffectRowsProps) {
  if (rows.length === 0) return <p>{DECISION.noRows}</p>;
  const thing = operation.kind === 'share-folder' ? 'folder' : 'record';
  const ambiguous = sharedTitles(rows);
  return (
    <>
      {groupsOf(rows).map(({ key, title, uid, rows: together }) => (
        <div key={key} className="kw-stack-small">
          {title === undefined ? null : (
            <h4 className="kw-group-title">
              {title.heading}
              {ambiguous.has(title.of) && uid !== undefined ? <Uid uid={uid} /> : null}
            </h4>
          )}
          <ul className="kw-stack-small">
            {together.map((row, index) => (
              <Row
                key={index}
                row={row}
                thing={row.subject === 'record' ? 'record' : thing}
                uid={row.subject === 'record' && ambiguous.has(row.name) ? row.recordUid : undefined}
              />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** Tells records of one title apart. */
function Uid({ uid }: { readonly uid: string }) {
  return <span className="kw-hint kw-uid">{DECISION.uid(uid)}</span>;
}

const titleOf = (row: EffectRow): string | undefined => (row.subject === 'record' ? row.name : row.of);

/** Titles that more than one record has. */
function sharedTitles(rows: readonly EffectRow[]): ReadonlySet<string> {
  const uids = new Map<string, Set<string>>();
  for (const row of rows) {
    const title = titleOf(row);
    if (title === undefined || row.recordUid === undefined) continue;
    uids.set(title, (uids.get(title) ?? new Set()).add(row.recordUid));
  }
  return new Set([...uids].filter(([, all]) => all.size > 1).map(([title]) => title));
}

interface Group {
  readonly key: string;
  /** Of the record that the group is about: its title, alone and in words. */
  readonly title: { readonly of: string; readonly heading: string } | undefined;
  readonly uid: string | undefined;
  readonly rows: EffectRow[];
}

/** In the order they came: each record once, what everybody in the folder may do with records together. */
function groupsOf(rows: readonly EffectRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { of, subject, recordUid } = row;
    const everybody = subject === 'record';
    const key = everybody ? 'everybody' : of === undefined ? 'people' : `of ${recordUid ?? of}`;
    const heading = everybody ? DECISION.everybody : of === undefined ? undefined : DECISION.ofRecord(of);
    const group = groups.get(key) ?? {
      key,
      title: heading === undefined ? undefined : { of: everybody ? '' : (of ?? ''), heading },
      uid: everybody ? undefined : recordUid,
      rows: [],
    };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface RowProps {
  readonly row: EffectRow;
  readonly thing: 'record' | 'folder';
  /** Said where another record has the same title. */
  readonly uid: string | undefined;
}

/** One of them: access now, access afterwards, and what that adds or takes away. */
function Row({ row, thing, uid }: RowProps) {
  const before = abilities(row.before, thing);
  const after = abilities(row.after, thing);
  const gains = after.filter((ability) => !before.includes(ability));
  const loses = before.filter((ability) => !after.includes(ability));
  return (
    <li className="kw-effect">
      <p className="kw-strong">
        {row.subject === 'team' ? `${DECISION.team} ` : ''}
        {row.name}
        {uid === undefined ? null : <Uid uid={uid} />}
      </p>
      <dl className="kw-effect-levels">
        <dt>{DECISION.now}</dt>
        <dd>{accessWords(row.before, spellInstant)}</dd>
        <dt>{DECISION.after}</dt>
        <dd>{accessWords(row.after, spellInstant)}</dd>
      </dl>
      {gains.length > 0 ? (
        <p className="kw-effect-gain">
          <Icon name="plus" size={12} />
          <span>
            {DECISION.gains}: {gains.join(', ')}
          </span>
        </p>
      ) : null}
      {loses.length > 0 ? (
        <p className="kw-effect-loss">
          <Icon name="minus" size={12} />
          <span>
            {DECISION.loses}: {loses.join(', ')}
          </span>
        </p>
      ) : null}
      {row.warnings.map((warning) => (
        <p key={warning} className="kw-effect-warning">
          <Icon name="warning" size={12} />
          <span>{ROW_WARNINGS[warning]}</span>
        </p>
      ))}
    </li>
  );
}
