/** What can be said about an API URL before anything is sent anywhere. The server checks again. */

export type UrlVerdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'url';
      readonly host: string;
      /** As the manifest names it: `https://host:port`. */
      readonly origin: string;
      /** The app's manifest lets it reach this host. */
      readonly allowed: boolean;
      /** The path ends with /api/v2. */
      readonly path: boolean;
      readonly encrypted: boolean;
    };

/** Judges a typed URL against the hosts from the app's manifest (`host`, `https://host`, `host:port`, `*.domain`). */
export function judgeUrl(text: string, allowedHosts: readonly string[]): UrlVerdict {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  if (!/^https?:\/\/[^/]/iu.test(typed) || !URL.canParse(typed)) return { kind: 'broken' };
  const url = new URL(typed);
  return {
    kind: 'url',
    host: url.host,
    origin: url.origin,
    allowed: allowedHosts.some((allowed) => covers(allowed, url)),
    path: /\/api\/v2\/?$/u.test(url.pathname),
    encrypted: url.protocol === 'https:',
  };
}

/** Forge compares protocol, host and port and ignores the path; `*.` stands for sub-domains, not for the domain itself. */
function covers(allowed: string, url: URL): boolean {
  const pattern = allowed.includes('://') ? allowed : `${url.protocol}//${allowed}`;
  const concrete = pattern.replace('://*.', '://any.');
  if (!URL.canParse(concrete)) return false;
  const wanted = new URL(concrete);
  if (wanted.protocol !== url.protocol || wanted.port !== url.port) return false;
  if (!pattern.includes('://*.')) return wanted.hostname === url.hostname;
  return url.hostname.endsWith(wanted.hostname.slice('any'.length));
}
