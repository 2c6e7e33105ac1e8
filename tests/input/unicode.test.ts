/** Any text that somebody can type comes back as it was typed, and stands in the comment as text and nothing else. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { accountId, ask, nestedDraft, startWorld, stored, textOf, valueOf, shareDraft } from '../world';

const world = await startWorld();
afterAll(() => world.close());

const nasty = [
  '<script>alert(1)</script>',
  '[~accountid:5b10ac8d82e05b22cc7d0001] @Ada Admin',
  '{panel}h1. *bold* [link|https://evil.example]{panel}',
  '\u202Eevil\u202C',
  '\u0000\u0007\u001B[31m',
  'a\r\nb\nc\u2028d\u0085e',
  '👩‍👩‍👧‍👦 パスワード Ünïcödé',
  '"quoted" \\ $(x) `y` ${HOME} --force',
  '\uD83D alone',
  'ﬁ ① ５ ＜b＞ e\u0301 Å',
];
const typed = (maxLength: number) =>
  fc
    .oneof(
      fc.constantFrom(...nasty),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.array(fc.constantFrom(...nasty), { minLength: 2, maxLength: 6 }).map((parts) => parts.join(' ')),
    )
    .map((text) => text.slice(0, maxLength))
    .filter((text) => text.trim() !== '');

/** As the app trims what it stores; what Jira cannot keep (control characters, overrides of direction) is replaced or left out there. */
const inComment = (text: string): string =>
  text
    .trim()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\r\n|[\r\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?!\n)(?!\t)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
  readonly attrs?: { readonly id?: string };
  readonly content?: readonly Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.content ?? []).flatMap(nodesOf)];

function lastComment(issue: string) {
  const comments = world.sandbox.world.jira.state.comments({ kind: 'user', accountId: accountId('ada') }, issue) ?? [];
  return comments.at(-1)!.body;
}

/** The comment has the texts in text nodes, and nothing in it but what the app puts there itself. */
function expectPlain(issue: string, texts: readonly string[], mentioned: readonly string[]): void {
  const body = lastComment(issue);
  for (const text of texts) expect(textOf(body)).toContain(inComment(text));
  const nodes = nodesOf(body as unknown as Node);
  expect(new Set(nodes.map(({ type }) => type))).toEqual(
    new Set(['doc', 'panel', 'paragraph', 'text', 'hardBreak', 'mention']),
  );
  expect(new Set(nodes.flatMap(({ marks = [] }) => marks.map(({ type }) => type)))).toEqual(new Set(['strong']));
  const mentions = nodes.flatMap(({ type, attrs }) => (type === 'mention' ? [attrs?.id] : []));
  expect(new Set(mentions)).toEqual(new Set(mentioned));
}

describe('a text of any characters', () => {
  it('is kept in justification and description', { timeout: 60_000 }, async () => {
    const alice = accountId('alice');
    await fc.assert(
      fc.asyncProperty(typed(4000), typed(1000), async (justification, recordDescription) => {
        const request = await ask(world, { justification, draft: nestedDraft({ recordDescription }), issue: 'OPS-3' });
        const seen = await stored(world, request, 'OPS-3');
        expect(seen.justification).toBe(justification.trim());
        expect(shareDraft(seen).recordDescription).toBe(recordDescription.trim());
        expectPlain('OPS-3', [justification, recordDescription], [alice]);
      }),
      { numRuns: 25, examples: nasty.map((text) => [text, text]) },
    );
  });

  it('is kept in the reason of a rejection', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(typed(2000), async (reason) => {
        const payload = { requestId: randomUUID(), draft: nestedDraft(), justification: '' };
        const { request } = valueOf(await world.panel('alice', 'submitRequest', payload, { issue: 'OPS-4' }));
        const { id: requestId, revision } = request;
        valueOf(await world.panel('pia', 'rejectRequest', { requestId, revision, reason }, { issue: 'OPS-4' }));
        expect((await stored(world, request, 'OPS-4')).decision?.reason).toBe(reason.trim());
        expectPlain('OPS-4', [reason], [accountId('alice'), accountId('pia')]);
      }),
      { numRuns: 15, examples: nasty.map((text) => [text]) },
    );
  });

  it('as a search word is found nowhere, and harms nothing', { timeout: 60_000 }, async () => {
    const changes = world.standIn.changeCount();
    await fc.assert(
      fc.asyncProperty(typed(200), async (term) => {
        const answer = await world.panel('pia', 'findRecords', { term });
        if (!answer.ok) expect(['invalid-input', 'text-not-sendable']).toContain(answer.failure.code);
        else
          for (const { title } of answer.value.rows) expect(title.toLowerCase()).toContain(term.trim().toLowerCase());
      }),
      { numRuns: 12 },
    );
    expect(world.standIn.changeCount()).toBe(changes);
  });
});
