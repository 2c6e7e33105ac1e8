/**
 * The rules of a decision hold for every kind of request: nobody decides about himself, what is approved is what the
 * preview showed member by member, and what was decided stays decided.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Preview, RequestView } from '@keeper-workflow/contract';
import { operationHash, type RequestedOperation } from '@keeper-workflow/operations';
import { demoCompany } from '../../sandbox/seed';
import { folderRemoval, kind, KINDS, PERSONAL, previewOf, teamDraft } from '../kinds';
import { accountId, approvalOf, ask, refusal, startWorld, stored, valueOf, type Person } from '../world';

const seed = demoCompany();
// Bob may approve here, and Jira does not tell his e-mail address.
seed.groups.find(({ name }) => name === 'keeper-approvers')!.members.push(accountId('bob'));
delete seed.accounts.find((account) => account.accountId === accountId('bob'))!.emailAddress;

const world = await startWorld({ seed });
afterAll(() => world.close());

let changes = 0;
beforeEach(() => (changes = world.standIn.changeCount()));

const approve = (who: Person, sent: object) => refusal(world, () => world.panel(who, 'approveRequest', sent));
const untouched = async ({ id, revision }: RequestView) => {
  expect(await stored(world, { id } as RequestView)).toMatchObject({ state: 'submitted', revision });
  expect(world.standIn.changeCount()).toBe(changes);
};
const blockersOf = ({ blockers }: Preview): string[] => blockers.map(({ code }) => code);

describe.each(KINDS)('$name', ({ draft, target }) => {
  it('is not decided by who asked for it', async () => {
    const request = await ask(world, { who: 'pia', draft: draft() });
    expect(request.can).toMatchObject({ decide: false });
    expect(blockersOf(await previewOf(world, 'pia', request, target))).toEqual(['own-request']);
    const seen = await previewOf(world, 'ada', request, target);
    expect(blockersOf(seen)).toEqual([]);
    expect(await approve('pia', approvalOf(seen))).toMatchObject({ code: 'own-request', writes: [], commands: [] });
    await untouched(request);
  });
});

describe.each(PERSONAL)('$name, for the approver himself', ({ draft, target, name }) => {
  const people = (address: string): string[] =>
    name.endsWith('new owner') ? [address] : ['dave@acme.example', address];

  it.each(['pia@acme.example', 'PIA+later@Acme.Example'])('as %s', async (address) => {
    const request = await ask(world, { draft: draft(people(address)) });
    expect(blockersOf(await previewOf(world, 'pia', request, target))).toContain('own-access');
    const seen = await previewOf(world, 'sam', request, target);
    expect(blockersOf(seen)).not.toContain('own-access');
    expect(await approve('pia', approvalOf(seen))).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    await untouched(request);
  });

  it('is not decided by an approver whose address Jira does not tell', async () => {
    const request = await ask(world, { draft: draft() });
    const seen = await previewOf(world, 'sam', request, target);
    expect(await approve('bob', approvalOf(seen))).toMatchObject({
      code: 'identity-unknown',
      writes: [],
      commands: [],
    });
    await untouched(request);
  });
});

describe('access to a folder', () => {
  const folder = { is: 'folder', title: 'Engineering' } as const;

  it('is not taken away by whom it is taken from', async () => {
    const request = await ask(world, { draft: folderRemoval(['bob@acme.example', 'pia@acme.example'], ['Finance']) });
    const seen = await previewOf(world, 'sam', request, folder);
    expect(await approve('pia', approvalOf(seen))).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    await untouched(request);
  });

  it('that an approver adds himself to is not approved by him', async () => {
    const request = await ask(world, { draft: teamDraft('Platform Team') });
    const { requestId, revision, operation } = await previewOf(world, 'pia', request, folder);
    const wider = { ...operation, recipients: ['pia@acme.example'] } as RequestedOperation;
    const sent = { requestId, revision, operation: wider, operationHash: operationHash(wider) };
    expect(await approve('pia', sent)).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    await untouched(request);
  });
});

/** Every member of an operation, each changed once to something else of its type. */
function changedMembers(value: unknown, path: string[] = []): { readonly path: string; readonly changed: unknown }[] {
  const one = (changed: unknown) => [{ path: path.join('.'), changed }];
  if (typeof value === 'boolean') return one(!value);
  if (typeof value === 'number') return one(value + 1);
  if (typeof value === 'string') {
    const [first = '', ...rest] = value;
    // Something of the same form: another uid, another address, another title.
    return one(`${first === 'a' ? 'b' : 'a'}${rest.join('')}`);
  }
  if (Array.isArray(value)) {
    const more =
      typeof value[0] === 'object'
        ? [...(value as unknown[]), { name: 'Finance' }]
        : [...(value as unknown[]), 'eve@acme.example'];
    const within = value.flatMap((item, at) =>
      changedMembers(item, [...path, String(at)]).map(({ path: where, changed }) => ({
        path: where,
        changed: value.map((kept: unknown, index) => (index === at ? changed : kept)),
      })),
    );
    return [...one(more), ...(value.length > 0 ? one([]) : []), ...within];
  }
  return Object.entries(value as object).flatMap(([key, member]) =>
    [...changedMembers(member, [...path, key]), { path: [...path, key, 'left out'].join('.'), changed: undefined }].map(
      ({ path: where, changed }) => ({ path: where, changed: { ...(value as object), [key]: changed } }),
    ),
  );
}

