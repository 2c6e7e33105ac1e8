/**
 * The access matrix, generated from the registry of surfaces: every function × everybody × every place a page can stand
 * or claim to stand. What is expected comes from the function's declared rule and from `holders.ts`.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Call } from '../../sandbox/world';
import { accountId, APP, PEOPLE, startWorld, stored, type Somebody, type Standing } from '../world';
import { refusalFor, searchRefusalFor, type Place } from './holders';
import { prepare, type RegisteredSurface } from './prepared';

const world = await startWorld();
const prepared = await prepare(world);
const registry = (await (await fetch(`${world.sandbox.url}/sandbox/surfaces`)).json()) as RegisteredSurface[];
afterAll(() => world.close());

const EVERYBODY: readonly Somebody[] = [...PEOPLE, 'nobody'];
const reachable = registry.filter(({ access }) => access !== 'platform');

interface Situation {
  readonly name: string;
  readonly standing: Standing;
  /** The issue whose rights count; undefined: none that exists. */
  readonly place: Place | undefined;
  /** Added to the payload. */
  readonly forged?: Record<string, unknown>;
}

const idOf = (key: string) => world.sandbox.world.jira.state.everything().issues.find((issue) => issue.key === key)!.id;
const naming = (id: unknown, key: string) => ({ issue: { id, key, typeId: '10001', type: 'Task' } });

const SITUATIONS: readonly Situation[] = [
  { name: 'on OPS-1', standing: { issue: 'OPS-1' }, place: 'OPS-1' },
  {
    name: 'on OPS-1, the payload names OPS-5',
    standing: { issue: 'OPS-1' },
    place: 'OPS-1',
    forged: { issueId: idOf('OPS-5'), issueKey: 'OPS-5' },
  },
  {
    name: 'on OPS-1, the context forged to OPS-5',
    standing: { issue: 'OPS-1', extension: naming(idOf('OPS-5'), 'OPS-1') },
    place: 'OPS-5',
  },
  { name: 'on the hidden OPS-5', standing: { issue: 'OPS-5' }, place: 'OPS-5' },
  { name: 'on TOY-1, not switched on', standing: { issue: 'TOY-1' }, place: 'TOY-1' },
  {
    name: 'on an issue that does not exist',
    standing: { issue: 'OPS-1', extension: naming('99999', 'OPS-99') },
    place: undefined,
  },
  { name: 'on no issue', standing: {}, place: undefined },
];

interface Wire {
  readonly ok: boolean;
  readonly failure?: { readonly code: string; readonly message: string };
}

async function call(surface: RegisteredSurface, who: Somebody, standing: Standing, payload: unknown) {
  let answer: Wire | undefined;
  const calls = await world.callsDuring(async () => {
    const { module, function: name } = surface;
    const as = who === 'nobody' ? {} : { as: accountId(who) };
    const invoked = await world.sandbox.invoke({ app: APP, module, function: name, payload, ...as, ...standing });
    if (!invoked.ok) throw new Error(`${name} as ${who}: ${invoked.error.message}`);
    answer = invoked.result as Wire;
  });
  return { answer: answer!, effects: effectsIn(calls) };
}

/** What a refused call must not have done: written anything, or asked Commander anything. */
const effectsIn = (calls: readonly Call[]): string[] =>
  calls
    .filter(({ kind, write }) => write || kind === 'egress' || kind === 'commander')
    .map(({ kind, what }) => `${kind} ${what}`);

describe.each(reachable)('$module/$function ($access)', (surface) => {
  it.each(SITUATIONS)('$name', async ({ standing, place, forged }) => {
    const wrong: unknown[] = [];
    for (const who of EVERYBODY) {
      const refusal = refusalFor(surface.access, who, place);
      const policy = surface.module === 'keeper-panel' ? searchRefusalFor(surface.function, who, place) : undefined;
      const expected = refusal ?? (forged ? 'invalid-input' : policy);
      const payload = await prepared.payload(surface, who, place ?? 'OPS-1', expected === undefined);
      const { answer, effects } = await call(surface, who, standing, { ...payload, ...forged });
      const got = answer.ok ? undefined : answer.failure?.code;
      const saysNothing = !answer.ok && !answer.failure?.message;
      const touched = expected !== undefined && effects.length > 0;
      if (got !== expected || saysNothing || touched) wrong.push({ who, expected, answer, effects });
    }
    expect(wrong).toEqual([]);
  });
});

