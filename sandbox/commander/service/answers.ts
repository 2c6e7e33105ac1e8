/** Answers as Flask gives them: JSON with sorted keys and nothing but ASCII, errors of the HTTP layer as HTML. */
import { createCipheriv, randomBytes } from 'node:crypto';
import type { Stored } from './queue';

export function json(status: number, body: unknown): Response {
  return new Response(`${asciiJson(sorted(body))}\n`, { status, headers: { 'content-type': 'application/json' } });
}

export const error = (status: number, text: string): Response => json(status, { status: 'error', error: text });

const PAGES = {
  404: [
    'Not Found',
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  ],
  405: ['Method Not Allowed', 'The method is not allowed for the requested URL.'],
  429: ['Too Many Requests', ''],
} as const;

export function page(status: keyof typeof PAGES, text?: string): Response {
  const [title, standard] = PAGES[status];
  const html =
    `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n` +
    `<h1>${title}</h1>\n<p>${text ?? standard}</p>\n`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Encrypted results are bytes that call themselves HTML. */
export function storedAnswer({ status, body }: Stored): Response {
  if (!Buffer.isBuffer(body)) return json(status, body);
  return new Response(new Uint8Array(body), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** AES-256-GCM: 12 bytes IV, ciphertext, 16 bytes tag. @param key 32 characters. */
export function encrypt(body: unknown, key: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'utf8'), iv);
  const bytes = Buffer.concat([cipher.update(asciiJson(body), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, bytes, cipher.getAuthTag()]);
}

const asciiJson = (body: unknown): string =>
  JSON.stringify(body).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
