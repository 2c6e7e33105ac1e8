/**
 * Puts an app's page into a sandboxed iframe on the apps' origin and answers its bridge. A connection counts only when
 * it comes from this very iframe and from that origin; a frame that loads anew gets a new channel.
 */
import { answerCommand, type Frame } from './commands';
import { forgetFrame } from './events';
import type { FramePlacement } from './protocol';
import { createPeer } from './rpc';

/** As the platform's iframes; the Content-Security-Policy of the app's pages says the same. */
const SANDBOX = [
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-forms',
  'allow-modals',
  'allow-pointer-lock',
  'allow-same-origin',
  'allow-scripts',
].join(' ');

export interface FrameOptions {
  assetOrigin: string;
  container: HTMLElement;
  placement: FramePlacement;
  /** Address to load instead of the module's own resource. */
  url?: string;
  /** The modal this frame is the content of. */
  modal?: Frame['modal'];
  /** The frame keeps the height of its container instead of growing with its content. */
  fixedHeight?: boolean;
}

export function mountFrame(options: FrameOptions): Frame {
  const element = document.createElement('iframe');
  element.className = 'app-frame';
  element.setAttribute('sandbox', SANDBOX);
  element.setAttribute('allow', 'clipboard-write; fullscreen');
  element.title = options.placement.title;
  element.src = options.url ?? options.placement.url;

  const frame: Frame = {
    id: crypto.randomUUID(),
    placement: options.placement,
    closeListeners: [],
    setHeight(height) {
      if (!options.fixedHeight) element.style.height = `${String(height)}px`;
    },
    openFrame: (container, url, modal) => mountFrame({ ...options, container, url, modal, fixedHeight: true }),
    ...(options.modal ? { modal: options.modal } : {}),
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== element.contentWindow || event.origin !== options.assetOrigin) return;
    const message = event.data as { type?: unknown } | null;
    const port = event.ports[0];
    if (message?.type !== 'forge-bridge-connect' || !port) return;
    forgetFrame(frame);
    frame.closeListeners = [];
    createPeer(port, (name, argument) => answerCommand(frame, name, argument));
  });
  options.container.replaceChildren(element);
  return frame;
}