describe('a context', () => {
  it.each([10_001, '10001?expand=names', '../10001', ['10001'], { id: '10001' }, '10001 ', '', null])(
    'whose issue id is %j is no issue',
    async (id) => {
      for (const surface of reachable.filter(({ access }) => access !== 'jiraAdmin')) {
        const payload = await prepared.payload(surface, 'ada', 'OPS-1', false);
        const { answer, effects } = await call(
          surface,
          'ada',
          { issue: 'OPS-1', extension: naming(id, 'OPS-1') },
          payload,
        );
        expect([surface.function, answer.failure?.code, effects]).toEqual([surface.function, 'issue-not-found', []]);
      }
    },
  );

  it('without an issue member, or with something else in its place, is no issue', async () => {
    for (const issue of [null, 'OPS-1', 10_001, []]) {
      const { answer } = await call(reachable[0]!, 'ada', { issue: 'OPS-1', extension: { issue } }, {});
      expect(answer.failure?.code).toBe('issue-not-found');
    }
  });

  it('cannot say who is calling', async () => {
    const extension = {
      accountId: accountId('ada'),
      user: { accountId: accountId('ada') },
    };
    const { answer } = await call(reachable[0]!, 'vic', { issue: 'OPS-1', extension }, {});
    expect(answer.failure?.code).toBe('edit-permission-missing');
  });
});

describe('refusals', () => {
  it('are the same for a hidden issue and for one that does not exist', async () => {
    for (const surface of reachable) {
      const payload = await prepared.payload(surface, 'alice', 'OPS-5', false);
      const hidden = await call(surface, 'alice', { issue: 'OPS-5' }, payload);
      const missing = await call(surface, 'alice', { extension: naming('99999', 'OPS-99') }, payload);
      expect(hidden.answer).toEqual(missing.answer);
    }
  });

  it('are the same for a request of another issue and for none', async () => {
    const own = prepared.untouched().find(({ issue }) => issue === 'OPS-5')!.request.id;
    for (const surface of reachable.filter(({ example }) => 'requestId' in (example as object))) {
      // These two bring an id of their own; that one of another issue is taken is a test of theirs.
      if (['submitRequest', 'executeDirect'].includes(surface.function)) continue;
      const payload = await prepared.payload(surface, 'pia', 'OPS-1', false);
      const ofAnother = await call(surface, 'pia', { issue: 'OPS-1' }, { ...payload, requestId: own });
      const none = { ...payload, requestId: '00000000-0000-4000-8000-000000000000' };
      expect(ofAnother.answer).toMatchObject({ ok: false, failure: { code: 'request-not-found' } });
      expect(ofAnother.effects).toEqual([]);
      expect((await call(surface, 'pia', { issue: 'OPS-1' }, none)).answer).toEqual(ofAnother.answer);
    }
  });

  it('left the requests that they were about as they were', async () => {
    await world.settings('ada', 'setProject', { projectKey: 'TOY', enabled: true, justificationRequired: false });
    for (const { request, issue } of prepared.untouched()) {
      const now = await stored(world, request, issue);
      expect([issue, now.revision, now.state]).toEqual([issue, request.revision, 'submitted']);
    }
  });
});

describe('what the platform calls', () => {
  const platform = registry.filter(({ access }) => access === 'platform');

  it.each(platform)('$module/$function is out of reach of a page', async ({ module, function: name, example }) => {
    const before = world.standIn.changeCount();
    for (const who of EVERYBODY) {
      const as = who === 'nobody' ? {} : { as: accountId(who) };
      const asked = { app: APP, function: name, payload: example, issue: 'OPS-1', ...as };
      expect(await world.sandbox.invoke({ ...asked, module })).toMatchObject({
        ok: false,
        error: { name: 'MODULE_NOT_FOUND' },
      });
      for (const page of ['keeper-panel', 'keeper-settings']) {
        expect(await world.sandbox.invoke({ ...asked, module: page })).toMatchObject({
          ok: false,
          error: { name: 'FUNCTION_ERROR' },
        });
      }
    }
    expect(world.standIn.changeCount()).toBe(before);
  });
});
