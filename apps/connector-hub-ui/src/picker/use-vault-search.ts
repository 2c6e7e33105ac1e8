/** The search behind a picker: one call after a pause in typing; an answer that was overtaken is ignored. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireFailure } from '@keeper-workflow/contract';
import { searchVault, type PickRow, type SearchKind } from './vault-search';

/** A pause this long means that the word is typed, ms. */
const PAUSE = 300;
const SHORTEST_TERM = 2;
const LONGEST_TERM = 200;

/** A search that failed is not a search that found nothing. */
export type SearchState =
  | { readonly status: 'idle' }
  | { readonly status: 'searching' }
  | { readonly status: 'found'; readonly term: string; readonly rows: readonly PickRow[]; readonly more: boolean }
  | { readonly status: 'failed'; readonly failure: WireFailure };

export interface VaultSearch {
  readonly term: string;
  readonly state: SearchState;
  readonly setTerm: (term: string) => void;
  readonly again: () => void;
}

/** @param first searched for at once, without a pause. */
export function useVaultSearch(kind: SearchKind, first: string): VaultSearch {
  const [term, setTerm] = useState(first);
  const [state, setState] = useState<SearchState>({ status: 'idle' });
  const latest = useRef(0);
  const typed = useRef(false);

  const search = useCallback(
    async (wanted: string) => {
      latest.current += 1;
      const mine = latest.current;
      setState({ status: 'searching' });
      const answer = await searchVault(kind, wanted);
      if (latest.current !== mine) return;
      setState(
        answer.ok ? { status: 'found', term: wanted, ...answer.value } : { status: 'failed', failure: answer.failure },
      );
    },
    [kind],
  );

  useEffect(() => {
    const wanted = term.trim();
    if (wanted.length < SHORTEST_TERM || wanted.length > LONGEST_TERM) {
      latest.current += 1;
      setState({ status: 'idle' });
      return;
    }
    const timer = setTimeout(() => void search(wanted), typed.current ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [term, search]);

  return {
    term,
    state,
    setTerm: useCallback((next: string) => {
      typed.current = true;
      setTerm(next);
    }, []),
    again: useCallback(() => void search(term.trim()), [search, term]),
  };
}
