/** What a record or folder says about itself in a list and where it is chosen. */
import { MODE_LABELS } from '@keeper-workflow/messages';
import type { Mode } from '@keeper-workflow/operations';
import { Lozenge } from '@keeper-workflow/ui';
import type { PickRow } from './vault-search';

/** "login · Platform/Apollo". */
export function RowDetails({ row }: { readonly row: Pick<PickRow, 'type' | 'path'> }) {
  const words = [row.type, row.path].filter((part) => part !== undefined && part !== '');
  return words.length === 0 ? null : <span className="kw-hint">{words.join(' · ')}</span>;
}

export const ModeBadge = ({ mode }: { readonly mode: Mode }) => (
  <Lozenge tone={mode === 'nsf' ? 'information' : 'default'}>{MODE_LABELS[mode]}</Lozenge>
);
