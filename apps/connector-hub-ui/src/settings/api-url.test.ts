import { describe, expect, it } from 'vitest';
import { judgeUrl } from './api-url';

const allowed = (url: string, hosts: string[]): boolean => {
  const verdict = judgeUrl(url, hosts);
  return verdict.kind === 'url' && verdict.allowed;
};

describe('a typed API URL', () => {
  it('is empty, broken or a URL', () => {
    expect(judgeUrl('  ', []).kind).toBe('empty');
    for (const text of ['commander.example.com/api/v2', 'https://', 'ftp://x.example', 'https:// x']) {
      expect(judgeUrl(text, []).kind, text).toBe('broken');
    }
    expect(judgeUrl('https://commander.example.com/api/v2', [])).toMatchObject({ path: true, encrypted: true });
    expect(judgeUrl('http://commander.example.com/api/v1', [])).toMatchObject({ path: false, encrypted: false });
  });

  it('is compared with the allowed hosts as the platform does: protocol, host and port', () => {
    expect(allowed('https://c.example/api/v2', ['c.example'])).toBe(true);
    expect(allowed('https://c.example/api/v2', ['https://c.example'])).toBe(true);
    expect(allowed('https://c.example:8443/api/v2', ['https://c.example'])).toBe(false);
    expect(allowed('http://localhost:4401/api/v2', ['http://localhost:4401'])).toBe(true);
    expect(allowed('https://c.example.evil.example/api/v2', ['c.example'])).toBe(false);
    expect(allowed('https://a.c.example/api/v2', ['*.c.example'])).toBe(true);
    expect(allowed('https://c.example/api/v2', ['*.c.example'])).toBe(false);
    expect(allowed('https://evilc.example/api/v2', ['*.c.example'])).toBe(false);
  });
});
