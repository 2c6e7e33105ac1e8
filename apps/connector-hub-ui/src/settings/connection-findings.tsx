/** What a test found out about the Commander behind the connection, and what an admin can do about it. */
import type { ReactNode } from 'react';
import type { ConnectionReport } from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';

export function ConnectionFindings({ report }: { readonly report: ConnectionReport }) {
  const { version, lacks = [], notAllowed, nestedShareFolders } = report;
  return (
    <table className="kw-findings" aria-label={SETTINGS.report}>
      <tbody>
        <Finding name={SETTINGS.reportVersion} todo={version === undefined ? SETTINGS.reportVersionHowTo : undefined}>
          {version ?? SETTINGS.reportVersionUnknown}
        </Finding>
        {lacks.length === 0 ? null : (
          <Finding name={SETTINGS.reportLacks} todo={SETTINGS.reportLacksHowTo}>
            <ul>
              {lacks.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Finding>
        )}
        {notAllowed ? (
          <Finding
            name={SETTINGS.reportCommands}
            todo={notAllowed.length === 0 ? undefined : SETTINGS.reportCommandsHowTo}
          >
            {notAllowed.length === 0 ? SETTINGS.reportNone : <code>{notAllowed.join(', ')}</code>}
          </Finding>
        ) : null}
        {nestedShareFolders ? (
          <Finding name={SETTINGS.reportNested} todo={SETTINGS.reportNestedHowTo[nestedShareFolders]}>
            {SETTINGS.reportNestedState[nestedShareFolders]}
          </Finding>
        ) : null}
      </tbody>
    </table>
  );
}

interface FindingProps {
  readonly name: string;
  readonly children: ReactNode;
  /** What to do about it; undefined when nothing has to be done. */
  readonly todo: string | undefined;
}

const Finding = ({ name, children, todo }: FindingProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td>
      {children}
      {todo === undefined ? null : <p className="kw-small kw-subtle">{todo}</p>}
    </td>
  </tr>
);
