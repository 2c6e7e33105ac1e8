/** Every message about records, read as what it is; titles and values that read like one change nothing. */
import type { RecordAdd, RecordUpdate } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { recordAddition, recordChange } from '../testing/operations';
import { recordReply } from './record-claim';
import { RECORD_FIXTURES, type RecordFixture } from './record-fixtures';
import { RECORD_MESSAGES } from './record-messages';
import { replyLines } from './text';

const operationOf = (kind: RecordFixture['kind']): RecordAdd | RecordUpdate =>
  kind === 'add' ? recordAddition() : recordChange({ force: kind === 'forced-update' });

describe('recordReply', () => {
  it.each(RECORD_FIXTURES)('$name: $claim', ({ kind, status, body, claim, code }) => {
    const reply = recordReply(operationOf(kind), { status, body });
    expect(reply.claim).toBe(claim);
    expect(reply.failure?.code).toBe(code);
    expect(reply.words).not.toContain('2nJAqTXCYCinELscaUbSBQ');
  });

  it('has a fixture for every row of the table', () => {
    const used = new Set(
      RECORD_FIXTURES.flatMap(({ body }) =>
        replyLines(body).map((line) => RECORD_MESSAGES.find(({ pattern }) => pattern.test(line))?.name),
      ),
    );
    expect(RECORD_MESSAGES.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('hides what was typed, whole and line by line', () => {
    const operation = recordChange({
      fields: [{ section: 'fields', type: 'note', value: { form: 'text', text: 'first secret\nsecond secret' } }],
      notes: { change: 'replace', text: 'third secret' },
    });
    const message = ['Incorrect boolean value "ab": [t]rue', 'Field "x": second secret, third secret and k3y'];
    const { words } = recordReply(operation, { status: 200, body: { message } }, ['k3y']);
    expect(words).not.toMatch(/secret|k3y|"ab"/);
    const other = recordReply(operation, {
      status: 500,
      body: { error: 'Unexpected error: first secret second secret' },
    });
    expect(other.words).toBe('•••••• ••••••');
  });

  it.each([undefined, null, 'text', 42, [], { message: { a: 1 } }, { data: { record_uid: 'short' } }])(
    'takes %j as unclear',
    (body) => {
      expect(recordReply(recordAddition(), { status: 200, body })).toEqual({ claim: 'unclear', words: '' });
    },
  );
});
