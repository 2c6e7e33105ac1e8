/** What the requester had asked for in a field, and a way back to it. */
import { DECISION, FIELD_LABELS } from '@keeper-workflow/messages';
import { Button } from '@keeper-workflow/ui';
import type { FormField } from '../panel/form-rules';
import { SWITCHES } from '../panel/form-state';

export interface RequestedNoteProps {
  readonly field: FormField;
  readonly words: string;
  readonly onRestore: () => void;
}

/** Fields whose answer alone does not say what it is about. */
const NAMED: ReadonlySet<FormField> = new Set<FormField>(['mode', ...SWITCHES]);

export function RequestedNote({ field, words, onRestore }: RequestedNoteProps) {
  const text = DECISION.requested(NAMED.has(field) ? `${FIELD_LABELS[field]}: ${words}` : words);
  return (
    <div className="kw-requested">
      <span>{text}</span>
      <Button appearance="subtle" compact label={`${DECISION.restore}: ${text}`} onClick={onRestore}>
        {DECISION.restore}
      </Button>
    </div>
  );
}
