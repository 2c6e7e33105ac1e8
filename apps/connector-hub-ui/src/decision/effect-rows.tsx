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
  return (
    <>
      {groupsOf(rows).map(({ key, title, rows: together }) => (
        <div key={key} className="kw-stack-small">
          {title === undefined ? null : <h4 className="kw-group-title">{title}</h4>}
          <ul className="kw-stack-small">
            {together.map((row, index) => (
              <Row key={index} row={row} thing={row.subject === 'record' ? 'record' : thing} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface Group {
  readonly key: string;
  readonly title: string | undefined;
  readonly rows: EffectRow[];
}

/** In the order they came: each record once, what everybody in the folder may do with records together. */
function groupsOf(rows: readonly EffectRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const everybody = row.subject === 'record';
    const key = everybody ? 'everybody' : row.of === undefined ? 'people' : `of ${row.of}`;
    const title = everybody ? DECISION.everybody : row.of === undefined ? undefined : DECISION.ofRecord(row.of);
    const group = groups.get(key) ?? { key, title, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One of them: access now, access afterwards, and what that adds or takes away. */
function Row({ row, thing }: { readonly row: EffectRow; readonly thing: 'record' | 'folder' }) {
  const before = abilities(row.before, thing);
  const after = abilities(row.after, thing);
  const gains = after.filter((ability) => !before.includes(ability));
  const loses = before.filter((ability) => !after.includes(ability));
  return (
    <li className="kw-effect">
      <p className="kw-strong">
        {row.subject === 'team' ? `${DECISION.team} ` : ''}
        {row.name}
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
