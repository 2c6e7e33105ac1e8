/** A modal of the page with a frame in it: native <dialog>, so focus, inertness and Escape are the browser's. */
import { MODAL_SIZES } from './protocol';

export interface DialogOptions {
  title: string;
  /** A named size, or CSS lengths. */
  size: unknown;
  closeOnEscape: boolean;
  closeOnOverlayClick: boolean;
}

export interface OpenDialog {
  /** Where the frame goes. */
  body: HTMLElement;
  close(): void;
}

function sizeOf(size: unknown): { width: string; height: string } {
  const medium = { width: '600px', height: '40vh' };
  if (typeof size === 'string') return MODAL_SIZES[size] ?? medium;
  if (typeof size !== 'object' || size === null) return medium;
  const { width, height } = size as { width?: unknown; height?: unknown };
  return {
    width: typeof width === 'string' ? width : medium.width,
    height: typeof height === 'string' ? height : medium.height,
  };
}

/** Shows the dialog. `onDismiss` runs when the person closes it (Escape, backdrop, ×), not on `close()`. */
export function openDialog(options: DialogOptions, onDismiss: () => void): OpenDialog {
  const dialog = document.createElement('dialog');
  dialog.className = 'app-dialog';
  dialog.setAttribute('aria-label', options.title === '' ? 'App' : options.title);
  const { width, height } = sizeOf(options.size);
  dialog.style.width = width;
  const header = document.createElement('header');
  const heading = document.createElement('h1');
  heading.textContent = options.title;
  const dismiss = document.createElement('button');
  dismiss.type = 'button';
  dismiss.className = 'icon-button';
  dismiss.setAttribute('aria-label', 'Close');
  dismiss.textContent = '×';
  header.append(heading, dismiss);
  const body = document.createElement('div');
  body.className = 'app-dialog-body';
  body.style.height = height;
  dialog.append(header, body);
  document.body.append(dialog);

  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    dialog.close();
    dialog.remove();
  };
  const dismissed = (): void => {
    close();
    onDismiss();
  };
  dismiss.addEventListener('click', dismissed);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (options.closeOnEscape) dismissed();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && options.closeOnOverlayClick) dismissed();
  });
  dialog.showModal();
  return { body, close };
}
