/** When the preview says that access may become an invitation instead. */
import { describe, expect, it } from 'vitest';
import { operationEffect, type RecordAccess, type ShareRecord } from './index';

const NOW = Date.UTC(2026, 10, 23, 9);
const record = { uid: 'AbCdEfGhIjKlMnOpQrStUv', title: 'Apollo API' };
const target: RecordAccess = {
  ...record,
  type: 'login',
  mode: 'nsf',
  users: [{ username: 'bob@acme.example', owner: false, canShare: false, canEdit: false, role: 'viewer' }],
  usersKnown: true,
  readAt: NOW,
};
const share = (part: Pick<ShareRecord, 'action'> & { readonly recipients: string[] }): ShareRecord =>
  ({
    kind: 'share-record',
    mode: 'nsf',
    record,
    role: 'content-manager',
    expiration: { type: 'never' },
    ...part,
  }) as never;

describe('an address that Keeper may not know', () => {
  it.each([
    ['somebody new here', share({ action: 'grant', recipients: ['new@elsewhere.example'] }), true],
    [
      'somebody new beside somebody known',
      share({ action: 'grant', recipients: ['bob@acme.example', 'new@x.example'] }),
      true,
    ],
    ['somebody who has access already', share({ action: 'grant', recipients: ['bob@acme.example'] }), false],
    ['somebody who loses access', share({ action: 'revoke', recipients: ['new@elsewhere.example'] }), false],
  ])('is pointed out: %s', (_, operation, pointedOut) => {
    expect(operationEffect(operation, target, NOW).warnings.includes('may-be-invited')).toBe(pointedOut);
  });
});
