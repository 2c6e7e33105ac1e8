/**
 * Nobody decides about himself, and rights count when they are used: what has changed between the preview and the
 * approval counts. A refusal writes nothing and leaves the request to somebody who may.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '@keeper-workflow/contract';
import { demoCompany } from '../../sandbox/seed';
import {
  accountId,
  approvalOf,
  ask,
  classicDraft,
  nestedDraft,
  preview,
  previewInput,
  refusal,
  startWorld,
  stored,
  valueOf,
  type Person,
} from '../world';

const seed = demoCompany();
const approvers = seed.groups.find(({ name }) => name === 'keeper-approvers')!;
// Bob may approve here, and Jira does not tell his e-mail address; Vic may edit, but not comment.
approvers.members.push(accountId('bob'));
delete seed.accounts.find((account) => account.accountId === accountId('bob'))!.emailAddress;
seed.projects
  .find(({ key }) => key === 'OPS')!
  .permissionScheme.push({ permission: 'EDIT_ISSUES', grantee: { kind: 'account', accountId: accountId('vic') } });

const world = await startWorld({ seed });
afterAll(() => world.close());

let changes = 0;
beforeEach(() => (changes = world.standIn.changeCount()));

const unchanged = async (request: RequestView) => {
  // `mine` and `can` differ from viewer to viewer.
  const { mine: _mine, can: _can, ...rest } = request;
  expect(await stored(world, request)).toMatchObject(rest);
  expect(world.standIn.changeCount()).toBe(changes);
};

/** Has the preview made by somebody who may, and tries to approve as `who`. */
async function approving(who: Person, request: RequestView, record?: string) {
  const seen = await preview(world, 'ada', request, record === undefined ? {} : { record });
  return refusal(world, () => world.panel(who, 'approveRequest', approvalOf(seen)));
}

describe('a request', () => {
  it('of Alice cannot be decided by her: she is no approver', async () => {
    const request = await ask(world);
    expect(await approving('alice', request)).toMatchObject({ code: 'not-approver', writes: [], commands: [] });
    const rejecting = { requestId: request.id, revision: request.revision, reason: 'No' };
    const refused = await refusal(world, () => world.panel('alice', 'rejectRequest', rejecting));
    expect(refused).toMatchObject({ code: 'not-approver', writes: [] });
    await unchanged(request);
  });

  it.each(['pia', 'sam', 'ada'] as const)('of the approver %s is decided by another one', async (who) => {
    const request = await ask(world, { who });
    expect(request.can).toMatchObject({ decide: false });
    const other = who === 'pia' ? 'sam' : 'pia';
    const seen = await preview(world, other, request);
    expect((await preview(world, who, request)).blockers.map(({ code }) => code)).toContain('own-request');

    const approved = await refusal(world, () => world.panel(who, 'approveRequest', approvalOf(seen)));
    expect(approved).toMatchObject({ code: 'own-request', writes: [], commands: [] });
    const { id: requestId, revision } = request;
    const rejected = await refusal(world, () =>
      world.panel(who, 'rejectRequest', { requestId, revision, reason: 'Changed my mind' }),
    );
    expect(rejected).toMatchObject({ code: 'own-request', writes: [] });
    await unchanged(request);

    const decided = valueOf(await world.panel(other, 'approveRequest', approvalOf(seen))).request;
    expect(decided).toMatchObject({ state: 'completed', outcome: 'verified' });
  });

  it('is changed and withdrawn by nobody but its requester', async () => {
    const request = await ask(world);
    const seen = { requestId: request.id, revision: request.revision };
    for (const who of ['ada', 'pia', 'bob'] as const) {
      for (const [name, more] of [
        ['updateRequest', { draft: request.draft, justification: 'Mine now' }],
        ['withdrawRequest', {}],
      ] as const) {
        const refused = await refusal(world, () => world.panel(who, name, { ...seen, ...more }));
        expect(refused).toMatchObject({ code: 'not-your-request', writes: [] });
      }
    }
    await unchanged(request);
  });

  it('of OPS-1 is neither read nor decided from OPS-2', async () => {
    const request = await ask(world);
    const seen = await preview(world, 'pia', request);
    const { id: requestId, revision, draft } = request;
    const revised = { requestId, revision };
    const tries = [
      ['alice', 'readRequest', { requestId }],
      ['alice', 'updateRequest', { ...revised, draft, justification: '' }],
      ['alice', 'withdrawRequest', revised],
      ['pia', 'previewDecision', previewInput(world, request, 'Apollo API')],
      ['pia', 'approveRequest', approvalOf(seen)],
      ['pia', 'rejectRequest', { ...revised, reason: 'No' }],
      ['pia', 'checkAgain', revised],
    ] as const;
    for (const [who, name, payload] of tries) {
      const refused = await refusal(world, () => world.panel(who, name, payload, { issue: 'OPS-2' }));
      expect([name, refused]).toMatchObject([name, { code: 'request-not-found', writes: [], commands: [] }]);
    }
    const taken = { requestId, draft, justification: request.justification };
    const resubmitted = await refusal(world, () => world.panel('alice', 'submitRequest', taken, { issue: 'OPS-2' }));
    expect(resubmitted.code).toBe('request-changed');
    expect(valueOf(await world.panel('alice', 'openPanel', {}, { issue: 'OPS-2' })).requests).toEqual([]);
    await unchanged(request);
  });
});

