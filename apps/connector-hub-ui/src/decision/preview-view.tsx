/** The exact effect of a decision: who gains or loses what, what to look out for, and the command. */
import type { Preview } from '@keeper-workflow/contract';
import { DECISION, WHOLE_WARNINGS, listWords, operationSentence } from '@keeper-workflow/messages';
import { Icon, SectionMessage, spellInstant, useFocusOnAppear } from '@keeper-workflow/ui';
import { Changes } from '../panel/request-card';
import { EffectRows } from './effect-rows';
import { replacedNames } from './replaced';

export function PreviewView({ preview }: { readonly preview: Preview }) {
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  const { effect, operation, target } = preview;
  const replaced = replacedNames(operation, effect.rows);
  return (
    <section className="kw-preview kw-stack-small" aria-labelledby="preview-title">
      <h3 id="preview-title" ref={heading} tabIndex={-1}>
        {DECISION.previewTitle}
      </h3>
      <div>
        <p>{operationSentence(operation, spellInstant)}</p>
        <p className="kw-hint">
          {[target.title, target.type, target.path].filter((part) => part !== undefined).join(' · ')}.{' '}
          {DECISION.readAt(spellInstant(target.readAt))}
        </p>
      </div>
      {effect.warnings.length > 0 ? (
        <ul className="kw-effect-warnings">
          {effect.warnings.map((warning) => (
            <li key={warning} className={warning === 'may-be-invited' ? 'kw-effect-note' : 'kw-effect-warning'}>
              <Icon name={warning === 'may-be-invited' ? 'information' : 'warning'} size={12} />
              <span>{WHOLE_WARNINGS[warning]}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {replaced.length > 0 ? (
        <SectionMessage tone="warning" title={DECISION.replacesTitle}>
          <p>{DECISION.replaces(listWords(replaced))}</p>
        </SectionMessage>
      ) : null}
      <EffectRows rows={effect.rows} operation={operation} />
      {preview.rowsInAll > effect.rows.length ? (
        <p className="kw-small kw-caution">{DECISION.moreRows(effect.rows.length, preview.rowsInAll)}</p>
      ) : null}
      <Skipped skipped={effect.skipped} />
      {preview.changes.length > 0 ? (
        <div>
          <p className="kw-label">{DECISION.differences}</p>
          <Changes changes={preview.changes} />
        </div>
      ) : null}
      <figure className="kw-stack-small">
        <figcaption className="kw-label">{DECISION.command}</figcaption>
        <pre className="kw-code">
          <code>
            {commandParts(preview.command).map((part, index) => (
              <span key={index} className="kw-command-part">
                {part}
              </span>
            ))}
          </code>
        </pre>
      </figure>
      {preview.blockers.length > 0 ? (
        <SectionMessage tone="danger" role="alert" title={DECISION.blockedTitle}>
          <div id="approve-blockers" className="kw-stack-small">
            {preview.blockers.map(({ code, message }) => (
              <p key={code}>{message}</p>
            ))}
          </div>
        </SectionMessage>
      ) : null}
    </section>
  );
}

/** The command in pieces that a line should not break: a browser would break after the hyphens of an option. */
const commandParts = (command: string): string[] => command.split(/(?<=\s)/u);

/** What stays as it is although asked for, and why. */
function Skipped({ skipped }: { readonly skipped: Preview['effect']['skipped'] }) {
  if (skipped.length === 0) return null;
  return (
    <details className="kw-skipped" open={skipped.length <= 5}>
      <summary>{DECISION.skippedTitle(skipped.length)}</summary>
      <ul className="kw-small">
        {skipped.map(({ name, reason }, index) => (
          <li key={index}>
            {name}: {DECISION.skippedReasons[reason]}
          </li>
        ))}
      </ul>
    </details>
  );
}
