/**
 * The bridge script: first in <head> of every Custom UI page, before the app's own code, as Forge inserts its own.
 * It defines `window.__bridge.callBridge`, speaks to the page around over a MessageChannel, sets the theme the app asks
 * for and reports the height of the document.
 */
import { createFrameHistory } from './frame-history';
import { createPeer } from './rpc';

declare global {
  interface Window {
    __bridge?: { callBridge(command: string, payload?: unknown): Promise<unknown> };
  }
}

const script = document.currentScript as HTMLScriptElement;
/** The only origin that may be around this frame; messages are addressed to it alone. */
const pageOrigin = script.dataset.pageOrigin ?? '';
const tokensHref = script.dataset.tokens ?? '';
const themes = script.dataset.themes ?? '';

const channel = new MessageChannel();
const peer = createPeer(channel.port1, (name) => {
  throw new Error(`The frame has no call '${name}'.`);
});
window.parent.postMessage({ type: 'forge-bridge-connect' }, pageOrigin, [channel.port2]);

function applyColorMode(colorMode: unknown): void {
  const root = document.documentElement;
  root.dataset.colorMode = colorMode === 'dark' ? 'dark' : 'light';
  root.dataset.theme = themes;
}

function loadTokens(): Promise<void> {
  if (document.querySelector(`link[href="${tokensHref}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = tokensHref;
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      reject(new Error('The design tokens could not be loaded.'));
    };
    document.head.append(link);
  });
}

async function enableTheming(): Promise<void> {
  const loaded = loadTokens();
  applyColorMode(await peer.call('enableTheming', { onChange: applyColorMode }));
  await loaded;
}

window.__bridge = {
  callBridge(command, payload) {
    if (command === 'enableTheming') return enableTheming();
    if (command === 'createHistory') return createFrameHistory(peer);
    return peer.call(command, payload);
  },
};

/** Height of the body with its margins, the measure Forge's own resizer takes; what overflows it is clipped there too. */
function reportHeight(): void {
  const { marginTop, marginBottom } = getComputedStyle(document.body);
  const height = Math.ceil(
    document.body.getBoundingClientRect().height + parseFloat(marginTop) + parseFloat(marginBottom),
  );
  void peer.call('resized', height);
}

document.addEventListener('DOMContentLoaded', () => {
  new ResizeObserver(reportHeight).observe(document.body);
});
