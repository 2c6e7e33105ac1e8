/** The API URL as an administrator types it: what is usable, and what to write instead. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const API_PATH = '/api/v2';

/**
 * The URL in the one spelling `createVault` takes (no slash at the end). https is required, except for loopback, where
 * the sandbox is. Failures: `url-invalid` (field `apiUrl`), the detail says what is wrong.
 */
export function checkBaseUrl(text: string): Result<string> {
  const wrong = (detail: string) => fail(failure('url-invalid', { field: 'apiUrl', detail }));
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return wrong('it is not a complete address that begins with https://');
  }
  const encrypted = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!encrypted) return wrong('it must begin with https://');
  if (url.username !== '' || url.password !== '') return wrong('it must not contain a user name or password');
  if (url.search !== '' || url.hash !== '') return wrong('nothing may follow after /api/v2');
  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/api/v1')) return wrong('it ends in /api/v1, but this app needs /api/v2');
  if (!path.endsWith(API_PATH)) return wrong('it must end in /api/v2');
  return ok(`${url.origin}${path}`);
}

/** Where the same service answers `GET /health`, without a key. */
export const healthUrl = (baseUrl: string): string => `${baseUrl.slice(0, -API_PATH.length)}/health`;
