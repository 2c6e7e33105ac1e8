/**
 * Atlassian Document Format: is a document valid (by Atlassian's own JSON schema from @atlaskit/adf-schema), and what
 * does it say as plain text.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import type { AdfDocument } from './door';

/** Jira's limit for a comment or description (`jira.text.field.character.limit`), in characters of text. */
export const TEXT_LIMIT = 32_767;

const node = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  get content() {
    return z.array(node).optional();
  },
});
type Node = z.infer<typeof node>;

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (compiled) return compiled;
  const file = createRequire(import.meta.url).resolve('@atlaskit/adf-schema/dist/json-schema/v1/full.json');
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  // The schema is written in draft 4, of which it uses nothing that newer drafts read differently.
  delete schema.$schema;
  compiled = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return compiled;
}

export function isAdfDocument(value: unknown): value is AdfDocument {
  return validator()(value);
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'blockquote',
  'listItem',
  'tableRow',
  'panel',
  'taskItem',
]);

/** The document's text, a line per block. */
export function adfText(document: AdfDocument | null): string {
  if (document === null) return '';
  const parsed = node.safeParse(document);
  return parsed.success ? textOf(parsed.data).trimEnd() : '';
}

function textOf({ type, text, attrs, content }: Node): string {
  if (type === 'text') return text ?? '';
  if (type === 'hardBreak') return '\n';
  const label = attrs?.text ?? attrs?.shortName ?? attrs?.url;
  if (content === undefined) return typeof label === 'string' ? label : '';
  const inner = content.map(textOf).join('');
  return BLOCKS.has(type) && !inner.endsWith('\n') ? `${inner}\n` : inner;
}
