/** Light or dark: the page's choice, kept by the server, told to every frame that asked for theming. */

export type ColorMode = 'light' | 'dark';

const listeners = new Map<object, (mode: ColorMode) => unknown>();

export function colorMode(): ColorMode {
  return document.documentElement.dataset.colorMode === 'dark' ? 'dark' : 'light';
}

export function onColorMode(frame: object, listener: (mode: ColorMode) => unknown): void {
  listeners.set(frame, listener);
}

function switchTo(mode: ColorMode): void {
  document.documentElement.dataset.colorMode = mode;
  for (const listener of listeners.values()) void listener(mode);
  void fetch('/session/theme', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ theme: mode }),
    redirect: 'manual',
  });
}

/** Lets the toggle switch without a reload; without this script its form does the same with one. */
export function startThemeToggle(): void {
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.themeToggle === undefined) return;
    event.preventDefault();
    switchTo(colorMode() === 'dark' ? 'light' : 'dark');
  });
}
