/** The option parser: the behaviours of argparse that a client can run into. */
import { describe, expect, it } from 'vitest';
import { HelpRequested, parseArguments, UsageError, type ParserSpec } from './argparse';

const spec: ParserSpec = {
  abbreviations: true,
  options: [
    { flags: ['-e', '--email'], dest: 'email', takes: 'values', required: true },
    { flags: ['-a', '--action'], dest: 'action', takes: 'value', choices: ['grant', 'revoke'], default: 'grant' },
    { flags: ['-w', '--write'], dest: 'write', takes: 'nothing' },
    { flags: ['-s', '--share'], dest: 'share', takes: 'nothing' },
    { flags: ['--expire-at'], dest: 'at', takes: 'value', group: 'expiration' },
    { flags: ['--expire-in'], dest: 'span', takes: 'value', group: 'expiration' },
  ],
  positional: { dest: 'record', count: 'optional' },
};
const parse = (...words: string[]) => parseArguments(spec, words);
const complaint = (...words: string[]): string => {
  try {
    parse(...words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('options', () => {
  it('takes values after a blank, after =, glued, and repeated', () => {
    expect(parse('-e', 'a', '--email=b', '-ec', '--email', 'd').email).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes glued flags and a value at their end', () => {
    expect(parse('-wse', 'a')).toMatchObject({ write: true, share: true, email: ['a'] });
  });

  it('knows options by their beginning, unless two begin so', () => {
    expect(parse('--em', 'a', '--wri').write).toBe(true);
    expect(complaint('-e', 'a', '--expire', 'x')).toBe(
      'ambiguous option: --expire could match --expire-at, --expire-in',
    );
  });

  it('knows no beginnings where abbreviations are off', () => {
    const strict = { ...spec, abbreviations: false };
    expect(() => parseArguments(strict, ['-e', 'a', '--wri'])).toThrow('unrecognized arguments: --wri');
  });

  it('takes what follows -- for an argument, and a lone - too', () => {
    expect(parse('-e', 'a', '--', '-x').record).toBe('-x');
    expect(parse('-e', 'a', '-').record).toBe('-');
  });

  it('takes no option for a value, but does take a word with a blank', () => {
    expect(complaint('-e', '--', 'a')).toBe('argument -e/--email: expected one argument');
    expect(complaint('-e', '-x')).toBe('argument -e/--email: expected one argument');
    expect(parse('-e', '-x y').email).toEqual(['-x y']);
  });

  it('finds the argument before, between and after options, but only once', () => {
    expect(parse('r', '-e', 'a').record).toBe('r');
    expect(parse('-e', 'a', 'r', '-w')).toMatchObject({ record: 'r', write: true });
    expect(complaint('r', '-e', 'a', 'more')).toBe('unrecognized arguments: more');
  });

  it('complains in argparse’s words', () => {
    expect(complaint('r')).toBe('the following arguments are required: -e/--email');
    expect(complaint('-e', 'a', '-a', 'x')).toBe(
      "argument -a/--action: invalid choice: 'x' (choose from 'grant', 'revoke')",
    );
    expect(complaint('-e', 'a', '--expire-in=1d', '--expire-at=never')).toBe(
      'argument --expire-at: not allowed with argument --expire-in',
    );
    expect(complaint('-e', 'a', '--write=yes')).toBe("argument -w/--write: ignored explicit argument 'yes'");
    expect(() => parse('-h')).toThrow(HelpRequested);
  });
});
