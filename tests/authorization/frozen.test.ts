/**
 * What is approved is exactly what the preview showed: the operation, its hash, the vault's title, the revision. Anything
 * else is refused, nothing is sent, and the request stays as it is.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Preview, RequestView } from '@keeper-workflow/contract';
import { operationHash } from '@keeper-workflow/operations';
import {
  approvalOf,
  ask,
  classicDraft,
  nestedDraft,
  preview,
  refusal,
  startWorld,
  stored,
  valueOf,
  shareOperation,
} from '../world';

const world = await startWorld();
afterAll(() => world.close());

let request: RequestView;
let seen: Preview;
let changes: number;
const people = ['alice@acme.example', 'bob@acme.example'];

beforeAll(async () => {
  request = await ask(world, { draft: nestedDraft({ recipients: people }) });
  seen = await preview(world, 'pia', request);
});
beforeEach(() => (changes = world.standIn.changeCount()));

const approve = (sent: object) => world.panel('pia', 'approveRequest', { ...approvalOf(seen), ...sent });
/** The operation changed, with the hash that belongs to it. */
const rehashed = (parts: Record<string, unknown>) => {
  const operation = { ...seen.operation, ...parts };
  return { operation, operationHash: operationHash(operation) };
};

const refusedAs = async (sent: () => object, code: string, field?: string) => {
  const refused = await refusal(world, () => approve(sent()));
  expect(refused).toMatchObject({ code, writes: [], ...(field === undefined ? {} : { field }) });
  expect(refused.commands.filter((word) => word.includes('share'))).toEqual([]);
  expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision: request.revision });
  expect(world.standIn.changeCount()).toBe(changes);
};

describe('an approval is refused', () => {
  it.each<[string, () => object]>([
    ['of an operation that its hash does not name', () => ({ operation: { ...seen.operation, role: 'full-manager' } })],
    ['with the hash of another operation', () => ({ operationHash: rehashed({ role: 'full-manager' }).operationHash })],
    ['with people out of order', () => rehashed({ recipients: [...people].reverse() })],
    ['with somebody twice', () => rehashed({ recipients: [...people, 'bob@acme.example'] })],
    ['with an address in capitals', () => rehashed({ recipients: ['Alice@acme.example', 'bob@acme.example'] })],
    [
      'with a title of one’s own',
      () => rehashed({ record: { ...shareOperation(seen).record, title: 'Cafeteria menu' } }),
    ],
    [
      'with the title in other capitals',
      () => rehashed({ record: { ...shareOperation(seen).record, title: 'apollo api' } }),
    ],
    [
      'of another record under this title',
      () => rehashed({ record: { uid: world.uid('Projects Wiki'), title: 'Apollo API' } }),
    ],
  ])('%s', async (_, sent) => {
    await refusedAs(sent, 'operation-changed');
  });

  it('with an address that has blanks around it: they are cut off, and then the hash is another', async () => {
    await refusedAs(() => rehashed({ recipients: [' alice@acme.example', 'bob@acme.example'] }), 'operation-changed');
  });

  it.each<[string, () => object, string]>([
    ['without anybody', () => rehashed({ recipients: [] }), 'recipients'],
    ['with "everybody"', () => rehashed({ recipients: ['*'] }), 'recipients'],
    ['for "existing" people', () => rehashed({ recipients: ['@existing'] }), 'recipients'],
    ['with a title for a uid', () => rehashed({ record: { uid: 'Apollo API', title: 'Apollo API' } }), 'record'],
    ['with an empty uid', () => rehashed({ record: { uid: '', title: 'Apollo API' } }), 'record'],
    ['with a path for a uid', () => rehashed({ record: { uid: '../../Projects/Apollo', title: '' } }), 'record'],
    ['with a hash that is none', () => ({ operationHash: 'x'.repeat(64) }), 'operationHash'],
    ['with the hash in capitals', () => ({ operationHash: seen.operationHash.toUpperCase() }), 'operationHash'],
    ['with a revision that is none', () => ({ revision: 0 }), 'revision'],
    ['with members nobody knows', () => ({ force: true }), 'form'],
  ])('%s', async (_, sent, field) => {
    await refusedAs(sent, 'invalid-input', field);
  });

  it.each(['transfer', 'cancel', 'remove', 'owner'])(
    'of the action %s, which is none of this product',
    async (action) => {
      await refusedAs(() => rehashed({ action }), 'invalid-input');
    },
  );

  it('of a role in place of rights, or of rights in place of a role', async () => {
    await refusedAs(() => rehashed({ mode: 'classic' }), 'invalid-input');
    await refusedAs(() => ({ ...rehashed({ role: undefined, allowWriting: true }) }), 'invalid-input');
  });

  it('of a revision that is not the present one', async () => {
    await refusedAs(() => ({ revision: seen.revision + 1 }), 'request-changed');
    await refusedAs(() => ({ revision: seen.revision + 1000 }), 'request-changed');
  });
});

