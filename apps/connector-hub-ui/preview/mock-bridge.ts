/**
 * A bridge without Jira behind it, for looking at the pages in every state and for driving them in tests. It answers from
 * a script and writes down every call. `installBridge` needs nothing from outside its own body, so that a test can hand
 * it to the browser as it is.
 */

/** One answer of a function. The last of a list is repeated. */
export type Scripted =
  | { readonly value: unknown }
  | { readonly failure: unknown }
  /** The bridge rejects, as when a function runs out of time. */
  | { readonly throws: true }
  /** Nothing comes until `__bridgeControl.release(function)`; then the next answer of the list. */
  | { readonly hold: true };

export interface BridgeScript {
  readonly theme: 'light' | 'dark';
  /** Absent: Jira hides the address. */
  readonly email?: string;
  readonly answers: Readonly<Record<string, readonly Scripted[]>>;
}

export interface BridgeCall {
  readonly name: string;
  readonly payload: unknown;
}

export interface BridgeControl {
  readonly calls: BridgeCall[];
  release(name: string): void;
  /** Replaces what a function answers from now on. */
  answer(name: string, answers: readonly Scripted[]): void;
}

declare global {
  interface Window {
    __bridge?: { callBridge: (command: string, payload?: unknown) => Promise<unknown> };
    __bridgeControl?: BridgeControl;
  }
}

export function installBridge(script: BridgeScript): void {
  const answers = new Map(Object.entries(script.answers).map(([name, list]) => [name, [...list]]));
  const held = new Map<string, (() => void)[]>();
  const calls: BridgeCall[] = [];

  const next = (name: string): Scripted | undefined => {
    const list = answers.get(name) ?? [];
    return list.length > 1 ? list.shift() : list[0];
  };
  const invoke = async (name: string, payload: unknown): Promise<unknown> => {
    calls.push({ name, payload });
    let scripted = next(name);
    if (scripted && 'hold' in scripted) {
      await new Promise<void>((resolve) => held.set(name, [...(held.get(name) ?? []), resolve]));
      scripted = next(name);
    }
    if (!scripted || 'throws' in scripted) throw new Error(`No answer for ${name}`);
    return 'value' in scripted
      ? { ok: true, value: scripted.value }
      : { ok: false, failure: 'failure' in scripted ? scripted.failure : undefined };
  };
  const theme = (): void => {
    document.documentElement.setAttribute('data-color-mode', script.theme);
    document.documentElement.setAttribute(
      'data-theme',
      'light:light dark:dark spacing:spacing typography:typography shape:shape',
    );
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/tokens.css';
    document.head.append(link);
  };

  window.__bridgeControl = {
    calls,
    release: (name) => {
      for (const go of held.get(name) ?? []) go();
      held.delete(name);
    },
    answer: (name, list) => {
      answers.set(name, [...list]);
    },
  };
  window.__bridge = {
    callBridge: async (command, payload) => {
      if (command === 'enableTheming') {
        theme();
        return;
      }
      if (command === 'fetchProduct') {
        calls.push({ name: 'requestJira', payload });
        const body = JSON.stringify(script.email === undefined ? {} : { emailAddress: script.email });
        return { body, headers: { 'content-type': 'application/json' }, status: 200, statusText: 'OK' };
      }
      if (command !== 'invoke') throw new Error(`The preview does not know ${command}`);
      const { functionKey, payload: input } = payload as { functionKey: string; payload: unknown };
      return invoke(functionKey, input);
    },
  };
}
