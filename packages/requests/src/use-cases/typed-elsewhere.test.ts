/** Who goes on with a record somebody else typed cannot take the typed values out of Commander's words, so keeps none. */
import { expect, it } from 'vitest';
import { failure } from '@keeper-workflow/failures';
import { withoutValues, type RecordAdd } from '@keeper-workflow/operations';
import { carryOutDirectly } from '../carry-out-directly';
import { accepted } from '../lifecycle';
import { createTestWorld, START } from '../testing/world.testing';
import { drive } from './drive-execution';

const SECRET = 'typed-canary';
const operation: RecordAdd = {
  kind: 'record-add',
  mode: 'classic',
  title: 'Build server',
  recordType: 'login',
  fields: [{ section: 'fields', type: 'password', value: { form: 'text', text: SECRET } }],
  reference: 'OPS-1 1',
};

it('keeps what the reply claims and none of its words', async () => {
  const world = createTestWorld();
  const { request: begun } = carryOutDirectly({
    id: '6a1f0c52-3c0e-4d0b-8f5e-2f6f7f1f9b11',
    issueId: '10001',
    issueKey: 'OPS-1',
    projectId: '10000',
    requester: { accountId: 'pia', name: 'pia' },
    justification: '',
    operation: withoutValues(operation),
    executionId: 'execution-1',
    at: START - 120_000,
  });
  const handedOver = accepted(begun, 'command-1', START - 119_000);
  if (!handedOver.ok) throw new Error(handedOver.failure.code);
  const { request } = handedOver.value;
  world.requests.set(request.id, request);
  const words = `Field "password": ${SECRET}`;
  const why = failure('vault-refused', { detail: words });
  world.behaviour.reply = { claim: 'refused', words, failure: why };
  // The proof that follows is not this test's: the world cannot read records.
  world.before = (call) => (call === 'vault.prove' ? Promise.reject(new Error('enough')) : undefined);
  await expect(drive(world.as('app'), request, START + 60_000, { kind: 'follow-up', before: request })).rejects.toThrow(
    'enough',
  );
  const kept = world.requests.get(request.id)?.execution?.reply;
  expect(kept).toMatchObject({ claim: 'refused', words: '', failure: { code: 'vault-refused' } });
  expect(JSON.stringify([...world.requests.values()])).not.toContain(SECRET);
});
