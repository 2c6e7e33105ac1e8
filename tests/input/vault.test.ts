/**
 * What only the vault can refuse: people it does not know, records that are not there or not to be shared, the other
 * mode. Said with what to do about it; nothing changes, and the request can still be decided or changed.
 */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { OperationDraft } from '@keeper-workflow/operations';
import { approvalOf, ask, classicDraft, nestedDraft, preview, previewInput, refusal } from '../world';
import { startWorld, stored, valueOf } from '../world';

const world = await startWorld();
afterAll(() => world.close());

let changes: number;
beforeEach(() => (changes = world.standIn.changeCount()));

const sharesOf = (title: string) => world.standIn.vault().records.find((record) => record.title === title)!.shares;

describe('before anything is sent', () => {
  it.each<[string, OperationDraft, string, string, RegExp]>([
    ['a classic record as a nested one', nestedDraft(), 'Jira Admin', 'record-other-mode', /Check “Use classic/],
    ['a nested record as a classic one', classicDraft(), 'Apollo API', 'record-other-mode', /Clear “Use classic/],
  ])('%s', async (_, draft, record, code, message) => {
    const request = await ask(world, { draft });
    const payload = previewInput(world, request, record);
    const refused = await refusal(world, () => world.panel('pia', 'previewDecision', payload));
    expect(refused).toMatchObject({ code, field: 'record', writes: [] });
    expect(refused.message).toMatch(message);
    expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision: request.revision });
    expect(world.standIn.changeCount()).toBe(changes);
  });

  it.each([
    ['a record that is not there', () => 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['a shared folder', () => world.standIn.vault().folders.find(({ name }) => name === 'Engineering')!.uid],
    ['a nested folder', () => world.standIn.vault().folders.find(({ name }) => name === 'Apollo')!.uid],
    ['a team', () => world.standIn.vault().teams[0]!.uid],
  ])('%s is no record, in either mode', async (_, uid) => {
    for (const draft of [nestedDraft(), classicDraft()]) {
      const request = await ask(world, { draft });
      const { id: requestId, revision } = request;
      const payload = { requestId, revision, draft: { ...draft, record: { uid: uid(), title: 'Apollo API' } } };
      const refused = await refusal(world, () => world.panel('pia', 'previewDecision', payload));
      expect(refused).toMatchObject({ code: 'record-not-found', writes: [] });
      expect(refused.message).toMatch(/Choose another record/);
    }
    expect(world.standIn.changeCount()).toBe(changes);
  });

  it('its owner, who has every right already', async () => {
    const draft = classicDraft({ recipients: ['alice@acme.example', 'carol@acme.example'] });
    const request = await ask(world, { draft });
    const seen = await preview(world, 'pia', request, { record: 'Carol owned' });
    const refused = await refusal(world, () => world.panel('pia', 'approveRequest', approvalOf(seen)));
    expect(refused).toMatchObject({ code: 'recipient-is-owner', field: 'recipients', writes: [] });
    expect(refused.message).toMatch(/carol@acme\.example .*Take that address out/);
    expect(seen.blockers).toMatchObject([{ code: 'recipient-is-owner', message: refused.message }]);
    expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision: request.revision });
    expect(world.standIn.changeCount()).toBe(changes);
  });
});

describe('when Keeper refuses the command', () => {
  const denied = { error: 'access_denied', message: 'You cannot share this record' };

  it.each<[string, OperationDraft, string, string, RegExp]>([
    [
      'an account without keys, nested',
      nestedDraft({ recipients: ['nokeys@acme.example'] }),
      'Apollo API',
      'recipient-unknown',
      /needs a Keeper account first/,
    ],
    [
      'an account without keys, classic',
      classicDraft({ recipients: ['nokeys@acme.example'] }),
      'Jira Admin',
      'recipient-unknown',
      /Check the spelling/,
    ],
    [
      'an address that Commander does not take',
      classicDraft({ recipients: ["o'neil@acme.example"] }),
      'Jira Admin',
      'invalid-input',
      /check the e-mail addresses: .*o'neil/,
    ],
    [
      'somebody who may not receive shares',
      nestedDraft({ recipients: ['fails@acme.example'] }),
      'Apollo API',
      'vault-refused',
      /Sharing with this user is not allowed/,
    ],
    [
      'a record that the service account only sees',
      nestedDraft(),
      'Carol NSF secret',
      'record-not-shareable',
      /Its owner has to give the service account the right to share, or choose another record/,
    ],
    [
      'a record without the permission, classic',
      classicDraft({ recipients: ['dave@acme.example'] }),
      'Jira Admin',
      'record-not-shareable',
      /service account may not share this record/,
    ],
  ])('%s', async (what, draft, record, code, message) => {
    const shares = sharesOf(record);
    if (what.includes('without the permission')) {
      world.standIn.refuse({ endpoint: 'vault/records_share_update', ...denied });
    }
    const request = await ask(world, { draft });
    const seen = await preview(world, 'pia', request, { record });
    const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
    expect(done).toMatchObject({ state: 'completed', outcome: 'refused', can: { decide: true } });
    expect(done.execution?.failure?.code).toBe(code);
    expect(done.execution?.failure?.message).toMatch(message);
    expect(world.comments().at(-1)).toContain(done.execution!.failure!.message);
    expect([sharesOf(record), world.standIn.changeCount()]).toEqual([shares, changes]);

    // What was asked for is still there, and its requester may put it right.
    expect(done.draft).toEqual(request.draft);
    const { id: requestId, revision } = done;
    const better = { requestId, revision, draft: { ...draft, recipients: ['bob@acme.example'] }, justification: 'Bob' };
    expect(valueOf(await world.panel('alice', 'updateRequest', better)).request.state).toBe('submitted');
  });

  it.each([
    ['nested', nestedDraft({ recipients: ['nobody.such@partner.example'] }), 'Apollo API'],
    ['classic', classicDraft({ recipients: ['nobody.such@partner.example'] }), 'Jira Admin'],
  ] as const)(
    'somebody without a Keeper account, %s: Keeper invites, and access is not claimed',
    async (_, draft, record) => {
      const shares = sharesOf(record);
      const request = await ask(world, { draft });
      const seen = await preview(world, 'pia', request, { record });
      const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
      expect(done).toMatchObject({ outcome: 'invited', can: { decide: true, checkAgain: true } });
      expect(done.execution?.words).toContain('Share invitation has been sent');
      expect(sharesOf(record)).toEqual(shares);
      expect(world.comments().at(-1)).toMatch(/invitation sent[\s\S]*Once it is accepted/);
    },
  );
});