describe('an approver does not decide about his own access', () => {
  it.each([
    ['in the usual spelling', ['pia@acme.example']],
    ['in capitals', ['PIA@ACME.example']],
    ['with a tag', ['pia+x@acme.example']],
    ['among others', ['bob@acme.example', 'Pia+later@Acme.Example', 'dave@acme.example']],
  ])('to be given, %s', async (_, recipients) => {
    const request = await ask(world, { draft: nestedDraft({ recipients }) });
    expect((await preview(world, 'pia', request)).blockers.map(({ code }) => code)).toEqual(['own-access']);
    expect(await approving('pia', request)).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    expect((await preview(world, 'sam', request)).blockers).toEqual([]);
    await unchanged(request);
  });

  it('to be taken away', async () => {
    const draft = classicDraft({ action: 'revoke', recipients: ['pia@acme.example'] });
    const request = await ask(world, { draft });
    expect(await approving('pia', request, 'Grafana')).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    await unchanged(request);
  });

  it('by adding himself to somebody else’s request', async () => {
    const request = await ask(world);
    const parts = { recipients: ['bob@acme.example', 'pia@acme.example'] };
    const seen = await preview(world, 'pia', request, { parts });
    expect(seen.blockers.map(({ code }) => code)).toEqual(['own-access']);
    const refused = await refusal(world, () => world.panel('pia', 'approveRequest', approvalOf(seen)));
    expect(refused).toMatchObject({ code: 'own-access', writes: [], commands: [] });
    await unchanged(request);
  });

  it('by hiding his e-mail address from the app', async () => {
    const request = await ask(world);
    const refused = await approving('bob', request);
    expect(refused).toMatchObject({ code: 'identity-unknown', writes: [], commands: [] });
    await unchanged(request);
  });
});

describe('rights count when they are used', () => {
  const approveAfter = async (taken: () => void | Promise<void>, given: () => void | Promise<void>, code: string) => {
    const request = await ask(world);
    const seen = await preview(world, 'sam', request);
    const approve = () => world.panel('sam', 'approveRequest', approvalOf(seen));
    await taken();
    const refused = await refusal(world, approve);
    await given();
    expect(refused).toMatchObject({ code, writes: [], commands: [] });
    await unchanged(request);
    expect(valueOf(await approve()).request.outcome).toBe('verified');
  };

  it('an approver who is none any more since the preview is refused', () =>
    approveAfter(
      () => void approvers.members.splice(approvers.members.indexOf(accountId('sam')), 1),
      () => void approvers.members.push(accountId('sam')),
      'not-approver',
    ));

  it('an issue that was hidden from the approver since the preview is none for him', () =>
    approveAfter(
      () => world.sandbox.world.jira.setIssueSecurity('OPS-1', 'Confidential'),
      () => world.sandbox.world.jira.setIssueSecurity('OPS-1', null),
      'issue-not-found',
    ));

  it('a project that was switched off since the request takes no decision, from nobody', async () => {
    const set = async (enabled: boolean) =>
      void valueOf(
        await world.settings('ada', 'setProject', { projectKey: 'OPS', enabled, justificationRequired: false }),
      );
    await approveAfter(
      () => set(false),
      () => set(true),
      'project-not-enabled',
    );
    const request = await ask(world);
    const seen = await preview(world, 'ada', request);
    await set(false);
    const refused = await refusal(world, () => world.panel('ada', 'approveRequest', approvalOf(seen)));
    await set(true);
    expect(refused).toMatchObject({ code: 'project-not-enabled', writes: [], commands: [] });
  });

  it('a justification that is required since the request was begun is asked for', async () => {
    const set = (justificationRequired: boolean) =>
      world.settings('ada', 'setProject', { projectKey: 'OPS', enabled: true, justificationRequired });
    await set(true);
    const payload = { requestId: randomUUID(), draft: nestedDraft(), justification: ' \n ' };
    const refused = await refusal(world, () => world.panel('alice', 'submitRequest', payload));
    await set(false);
    expect(refused).toMatchObject({ code: 'operation-incomplete', field: 'justification', writes: [] });
  });

  it('somebody who may edit but not comment uses no function of the panel', async () => {
    for (const name of ['openPanel', 'submitRequest', 'findRecords'] as const) {
      const refused = await refusal(world, () => world.panel('vic', name, {}));
      expect(refused).toMatchObject({ code: 'comment-permission-missing', writes: [], commands: [] });
    }
  });
});
