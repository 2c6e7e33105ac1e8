/** Every message of the table, read as what it is; anything else is unclear. */
import { describe, expect, it } from 'vitest';
import { classicGrant, nsfGrant } from '../testing/operations';
import { shareRecordReply } from './claim';
import { CARRIED_OUT } from './fixtures-carried-out';
import { REFUSED } from './fixtures-refused';
import { SHARE_MESSAGES } from './messages';
import { replyLines } from './text';

const FIXTURES = [...CARRIED_OUT, ...REFUSED];

describe('shareRecordReply', () => {
  it.each(FIXTURES)('$name: $claim', ({ mode, recipients, status, body, claim, code }) => {
    const who = recipients ? { recipients: [...recipients] } : {};
    const reply = shareRecordReply(mode === 'nsf' ? nsfGrant(who) : classicGrant(who), { status, body });
    expect(reply.claim).toBe(claim);
    expect(reply.failure?.code).toBe(code);
    expect(reply.words).not.toContain('2nJAqTXCYCinELscaUbSBQ');
  });

  it('has a fixture for every row of the table', () => {
    const used = new Set(
      FIXTURES.flatMap(({ body }) =>
        replyLines(body).map((line) => SHARE_MESSAGES.find(({ pattern }) => pattern.test(line))?.name),
      ),
    );
    expect(SHARE_MESSAGES.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('says that an expiry is in the past in the way the form does', () => {
    const body = { error: 'Unexpected error: share-record: Share expiration must be at least 1 minute.' };
    expect(shareRecordReply(classicGrant(), { status: 500, body }).failure).toMatchObject({
      code: 'invalid-input',
      field: 'expiration',
      detail: 'past',
    });
  });

  it('masks secrets, drops control characters and cuts long texts', () => {
    const body = { error: `Unexpected error: bad key s3cr3t-key\u001b[31m password=hunter2 ${'x '.repeat(600)}` };
    const { words } = shareRecordReply(classicGrant(), { status: 500, body }, ['s3cr3t-key']);
    expect(words).toMatch(/^bad key •••••• \[31m password=•••••• x /);
    expect(words.length).toBeLessThanOrEqual(500);
  });

  it.each([undefined, null, 'text', 42, [], { message: { a: 1 } }, { error: ['x'] }])('takes %j as unclear', (body) => {
    expect(shareRecordReply(classicGrant(), { status: 200, body })).toEqual({ claim: 'unclear', words: '' });
  });
});
