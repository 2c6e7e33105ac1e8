/** A form that survives a reload: what differs from its beginning is kept in the tab until it is sent or discarded. */
import { useCallback, useRef, useState } from 'react';
import type { PanelView } from '@keeper-workflow/contract';
import { dropDraft, keepDraft, readDraft } from '@keeper-workflow/ui';
import { isForm, sameForm, type RequestFormState } from './form-state';

/** Where a form's contents are kept: per issue, viewer, and what it is about (`new:share-folder`, a request's id). */
export const draftKey = (view: PanelView, about: string): string =>
  `${view.issueKey}:${view.viewer.accountId}:${about}`;

interface Kept {
  readonly form: RequestFormState;
  /** What the form began with. */
  readonly base: RequestFormState;
  /** For a new request: its id, so that sending it again after a reload does not make a second one. */
  readonly requestId?: string;
  /** For a change or a decision: the revision it is about. */
  readonly revision?: number;
}

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Partial<Record<keyof Kept, unknown>>;
  return (
    isForm(kept.form) &&
    isForm(kept.base) &&
    ['undefined', 'string'].includes(typeof kept.requestId) &&
    ['undefined', 'number'].includes(typeof kept.revision)
  );
};

/** Whether something is kept under this key. */
export const hasKeptForm = (key: string): boolean => readDraft(key, isKept) !== undefined;

/** Where the reason of a rejection is kept until it is sent. */
export const reasonKey = (view: PanelView, requestId: string): string => draftKey(view, `decide:${requestId}:reason`);

export const isReason = (value: unknown): value is string => typeof value === 'string' && value !== '';
export const hasKeptReason = (key: string): boolean => readDraft(key, isReason) !== undefined;

export interface KeptForm extends Kept {
  /** It was kept before, and is back. */
  readonly restored: boolean;
  readonly setForm: (form: RequestFormState) => void;
  /** A new beginning: what was asked for has changed, or more has become known about it. */
  readonly rebase: (next: Partial<Kept>) => void;
  /** Forgets what is kept. */
  readonly drop: () => void;
}

export function useKeptForm(key: string, begin: () => Kept): KeptForm {
  const [{ kept, restored }, setState] = useState(() => {
    const found = readDraft(key, isKept);
    return { kept: found ?? begin(), restored: found !== undefined };
  });
  const latest = useRef(kept);
  const dropped = useRef(false);

  // Kept at once and not after the page is redrawn: a reload may come in between.
  const change = useCallback(
    (part: Partial<Kept>) => {
      const next = { ...latest.current, ...part };
      latest.current = next;
      if (dropped.current || sameForm(next.form, next.base)) dropDraft(key);
      else keepDraft(key, next);
      setState((state) => ({ ...state, kept: next }));
    },
    [key],
  );
  return {
    ...kept,
    restored,
    setForm: useCallback((form: RequestFormState) => change({ form }), [change]),
    rebase: change,
    drop: useCallback(() => {
      dropped.current = true;
      dropDraft(key);
    }, [key]),
  };
}
