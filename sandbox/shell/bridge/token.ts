/**
 * What the server vouches for when a page calls on behalf of a frame: which module, where, for whom. Signed by the
 * server, opaque to the browser, so that neither app nor page can choose another account or issue.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const claimsSchema = z.object({
  app: z.string(),
  module: z.string(),
  /** Absent: the page was made for nobody. */
  accountId: z.string().optional(),
  context: z.record(z.string(), z.unknown()),
});

export type Claims = z.infer<typeof claimsSchema>;

const sign = (secret: Buffer, body: string): Buffer => createHmac('sha256', secret).update(body).digest();

export function issueToken(secret: Buffer, claims: Claims): string {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${body}.${sign(secret, body).toString('base64url')}`;
}

/** `undefined` for anything this server has not signed since it started. */
export function readToken(secret: Buffer, token: string): Claims | undefined {
  const [body, signature, ...rest] = token.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(secret, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return claimsSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
}
