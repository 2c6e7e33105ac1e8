/** Pictures that Jira serves: initials for people and apps, simple marks for types, priorities and statuses. */
import { createHash } from 'node:crypto';

const COLORS = ['#0055cc', '#5e4db2', '#943d73', '#206a83', '#216e4e', '#974f0c', '#ae2a19', '#44546f'];

/** `/avatar/<id>.svg` as a response; `nameOf` gives the display name of an account or project, if the id is one. */
export function avatarResponse(id: string, nameOf: (id: string) => string | undefined): Response {
  const name = nameOf(id) ?? id.replace(/^[a-z]+-/, '');
  const initials = name
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const color = COLORS[(createHash('sha256').update(id).digest()[0] ?? 0) % COLORS.length] ?? '#44546f';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">` +
    `<rect width="48" height="48" fill="${color}"/>` +
    `<text x="24" y="31" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${initials}</text></svg>`;
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'max-age=3600',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
