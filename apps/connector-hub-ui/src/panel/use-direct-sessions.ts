/**
 * The forms of direct operations, from the moment one is opened until what it asked for is done. While its request is
 * under way a form waits out of sight with everything typed in it: should Keeper refuse late, it comes back.
 */
import { useCallback, useLayoutEffect, useState } from 'react';
import type { PanelView, RequestView } from '@keeper-workflow/contract';
import { dropDraft } from '@keeper-workflow/ui';
import { newDirectKey, readDirectDraft } from '../direct/direct-draft';
import type { DirectKind } from './actions';
import { keptIn, type Open } from './open-forms';
import { didNothing, isRefused } from './panel-view';

export interface DirectSession {
  readonly kind: DirectKind;
  /** Where its contents are kept, as far as they may be. */
  readonly key: string;
  /** Under which id its last attempt was sent, or will be. */
  readonly requestId?: string | undefined;
  /** The refused request whose refusal the form shows. */
  readonly refused?: string | undefined;
  /** Was on the screen since the page was loaded, so it holds what is kept nowhere else. */
  readonly drawn: boolean;
}

/**
 * `open`: it can be gone on with. `waiting`: its request is under way. `back`: that came to nothing, so it can be gone on
 * with again. `over`: there is nothing left to do with it.
 */
type Phase = 'open' | 'waiting' | 'back' | 'over';

export const attemptOf = ({ requestId }: DirectSession, view: PanelView): RequestView | undefined =>
  requestId === undefined ? undefined : view.requests.find(({ id }) => id === requestId);

export function phaseOf(session: DirectSession, view: PanelView): Phase {
  const attempt = attemptOf(session, view);
  if (!attempt) return 'open';
  if (attempt.state === 'executing') return 'waiting';
  return didNothing(attempt) ? 'back' : 'over';
}

/** Whether the form says what its refused request came to, so that the card need not say it, too. */
export const showsRefusal = (session: DirectSession, request: RequestView): boolean =>
  session.refused === request.id || (session.requestId === request.id && isRefused(request));

export const canGoOn = (session: DirectSession, view: PanelView): boolean =>
  ['open', 'back'].includes(phaseOf(session, view));

export interface DirectSessions {
  readonly sessions: readonly DirectSession[];
  /** The form of this kind that can be gone on with, or a new one. */
  readonly begin: (kind: DirectKind) => Open;
  readonly change: (key: string, part: Partial<Omit<DirectSession, 'key' | 'kind'>>) => void;
  readonly end: (key: string) => void;
}

/** `show` changes what is open; `look` leads to the card of a request. */
export function useDirectSessions(
  view: PanelView,
  open: Open | undefined,
  show: (next: Open | undefined) => void,
  look: (requestId: string) => void,
): DirectSessions {
  const [sessions, setSessions] = useState<readonly DirectSession[]>(() => sessionsIn(view));
  const change = useCallback<DirectSessions['change']>((key, part) => {
    setSessions((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);
  const end = useCallback((key: string) => {
    setSessions((all) => all.filter((one) => one.key !== key));
  }, []);

  const front = open?.form === 'direct' ? open.key : undefined;
  useLayoutEffect(() => {
    for (const session of sessions) {
      const { key, kind, requestId } = session;
      const phase = phaseOf(session, view);
      if (key === front && !session.drawn) change(key, { drawn: true });
      if (phase === 'over') {
        dropDraft(key);
        end(key);
      }
      if ((phase === 'over' || phase === 'waiting') && key === front) {
        show(undefined);
        if (requestId !== undefined) look(requestId);
      }
      if (phase === 'back' && open === undefined) show({ form: 'direct', kind, key });
    }
  }, [sessions, view, open]); // eslint-disable-line react-hooks/exhaustive-deps -- the rest is new with every drawing

  const begin = (kind: DirectKind): Open => {
    const begun = sessions.find((one) => one.kind === kind && canGoOn(one, view));
    if (begun) return { form: 'direct', kind, key: begun.key };
    const key = newDirectKey(view, kind);
    setSessions((all) => [...all, { kind, key, drawn: true }]);
    return { form: 'direct', kind, key };
  };
  return { sessions, begin, change, end };
}

/** What was left when the page was loaded: also what had been sent, and whose end nobody has seen yet. */
function sessionsIn(view: PanelView): readonly DirectSession[] {
  return keptIn(view).flatMap((one): DirectSession[] => {
    if (one.form !== 'direct') return [];
    const kept = readDirectDraft(one.key, one.kind);
    return kept ? [{ kind: one.kind, key: one.key, requestId: kept.requestId, drawn: false }] : [];
  });
}
