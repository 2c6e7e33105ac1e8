/**
 * Builders for the part of the Atlassian Document Format (version 1) that comments use. Text is data: it goes into
 * text nodes and nothing in it becomes markup, a link or a mention.
 */

/** `code` stands alone: Jira's schema does not let it meet `strong` or `em`. */
export type AdfMarks = readonly ('strong' | 'em')[] | readonly ['code'];

export interface AdfText {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly { readonly type: 'strong' | 'em' | 'code' }[];
}
export interface AdfHardBreak {
  readonly type: 'hardBreak';
}
export interface AdfMention {
  readonly type: 'mention';
  readonly attrs: { readonly id: string; readonly text: string };
}
export interface AdfDate {
  readonly type: 'date';
  readonly attrs: { readonly timestamp: string };
}
export type AdfInline = AdfText | AdfHardBreak | AdfMention | AdfDate;

export interface AdfParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly AdfInline[];
}
export interface AdfListItem {
  readonly type: 'listItem';
  readonly content: readonly [AdfParagraph, ...AdfParagraph[]];
}
export interface AdfBulletList {
  readonly type: 'bulletList';
  readonly content: readonly [AdfListItem, ...AdfListItem[]];
}
export type AdfPanelType = 'info' | 'note' | 'success' | 'warning' | 'error';
export type AdfPanelContent = AdfParagraph | AdfBulletList;
export interface AdfPanel {
  readonly type: 'panel';
  readonly attrs: { readonly panelType: AdfPanelType };
  readonly content: readonly [AdfPanelContent, ...AdfPanelContent[]];
}
export type AdfBlock = AdfParagraph | AdfBulletList | AdfPanel;

export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly [AdfBlock, ...AdfBlock[]];
}

/** A document of at least one block; Jira refuses an empty comment. */
export const doc = (...content: readonly [AdfBlock, ...AdfBlock[]]): AdfDocument => ({
  type: 'doc',
  version: 1,
  content,
});

/** Text nodes without text are left out: Jira refuses a document that has one. */
export function paragraph(...inlines: readonly AdfInline[]): AdfParagraph {
  const content = inlines.filter((inline) => inline.type !== 'text' || inline.text !== '');
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** One run of text; see `lines` for text that may have line breaks. */
export function text(value: string, marks: AdfMarks = []): AdfText {
  const printable = harmless(value);
  return marks.length === 0
    ? { type: 'text', text: printable }
    : { type: 'text', text: printable, marks: [...new Set(marks)].map((type) => ({ type })) };
}

export const hardBreak = (): AdfHardBreak => ({ type: 'hardBreak' });

/** Text with its line breaks kept: one run per line. Give it to `paragraph` with `...`. */
export const lines = (value: string, marks: AdfMarks = []): AdfInline[] =>
  value
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .flatMap((line, index) => (index === 0 ? [text(line, marks)] : [hardBreak(), text(line, marks)]));

/** Names and notifies somebody; `name` is what stands there where the account cannot be shown. */
export const mention = (accountId: string, name: string): AdfMention => ({
  type: 'mention',
  attrs: { id: harmless(accountId), text: `@${harmless(name)}` },
});

/** A day as Jira shows it in the reader's language; `at` in ms since the epoch. */
export const date = (at: number): AdfDate => ({ type: 'date', attrs: { timestamp: String(Math.trunc(at)) } });

export const listItem = (...content: readonly [AdfParagraph, ...AdfParagraph[]]): AdfListItem => ({
  type: 'listItem',
  content,
});

export const bulletList = (...content: readonly [AdfListItem, ...AdfListItem[]]): AdfBulletList => ({
  type: 'bulletList',
  content,
});

/** A coloured box. */
export const panel = (
  panelType: AdfPanelType,
  ...content: readonly [AdfPanelContent, ...AdfPanelContent[]]
): AdfPanel => ({ type: 'panel', attrs: { panelType }, content });

/**
 * Control characters and halves of surrogate pairs cannot be stored and become U+FFFD; embeddings, overrides and
 * isolates of writing direction go, because they make the words after them read as something else. Right-to-left
 * writing itself and the marks U+200E and U+200F stay.
 */
function harmless(value: string): string {
  return (
    value
      .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
      // With the u flag, \p{Cs} is only a surrogate without its other half.
      .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
  );
}