describe.each(KINDS)('the approval of $name', ({ draft, target, command }) => {
  let request: RequestView;
  let seen: Preview;
  beforeAll(async () => {
    request = await ask(world, { draft: draft() });
    seen = await previewOf(world, 'pia', request, target);
  });

  it('is refused when any member is another than in the preview, and nothing happens', async () => {
    const members = changedMembers(seen.operation);
    expect(members.length).toBeGreaterThan(5);
    for (const { path, changed } of members) {
      const refused = await approve('pia', { ...approvalOf(seen), operation: changed });
      expect([path, refused.writes, refused.commands]).toEqual([path, [], []]);
      expect([path, ['operation-changed', 'invalid-input'].includes(refused.code)]).toEqual([path, true]);
    }
    await untouched(request);
  });

  it('is refused under a name that the vault does not give it, although the hash fits', async () => {
    const named =
      'record' in seen.operation
        ? { record: { ...seen.operation.record, title: 'Cafeteria menu' } }
        : { folder: { ...seen.operation.folder, title: 'Cafeteria' } };
    const operation = { ...seen.operation, ...named } as RequestedOperation;
    const refused = await approve('pia', { ...approvalOf(seen), operation, operationHash: operationHash(operation) });
    expect(refused).toMatchObject({ code: 'operation-changed', writes: [] });
    await untouched(request);
  });

  it('is refused from another issue', async () => {
    const from = await refusal(world, () => world.panel('pia', 'approveRequest', approvalOf(seen), { issue: 'OPS-2' }));
    expect(from).toMatchObject({ code: 'request-not-found', writes: [], commands: [] });
    await untouched(request);
  });

  it('as it was shown carries exactly that out, once', async () => {
    let done: RequestView | undefined;
    const calls = await world.callsDuring(async () => {
      done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
    });
    expect(done).toMatchObject({ state: 'completed', outcome: 'verified', operation: seen.operation });
    expect(done?.decision?.operationHash).toBe(seen.operationHash);
    const changing = calls.filter(({ kind: of, write }) => of === 'commander' && write);
    expect(changing.map(({ what }) => what.split(' ')[0])).toEqual([command]);
    changes = world.standIn.changeCount();
    const again = await approve('sam', approvalOf(seen));
    expect(again).toMatchObject({ code: 'request-changed', writes: [], commands: [] });
    expect(world.standIn.changeCount()).toBe(changes);
  });
});

describe('a request of one kind', () => {
  it('is not approved as another kind that nobody saw', async () => {
    const request = await ask(world, { draft: kind('classic folder').draft() });
    const seen = await previewOf(world, 'pia', request, kind('classic folder').target);
    for (const other of [
      'record-permission',
      'share-folder-records',
      'transfer-record',
      'record-add',
      'epm-approval',
    ]) {
      const operation = { ...seen.operation, kind: other };
      const refused = await approve('pia', { ...approvalOf(seen), operation });
      expect([other, refused.code, refused.writes]).toEqual([
        other,
        expect.stringMatching(/operation-changed|invalid-input/),
        [],
      ]);
    }
    await untouched(request);
  });
});
