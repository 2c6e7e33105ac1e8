/** Who looks at a page: the account in the `sandbox-account` cookie, or in `X-Sandbox-Account` for programs. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Identity } from '../jira';

const ACCOUNT_COOKIE = 'sandbox-account';
const THEME_COOKIE = 'sandbox-theme';
/** Value of the cookie after "Log out". */
const NOBODY = 'nobody';

export type ColorMode = 'light' | 'dark';

/** A program names its account in a header; a browser has the cookie. Neither: nobody, which Jira answers with 401. */
export function identityOf(context: Context): Identity {
  const accountId = context.req.header('x-sandbox-account') ?? getCookie(context, ACCOUNT_COOKIE);
  return accountId && accountId !== NOBODY ? { kind: 'user', accountId } : { kind: 'nobody' };
}

/** True when the browser has never chosen: the first visit. */
export function hasNoSession(context: Context): boolean {
  return getCookie(context, ACCOUNT_COOKIE) === undefined && context.req.header('x-sandbox-account') === undefined;
}

/** `undefined` logs out. */
export function rememberAccount(context: Context, accountId: string | undefined): void {
  setCookie(context, ACCOUNT_COOKIE, accountId ?? NOBODY, { httpOnly: true, sameSite: 'Lax', path: '/' });
}

export function colorModeOf(context: Context): ColorMode {
  return getCookie(context, THEME_COOKIE) === 'dark' ? 'dark' : 'light';
}

export function rememberColorMode(context: Context, mode: ColorMode): void {
  setCookie(context, THEME_COOKIE, mode, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 31_536_000 });
}

/** A path of this site to go back to; anything else (another host, a backslash trick) becomes `/`. */
export function safeReturnPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}
