/**
 * Who may talk to the sandbox at all: programs on this machine and the sandbox's own pages. A web page elsewhere must
 * not drive it, neither directly (Origin, Fetch Metadata) nor through a name that resolves to 127.0.0.1 (Host).
 */
import type { MiddlewareHandler } from 'hono';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a request whose Host header names anything but `hosts` (`127.0.0.1:4400`, …). */
export function requireHost(hosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(host)) return context.json({ message: `No site is served under '${host}'.` }, 421);
    return next();
  };
}

/** Refuses a change that a page of another origin asks for. Programs send no Origin and pass. */
export function refuseForeignChanges(origins: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (!SAFE_METHODS.has(context.req.method) && origin !== undefined && !origins.includes(origin)) {
      return context.json({ message: 'A page of another origin must not change anything here.' }, 403);
    }
    return next();
  };
}

/** Refuses whatever a page of another origin asks for, reading included. */
export function refuseForeignPages(origins: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign =
      (origin !== undefined && !origins.includes(origin)) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (foreign) return context.json({ message: 'This interface is not for pages of another origin.' }, 403);
    return next();
  };
}

/** Accepts only what one of our own pages sends: the browser says so in Origin, which scripts cannot set. */
export function requireOwnPage(origins: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    if (!origins.includes(context.req.header('origin') ?? '')) {
      return context.json({ message: 'Only the pages of this site call the bridge.' }, 403);
    }
    return next();
  };
}
