/** Any text goes through the encoder and back out of Commander's rules unchanged, or is refused with a reason. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentsCommanderSees, parsed, wordsOfNewerServiceMode } from '../testing/commander-rules';
import { valueCommanderStores } from '../testing/field-rules';
import { commandPreview, commandText, LONGEST_COMMAND } from './command-text';
import { fieldValue } from './field-value';

/** Text made of what hurts: quotes, variables, dashes, entities, blanks, any Unicode, halves of surrogate pairs. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        ...[
          "'",
          '"',
          '\\',
          '$',
          '{',
          '}',
          '${last_record_uid}',
          "$'{",
          '$GEN',
          '--',
          '-f',
          '=',
          '&amp;',
          '&#x27;',
          '&lt',
        ],
        ...[';', '|', '&&', '`', '$(x)', ' ', '\t', '\n', '\r', '\0', '\u2028', '\u0007', 'FILEDATA', '--format=json'],
        ...['\ud83d', '\udd10', '🔐', 'İ', 'ß', ''],
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('commandText', () => {
  it('writes options as --name=value, and -- only before a value that begins with a dash', () => {
    expect(
      commandText({
        command: 'share-record',
        options: [{ flag: '--action=grant' }, { name: '--email', value: "o'neil@acme.example" }],
        positionals: [{ value: '-Abc' }],
      }),
    ).toEqual({ ok: true, value: `share-record --action=grant --email="o'neil@acme.example" -- '-Abc'` });
  });

  it('gives every text back unchanged, or says why it cannot be sent', () => {
    fc.assert(
      fc.property(hostile, hostile, (option, positional) => {
        const text = commandText({
          command: 'list',
          options: [{ name: '--type', value: option, field: 'type' }],
          positionals: [{ value: positional, field: 'record' }],
        });
        if (!text.ok) {
          const bad = (value: string) => /[\r\n\0]|\p{Surrogate}/u.test(value);
          if (text.failure.code === 'invalid-input') expect(positional).toBe('');
          else {
            expect(text.failure.code).toBe('text-not-sendable');
            expect(option === '--' || bad(option) || bad(positional)).toBe(true);
          }
          return;
        }
        expect(parsed(text.value)).toEqual({ options: [['--type', option]], positionals: [positional] });
      }),
      { numRuns: 3000 },
    );
  });

  it('survives the second look of newer versions, but for values that begin with a dash and ${names}', () => {
    fc.assert(
      fc.property(hostile, hostile, (option, positional) => {
        fc.pre(!positional.startsWith('-') && !`${option}${positional}`.includes('${'));
        const options = [{ name: '--title', value: option }] as const;
        const text = commandText({ command: 'record-add', options, positionals: [{ value: positional }] });
        fc.pre(text.ok);
        if (!text.ok) return;
        const words = wordsOfNewerServiceMode(text.value);
        expect(words).toHaveLength(argumentsCommanderSees(text.value).length);
        expect(words).not.toContain('--');
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['line\nbreak', 'line-break'],
    ['carriage\rreturn', 'line-break'],
    ['nul\0', 'nul'],
    ['half \ud83d', 'broken-unicode'],
    ['half \ud83d and a line\nbreak', 'broken-unicode'],
  ])('refuses %j and names the field', (value, detail) => {
    expect(commandText({ command: 'get', positionals: [{ value, field: 'record' }] })).toMatchObject({
      ok: false,
      failure: { code: 'text-not-sendable', field: 'record', detail },
    });
  });

  it('refuses an option value that argparse would drop', () => {
    const option = { name: '--email', value: '--', field: 'recipients' } as const;
    expect(commandText({ command: 'share-record', options: [option] })).toMatchObject({
      ok: false,
      failure: { code: 'text-not-sendable', field: 'recipients', detail: 'double-dash' },
    });
  });

  it('refuses an empty target, which Commander would take for everything', () => {
    expect(commandText({ command: 'get', positionals: [{ value: '', field: 'record' }] })).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', field: 'record' },
    });
  });

  it('counts characters as Commander does and refuses 4,097 of them', () => {
    const room = LONGEST_COMMAND - "get ''".length;
    expect(commandText({ command: 'get', positionals: [{ value: '🔐'.repeat(room) }] }).ok).toBe(true);
    expect(commandText({ command: 'get', positionals: [{ value: '🔐'.repeat(room + 1) }] })).toMatchObject({
      ok: false,
      failure: { code: 'command-too-long', detail: '4096' },
    });
  });
});

describe('commandPreview', () => {
  it('hides values marked secret and nothing else', () => {
    const preview = commandPreview({
      command: 'record-add',
      options: [{ name: '--title', value: 'Apollo' }],
      positionals: [{ value: 'password=hunter2', secret: true }],
    });
    expect(preview).toEqual({ ok: true, value: "record-add --title='Apollo' '••••••'" });
  });
});

describe('fieldValue', () => {
  it('leaves plain text alone', () => {
    expect(fieldValue('jira-admin')).toBe('jira-admin');
    expect(fieldValue('a=b')).toBe('a=b');
  });

  it.each([
    ['$GEN', '$JSON:"$GEN"'],
    [' a ', '$JSON:" a "'],
    ['=x', '$JSON:"=x"'],
    ['line\nbreak', String.raw`$JSON:"line\nbreak"`],
    ['a ${x}', '$BASE64:YSAke3h9'],
    ['a rather longer text with ${x} in it', String.raw`$JSON:"a rather longer text with \u0024{x} in it"`],
    ['\n\u0001\u0002\u0003', '$BASE64:CgECAw=='],
  ])('wraps %j in the shorter of two forms', (text, value) => {
    expect(fieldValue(text)).toBe(value);
  });

  it('writes line breaks as two characters where Commander makes them one again', () => {
    expect(fieldValue('one\ntwo', { escapes: true })).toBe(String.raw`one\ntwo`);
    expect(fieldValue(String.raw`C:\new`, { escapes: true })).toBe(String.raw`C:\\new`);
    expect(fieldValue('ends in \\\nhere', { escapes: true })).toMatch(/^\$JSON:/);
  });

  it('carries any well-formed text so that nothing in it is interpreted', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, escapes) => {
        fc.pre(!/\p{Surrogate}/u.test(text) && text !== '');
        const value = fieldValue(text, { escapes });
        expect(value).not.toMatch(/[\r\n\0]|\$\{/);
        expect(valueCommanderStores(value, { escapes })).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
