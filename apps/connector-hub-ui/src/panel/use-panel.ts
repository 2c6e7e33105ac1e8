/** What the panel shows, where it comes from, and how it stays current while somebody is looking. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { call, followIssue } from '../bridge';
import { followDelay, merged, refreshed, signatureOf } from './panel-view';

export type PanelState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: WireFailure }
  | {
      readonly status: 'ready';
      readonly view: PanelView;
      /** Server time minus browser time, ms. */
      readonly offset: number;
      /** The last refresh in the background failed; what is shown is older. */
      readonly stale?: WireFailure;
    };

/** Whoever signs in again goes on where he was, with what he typed. */
const isSessionOver = ({ code }: WireFailure): boolean => code === 'not-signed-in';

/** Coming back to the window refreshes at most this often, ms. */
const FOCUS_INTERVAL = 10_000;

/** Changes of the issue come in bursts (a comment, a property); the last one counts, ms. */
const BURST = 500;

export interface PanelSource {
  readonly state: PanelState;
  /** Reads everything again. */
  readonly reload: () => Promise<void>;
  /** Takes over what a call has just answered. */
  readonly put: (request: RequestView) => void;
}

export function usePanel(): PanelSource {
  const [state, setState] = useState<PanelState>({ status: 'loading' });
  const current = useRef(state);
  const lastRead = useRef(0);
  const show = useCallback((next: PanelState) => {
    current.current = next;
    setState(next);
  }, []);

  const reload = useCallback(async () => {
    if (current.current.status === 'failed') show({ status: 'loading' });
    lastRead.current = Date.now();
    const answer = await call('panel', 'openPanel', {});
    const shown = current.current;
    if (answer.ok) {
      const offset = Date.parse(answer.value.serverTime) - Date.now();
      const view = shown.status === 'ready' ? refreshed(shown.view, answer.value) : answer.value;
      show({ status: 'ready', view, offset });
    } else if (shown.status === 'ready' && (answer.failure.retry !== 'never' || isSessionOver(answer.failure))) {
      show({ ...shown, stale: answer.failure });
    } else {
      show({ status: 'failed', failure: answer.failure });
    }
  }, [show]);

  const put = useCallback(
    (request: RequestView) => {
      const shown = current.current;
      if (shown.status === 'ready') show({ ...shown, view: merged(shown.view, request) });
    },
    [show],
  );

  /** Reads only the one request that is moving, or everything when there are several. */
  const follow = useCallback(async () => {
    const shown = current.current;
    if (shown.status !== 'ready') return;
    const moving = shown.view.requests.filter((request) => followDelay(request, 0) !== undefined);
    const [only] = moving;
    if (!only || moving.length > 1) return reload();
    lastRead.current = Date.now();
    const answer = await call('panel', 'readRequest', { requestId: only.id });
    const now = current.current;
    if (now.status !== 'ready') return;
    if (answer.ok) {
      const { stale: _over, ...rest } = now;
      const offset = Date.parse(answer.value.serverTime) - Date.now();
      show({ ...rest, offset, view: merged(now.view, answer.value.request) });
    } else if (answer.failure.retry === 'never' && !isSessionOver(answer.failure)) {
      await reload();
    } else {
      show({ ...now, stale: answer.failure });
    }
  }, [reload, show]);

  useEffect(() => {
    void reload();
  }, [reload]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = followIssue(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload(), BURST);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [reload]);

  const requests = state.status === 'ready' ? state.view.requests : undefined;
  useFollowing(requests, follow, reload, lastRead);
  return { state, reload, put };
}

/** Calls `follow` again and again while something is moving and the page is visible; `reload` when somebody comes back. */
function useFollowing(
  requests: readonly RequestView[] | undefined,
  follow: () => Promise<void>,
  reload: () => Promise<void>,
  lastRead: { readonly current: number },
): void {
  const latest = useRef(requests);
  latest.current = requests;
  const signature = requests ? signatureOf(requests) : '';

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    let polls = 0;
    const schedule = (): void => {
      clearTimeout(timer);
      const delays = (latest.current ?? []).map((request) => followDelay(request, polls));
      const delay = Math.min(...delays.filter((one) => one !== undefined));
      if (!over && Number.isFinite(delay) && document.visibilityState === 'visible') timer = setTimeout(tick, delay);
    };
    const tick = (): void => {
      polls += 1;
      void follow().then(schedule);
    };
    const comeBack = (): void => {
      if (document.visibilityState !== 'visible' || latest.current === undefined) return;
      if (Date.now() - lastRead.current >= FOCUS_INTERVAL) void reload().then(schedule);
      else schedule();
    };
    schedule();
    window.addEventListener('focus', comeBack);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener('focus', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [signature, follow, reload, lastRead]);
}
