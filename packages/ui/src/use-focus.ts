/** Moving the focus to what has just appeared, so that keyboard and screen reader follow. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * A ref whose element gets the focus when it appears, and when what it is in was hidden and is back: before the page is
 * drawn, so that no key pressed meanwhile goes somewhere else.
 */
export function useFocusOnAppear<Element extends HTMLElement>(visible = true): RefObject<Element> {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    if (visible) ref.current?.focus();
  }, [visible]);
  return ref;
}

/** Focuses the first control marked invalid below `root`. False when there is none. */
export function focusFirstInvalid(root: HTMLElement | null): boolean {
  const invalid = root?.querySelector<HTMLElement>('[aria-invalid="true"]');
  invalid?.focus();
  return invalid !== null && invalid !== undefined;
}
