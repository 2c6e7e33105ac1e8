/** Whatever people write, the documents built from it are ones that Jira accepts, and say nothing else than the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAdfDocument } from '../../../sandbox/jira/adf';
import { bulletList, date, doc, hardBreak, lines, listItem, mention, panel, paragraph, text } from './index';
import type { AdfBlock, AdfDocument, AdfInline } from './index';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom(
    '',
    '\u0000',
    '[link|javascript:alert(1)]',
    '<script>alert(1)</script>',
    '{panel}@admin{panel}',
    '\u202egnp.exe',
    '\ud800',
    'a\r\nb\n\nc\u2028d',
  ),
);
const mark = fc.constantFrom<'strong' | 'em'>('strong', 'em');
const marks = fc.oneof(fc.array(mark), fc.constant(['code'] as const));

const inline: fc.Arbitrary<AdfInline[]> = fc.oneof(
  fc.tuple(hostile, marks).map(([value, given]) => [text(value, given)]),
  fc.tuple(hostile, marks).map(([value, given]) => lines(value, given)),
  fc.constant<AdfInline[]>([hardBreak()]),
  fc.tuple(hostile, hostile).map(([id, name]) => [mention(id, name)]),
  fc.date({ noInvalidDate: true }).map((day) => [date(day.getTime())]),
);
const anyParagraph = fc.array(inline, { maxLength: 4 }).map((runs) => paragraph(...runs.flat()));
const anyList = fc.array(anyParagraph, { minLength: 1, maxLength: 3 }).map((items) => {
  const [first, ...rest] = items.map((item) => listItem(item));
  return bulletList(first!, ...rest);
});
const anyBlock: fc.Arbitrary<AdfBlock> = fc.oneof(
  anyParagraph,
  anyList,
  fc
    .tuple(fc.constantFrom('info', 'note', 'success', 'warning', 'error'), fc.oneof(anyParagraph, anyList))
    .map(([type, content]) => panel(type, content)),
);
const anyDocument: fc.Arbitrary<AdfDocument> = fc
  .array(anyBlock, { minLength: 1, maxLength: 4 })
  .map(([first, ...rest]) => doc(first!, ...rest));

describe('ADF builders', () => {
  it('give documents that Atlassian’s own schema accepts, whatever the texts', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        // As it arrives at Jira: over JSON.
        expect(isAdfDocument(JSON.parse(JSON.stringify(document)))).toBe(true);
      }),
    );
  });

  it('never emit an empty text node, nor what cannot be stored, nor what turns writing round', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const sent = JSON.stringify(document);
        expect(sent).not.toContain('"text":""');
        expect(sent).not.toContain('\\u0000');
        expect(sent).not.toMatch(/\\ud[89a-f]/u);
        expect(sent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('keep ordinary text of any script as it is', () => {
    const kept = 'Größe 100 € — “quoted” عربي עברית 日本語 👩‍💻 *not bold* [x](y) & <b>\ttab';
    expect(paragraph(text(kept))).toEqual({ type: 'paragraph', content: [{ type: 'text', text: kept }] });
  });

  it('turn line breaks into hard breaks, blank lines included', () => {
    expect(paragraph(...lines('one\r\n\ntwo')).content).toEqual([
      { type: 'text', text: 'one' },
      { type: 'hardBreak' },
      { type: 'hardBreak' },
      { type: 'text', text: 'two' },
    ]);
  });

  it('mark text, each mark once', () => {
    expect(text('x', ['strong', 'strong', 'em'])).toEqual({
      type: 'text',
      text: 'x',
      marks: [{ type: 'strong' }, { type: 'em' }],
    });
  });
});
