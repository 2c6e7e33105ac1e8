import { describe, expect, it } from 'vitest';
import { isAddress, splitAddresses } from './address-list';

describe('addresses in a text', () => {
  it('splits at commas, semicolons, blanks and line ends, in lower case and without repeats', () => {
    expect(splitAddresses('Alice@Acme.example, bob@acme.example;\ncarol@acme.example\tbob@acme.example')).toEqual([
      'alice@acme.example',
      'bob@acme.example',
      'carol@acme.example',
    ]);
  });

  it('leaves out what is already there and takes the brackets of a mail program off', () => {
    expect(splitAddresses('<alice@acme.example> <bob@acme.example>', ['alice@acme.example'])).toEqual([
      'bob@acme.example',
    ]);
  });

  it('keeps what is no address, so that somebody can see and correct it', () => {
    expect(splitAddresses('alice@acme.example nonsense')).toEqual(['alice@acme.example', 'nonsense']);
    expect(isAddress('nonsense')).toBe(false);
    expect(isAddress(`${'a'.repeat(250)}@b.example`)).toBe(false);
  });
});
