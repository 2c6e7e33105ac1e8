import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { issueToken, readToken } from './token';

const secret = randomBytes(32);
const claims = { app: 'a', module: 'm', accountId: 'alice', context: { extension: { issue: { key: 'OPS-1' } } } };

describe('the token of a frame', () => {
  test('says what the server said', () => {
    expect(readToken(secret, issueToken(secret, claims))).toEqual(claims);
  });

  test('is worthless with another account written into it', () => {
    const [, signature] = issueToken(secret, claims).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, accountId: 'ada' })).toString('base64url');
    expect(readToken(secret, `${forged}.${String(signature)}`)).toBeUndefined();
  });

  test('is worthless to a server with another secret, without a signature, or as nonsense', () => {
    const token = issueToken(secret, claims);
    expect(readToken(randomBytes(32), token)).toBeUndefined();
    expect(readToken(secret, token.split('.')[0] ?? '')).toBeUndefined();
    expect(readToken(secret, `${token}.x`)).toBeUndefined();
    expect(readToken(secret, '')).toBeUndefined();
  });
});
