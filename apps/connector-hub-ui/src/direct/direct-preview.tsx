/** What creating or updating will do, before it is done: what is set and how, where, what to look out for, the command. */
import { useId } from 'react';
import type { DirectPreview } from '@keeper-workflow/contract';
import { DIRECT, DIRECT_WARNINGS, namedField, recordTypeName } from '@keeper-workflow/messages';
import { Icon, Moment, SectionMessage, useFocusOnAppear } from '@keeper-workflow/ui';

export interface DirectPreviewViewProps {
  readonly preview: DirectPreview;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  /** The id of what stands in the way, for the button that it concerns. */
  readonly blockersId: string;
}

export function DirectPreviewView({ preview, now, blockersId }: DirectPreviewViewProps) {
  const titleId = useId();
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  const { target, sets, warnings, blockers, command } = preview;
  return (
    <section className="kw-stack-small" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {DIRECT.previewTitle}
      </h3>
      <div>
        <p className="kw-strong">{target.title}</p>
        <p className="kw-hint">
          {recordTypeName(target.type)} · {DIRECT.readAsOf} <Moment instant={target.readAt} now={now} />
        </p>
      </div>
      <dl className="kw-direct-facts">
        <dt>{DIRECT.where}</dt>
        <dd>{isRoot(target.path) ? DIRECT.nowhere : target.path}</dd>
        <dt>{DIRECT.what}</dt>
        <dd>
          {sets.length === 0 ? DIRECT.onlyTitle : null}
          <ul>
            {sets.map(({ label, how }, index) => (
              <li key={index}>
                {nameOf(label)} <span className="kw-subtle">({DIRECT.how[how]})</span>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {warnings.length > 0 ? (
        <div className="kw-stack-small" role="group" aria-label={DIRECT.watch}>
          {warnings.map((warning) => (
            <p key={warning} className="kw-direct-warning">
              <Icon name="warning" size={12} />
              <span>{DIRECT_WARNINGS[warning]}</span>
            </p>
          ))}
        </div>
      ) : null}
      <figure className="kw-stack-small">
        <figcaption className="kw-label">{DIRECT.command}</figcaption>
        <pre className="kw-code">
          <code>
            {commandParts(command).map((part, index) => (
              <span key={index} className="kw-direct-part">
                {part}
              </span>
            ))}
          </code>
        </pre>
      </figure>
      {blockers.length > 0 ? (
        <SectionMessage tone="danger" role="alert" title={DIRECT.blockedTitle}>
          <div id={blockersId} className="kw-stack-small">
            {blockers.map(({ code, message }) => (
              <p key={code}>{message}</p>
            ))}
          </div>
        </SectionMessage>
      ) : null}
    </section>
  );
}

/** Commander calls the vault's root a folder, too. */
const isRoot = (path: string | undefined): boolean => path === undefined || path === '/';

/** The server names a field by its label, or by its type where it has none. */
const nameOf = (label: string): string =>
  label === 'title' ? DIRECT.title : label === 'notes' ? DIRECT.notes : namedField(label);

/** The command in pieces that a line should not break: a browser would break after the hyphens of an option. */
const commandParts = (command: string): string[] => command.split(/(?<=\s)/u);
