/** One action at a time: a second click while the first is under way does nothing, even before the page is redrawn. */
import { useCallback, useRef, useState } from 'react';

/** The name of the action under way, and a way to start one. Starting while another is under way is ignored. */
export function useBusy<Name extends string>(): {
  readonly busy: Name | undefined;
  readonly run: (name: Name, action: () => Promise<void>) => Promise<void>;
} {
  const underWay = useRef(false);
  const [busy, setBusy] = useState<Name>();
  const run = useCallback(async (name: Name, action: () => Promise<void>) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(name);
    try {
      await action();
    } finally {
      underWay.current = false;
      setBusy(undefined);
    }
  }, []);
  return { busy, run };
}
