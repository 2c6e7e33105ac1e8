/** The exact effect of a decision: who gains or loses what, what to look out for, and the command. */
import type { Preview, RecipientEffect } from '@keeper-workflow/contract';
import { DECISION, EFFECT_WARNINGS, abilities, accessWords, operationSentence } from '@keeper-workflow/messages';
import { Icon, SectionMessage, spellInstant, useFocusOnAppear } from '@keeper-workflow/ui';
import { Changes } from '../panel/request-card';

export function PreviewView({ preview }: { readonly preview: Preview }) {
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  return (
    <section className="kw-preview kw-stack-small" aria-labelledby="preview-title">
      <h3 id="preview-title" ref={heading} tabIndex={-1}>
        {DECISION.previewTitle}
      </h3>
      <div>
        <p>{operationSentence(preview.operation, spellInstant)}</p>
        <p className="kw-hint">
          {preview.record.title} · {preview.record.type}
          {preview.record.path === undefined ? '' : ` · ${preview.record.path}`}.{' '}
          {DECISION.readAt(spellInstant(preview.record.readAt))}
        </p>
      </div>
      <ul className="kw-stack-small">
        {preview.effects.map((effect) => (
          <Effect key={effect.username} effect={effect} />
        ))}
      </ul>
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

/** One person: access now, access afterwards, and what that adds or takes away. */
function Effect({ effect }: { readonly effect: RecipientEffect }) {
  const before = abilities(effect.before);
  const after = abilities(effect.after);
  const gains = after.filter((ability) => !before.includes(ability));
  const loses = before.filter((ability) => !after.includes(ability));
  return (
    <li className="kw-effect">
      <p className="kw-strong">{effect.username}</p>
      <dl className="kw-effect-levels">
        <dt>{DECISION.now}</dt>
        <dd>{accessWords(effect.before, spellInstant)}</dd>
        <dt>{DECISION.after}</dt>
        <dd>{accessWords(effect.after, spellInstant)}</dd>
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
      {effect.warnings.map((warning) => (
        <p key={warning} className="kw-effect-warning">
          <Icon name="warning" size={12} />
          <span>{EFFECT_WARNINGS[warning]}</span>
        </p>
      ))}
    </li>
  );
}
