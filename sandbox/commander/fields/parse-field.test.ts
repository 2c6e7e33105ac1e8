/** Which field a text names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseField } from './parse-field';

describe('a field of a command line', () => {
  it.each([
    ['login=x', { section: '', type: 'login', label: '', value: 'x' }],
    ['Environment=prod', { section: '', type: '', label: 'Environment', value: 'prod' }],
    ['url.Console URL=https://a/?b=c', { section: '', type: 'url', label: 'Console URL', value: 'https://a/?b=c' }],
    ['c.text.google.com= 1 ', { section: 'c', type: 'text', label: 'google.com', value: '1' }],
    ['f.password=', { section: 'f', type: 'password', label: '', value: '' }],
    ['text.a==b=c', { section: '', type: 'text', label: 'a=b', value: 'c' }],
    ['text.a= =c', { section: '', type: 'text', label: 'a', value: '=c' }],
    ['le=1', { section: '', type: 'le', label: '', value: '1' }],
  ])('%s', (text, expected) => {
    expect(parseField(text)).toEqual(expected);
  });

  it.each([
    ['justtext', 'Missing `=`'],
    ['=value', 'Missing <field>'],
    ['c.=x', 'Missing field type or label'],
  ])('%s is refused', (text, complaint) => {
    expect(() => parseField(text)).toThrow(complaint);
  });

  it('keeps any label with a type before it and its equals signs doubled', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.base64String(), (label, value) => {
        const order = `$BASE64:${value}`;
        expect(parseField(`text.${label.replaceAll('=', '==')}=${order}`)).toMatchObject({ label, value: order });
      }),
    );
  });
});
