/** Something the form needs from the vault: asked for once per key, again on demand; an answer that is overtaken is ignored. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, WireFailure } from '@keeper-workflow/contract';

export type Loaded<Value> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: WireFailure }
  | { readonly status: 'ready'; readonly value: Value };

/** @param key what to load; undefined: nothing. */
export function useLoaded<Value>(
  key: string | undefined,
  load: () => Promise<Answer<Value>>,
): { readonly state: Loaded<Value>; readonly again: () => void } {
  const [{ of, state }, setHeld] = useState<{ readonly of?: string | undefined; readonly state: Loaded<Value> }>({
    state: { status: 'idle' },
  });
  const latest = useRef({ key, load, round: 0 });
  latest.current = { ...latest.current, key, load };
  const again = useCallback(() => {
    const { key: wanted, load: ask } = latest.current;
    const round = latest.current.round + 1;
    latest.current.round = round;
    if (wanted === undefined) {
      setHeld({ state: { status: 'idle' } });
      return;
    }
    setHeld({ of: wanted, state: { status: 'loading' } });
    void ask().then((answer) => {
      if (latest.current.round !== round) return;
      const next: Loaded<Value> = answer.ok
        ? { status: 'ready', value: answer.value }
        : { status: 'failed', failure: answer.failure };
      setHeld({ of: wanted, state: next });
    });
  }, []);
  useEffect(again, [key, again]);
  // Between a new key and its effect the old answer must not be taken for the new one's.
  return { state: of === key ? state : { status: key === undefined ? 'idle' : 'loading' }, again };
}
