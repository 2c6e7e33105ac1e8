/**
 * Keeps what the server rendered fresh: asks for the version of what the page shows and, when it moved, fetches the
 * page again and exchanges the parts marked `data-live`. Frames and what somebody is typing stay untouched.
 */

const INTERVAL_MILLISECONDS = 1000;

/** Fetches the page again and exchanges its live parts. Parts with the focus inside are left for the next time. */
export async function refreshPage(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const name = part.dataset.live ?? '';
    const replacement = fresh.querySelector(`[data-live="${CSS.escape(name)}"]`);
    if (!replacement || part.contains(document.activeElement)) continue;
    if (replacement.innerHTML !== part.innerHTML) part.replaceChildren(...document.adoptNode(replacement).childNodes);
  }
}

async function versionOf(key: string): Promise<string | undefined> {
  try {
    const response = await fetch(`/live/${encodeURIComponent(key)}`);
    return response.ok ? ((await response.json()) as { version: string }).version : undefined;
  } catch (error) {
    // The server is away (a restart, a closed laptop): the page keeps what it shows and asks again.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

export function watchPage(key: string, onChange: () => void): void {
  let known: string | undefined;
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'visible') {
      const version = await versionOf(key);
      if (version !== undefined && known !== undefined && version !== known) {
        onChange();
        await refreshPage();
      }
      known = version ?? known;
    }
    setTimeout(() => void look(), INTERVAL_MILLISECONDS);
  };
  void look();
}
