import { failure } from '@keeper-workflow/failures';
import { describe, expect, it } from 'vitest';
import { failureSentence } from './failures';

describe('a text that cannot be sent', () => {
  const sentence = (field: string, detail = 'line-break'): string =>
    failureSentence(failure('text-not-sendable', { field, detail }));

  it('is named in good English, one thing or several', () => {
    expect(sentence('title')).toMatch(/^The title contains a line break/u);
    expect(sentence('recipients')).toMatch(/^The e-mail addresses contain a line break/u);
    expect(sentence('teams')).toMatch(/^The teams contain /u);
    expect(sentence('Environment')).toMatch(/^Environment contains /u);
  });

  it('says what can be done about notes that an older Commander cannot write in a nested share folder', () => {
    const words = sentence('notes', 'nested-line-break');
    for (const way of ['on one line', 'classic folder', 'update Commander', '18.1.2']) expect(words).toContain(way);
  });

  it('says which character of the notes would become something else', () => {
    expect(sentence('notes', 'backslash-break')).toMatch(/backslash right before a line break/u);
  });
});