describe('what was seen is void', () => {
  it('when the requester changed the request', async () => {
    const own = await ask(world);
    const shown = await preview(world, 'pia', own);
    const update = { requestId: own.id, revision: own.revision, draft: own.draft, justification: 'For good' };
    const updated = valueOf(await world.panel('alice', 'updateRequest', update)).request;
    const refused = await refusal(world, () => world.panel('pia', 'approveRequest', approvalOf(shown)));
    expect(refused).toMatchObject({ code: 'request-changed', writes: [], commands: [] });
    expect((await stored(world, own)).revision).toBe(updated.revision);
    expect(world.standIn.changeCount()).toBe(changes);
  });

  it('when its expiration has passed meanwhile', async () => {
    const at = new Date(world.sandbox.world.clock.now() + 30 * 60_000).toISOString().replace(/\.\d+Z/, 'Z');
    const own = await ask(world, { draft: nestedDraft({ expiration: { type: 'at', at } }) });
    const shown = await preview(world, 'pia', own);
    world.sandbox.advance(3600);
    const refused = await refusal(world, () => world.panel('pia', 'approveRequest', approvalOf(shown)));
    expect(refused).toMatchObject({ code: 'invalid-input', field: 'expiration' });
    expect(refused.message).toContain('later time');
    expect(await stored(world, own)).toMatchObject({ state: 'submitted', revision: own.revision });
    expect(world.standIn.changeCount()).toBe(changes);
  });

  it('when it was decided already, whichever way', async () => {
    const own = await ask(world, { draft: classicDraft() });
    const shown = await preview(world, 'pia', own);
    const first = valueOf(await world.panel('pia', 'approveRequest', approvalOf(shown))).request;
    expect(first).toMatchObject({ outcome: 'verified', decision: { operationHash: shown.operationHash } });
    changes = world.standIn.changeCount();
    for (const revision of [shown.revision, first.revision]) {
      const again = await refusal(world, () =>
        world.panel('sam', 'approveRequest', { ...approvalOf(shown), revision }),
      );
      expect(again).toMatchObject({ writes: [], commands: [] });
      expect(again.code).toBe(revision === first.revision ? 'wrong-state' : 'request-changed');
      const rejection = { requestId: own.id, revision, reason: 'Too late' };
      const rejected = await refusal(world, () => world.panel('sam', 'rejectRequest', rejection));
      expect(rejected).toMatchObject({ code: again.code, writes: [] });
    }
    expect(world.standIn.changeCount()).toBe(changes);
  });
});

describe('what an approver changed', () => {
  it('is what is carried out, and the difference is kept', async () => {
    const own = await ask(world, { draft: nestedDraft({ recipients: ['dave@acme.example'] }) });
    const shown = await preview(world, 'pia', own, { parts: { role: 'content-manager' } });
    expect(shown.changes).toEqual([{ field: 'role', from: 'Viewer', to: 'Content Manager' }]);
    const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(shown))).request;
    expect(done).toMatchObject({ outcome: 'verified', operation: { role: 'content-manager' } });
    expect(done.decision?.changes).toEqual(shown.changes);
    const shares = world.standIn.vault().records.find(({ title }) => title === 'Apollo API')!.shares;
    expect(shares.find(({ user }) => user === 'dave@acme.example')).toMatchObject({ role: 'content-manager' });
    expect(world.standIn.changeCount()).toBe(changes + 1);
  });
});
