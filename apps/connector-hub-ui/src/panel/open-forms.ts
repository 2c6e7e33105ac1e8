/** Which form is open besides the cards, and what else somebody has begun and not finished. */
import type { PanelView } from '@keeper-workflow/contract';
import type { DraftKind } from '@keeper-workflow/operations';
import { keptDrafts } from '@keeper-workflow/ui';
import { readDirectDraft } from '../direct/direct-draft';
import { DIRECT_KINDS, type DirectKind } from './actions';
import { DRAFT_KINDS } from './form-state';
import { didNothing } from './panel-view';
import { draftKey, hasKeptForm, hasKeptReason } from './use-kept-form';

/** A form for a new request, a direct operation, a change, or a decision. */
export type Open =
  | { readonly form: 'new'; readonly kind: DraftKind }
  /** `key`: where its contents are kept. */
  | { readonly form: 'direct'; readonly kind: DirectKind; readonly key: string }
  | { readonly form: 'edit' | 'decide'; readonly requestId: string };

export const isSame = (one: Open | undefined, other: Open): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other);

/**
 * What is kept for this viewer on this issue and can be gone on with, last touched first: not what has been sent and
 * may only come back.
 */
export function begunIn(view: PanelView): readonly Open[] {
  const isOver = (one: Open): boolean => {
    const requestId = one.form === 'direct' ? readDirectDraft(one.key, one.kind)?.requestId : undefined;
    const sent = view.requests.find(({ id }) => id === requestId);
    return sent !== undefined && !didNothing(sent);
  };
  return keptIn(view).filter((one) => !isOver(one));
}

/** All that is kept for this viewer on this issue, last touched first. */
export function keptIn(view: PanelView): readonly Open[] {
  const start = draftKey(view, '');
  const found = keptDrafts(start).flatMap((key) => openOf(view, key, key.slice(start.length)) ?? []);
  return found.filter((one, index) => found.findIndex((other) => isSame(other, one)) === index);
}

function openOf(view: PanelView, key: string, about: string): Open | undefined {
  const kind = DRAFT_KINDS.find((one) => about === `new:${one}`);
  if (kind) return hasKeptForm(key) ? { form: 'new', kind } : undefined;
  const direct = DIRECT_KINDS.find((one) => about.startsWith(`direct:${one}:`));
  if (direct) {
    const mine = view.viewer.projectAdmin && readDirectDraft(key, direct) !== undefined;
    return mine ? { form: 'direct', kind: direct, key } : undefined;
  }
  const decided = view.requests.find(({ id }) => about === `decide:${id}` || about === `decide:${id}:reason`);
  if (decided) {
    const kept = about.endsWith(':reason') ? hasKeptReason(key) : hasKeptForm(key);
    return decided.can.decide && kept ? { form: 'decide', requestId: decided.id } : undefined;
  }
  const edited = view.requests.find(({ id }) => about === id);
  return edited?.can.update && hasKeptForm(key) ? { form: 'edit', requestId: edited.id } : undefined;
}
