/** The time, redrawn in steps, so that "5 minutes ago" stays true. */
import { useEffect, useState } from 'react';

/**
 * Now in ms since the epoch, on the server's clock.
 * @param offset server time minus browser time, ms.
 * @param step how often to redraw, ms; nothing is redrawn while the page is hidden.
 */
export function useNow(offset: number, step: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    }, step);
    return () => clearInterval(timer);
  }, [step]);
  return now + offset;
}
