/**
 * The registry of surfaces, from which the access matrix is generated, says everything: whatever the app's resolvers
 * define and whatever the manifest lets somebody reach is in it, each with one of the rules.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { inputs } from '@keeper-workflow/contract';
import { surfaces } from '@keeper-workflow/forge/surfaces';
import { accountId, APP, startWorld } from '../world';

const defined = vi.hoisted(() => [] as { resolver: number; name: string }[]);

/** Takes down what each resolver defines, however it comes to define it. */
vi.mock('@forge/resolver', () => {
  let resolvers = 0;
  class RecordingResolver {
    private readonly resolver = (resolvers += 1);
    define(name: string): this {
      defined.push({ resolver: this.resolver, name });
      return this;
    }
    /** A handler that says which resolver it belongs to. */
    getDefinitions(): () => number {
      return () => this.resolver;
    }
  }
  return { default: RecordingResolver };
});

interface Module {
  readonly key: string;
  readonly function?: string;
  readonly resolver?: { readonly function: string };
}
const manifest = parse(readFileSync(new URL('../../apps/connector-hub/manifest.yml', import.meta.url), 'utf8')) as {
  modules: Record<string, Module[]> & { function: { key: string; handler: string }[] };
};
const { function: functions, ...modules } = manifest.modules;
const all: Module[] = Object.values(modules).flat();

const world = await startWorld();
afterAll(() => world.close());
const served = (await (await fetch(`${world.sandbox.url}/sandbox/surfaces`)).json()) as typeof surfaces;

const RULES = ['viewer', 'requester', 'approver', 'projectAdmin', 'jiraAdmin'];
const named = (module: string): string[] => served.filter((one) => one.module === module).map((one) => one.function);

describe('the registry of surfaces', () => {
  it('is what the sandbox serves', () => {
    expect(served).toEqual(surfaces.map((surface) => ({ ...surface, app: APP })));
  });

  it('has every function that the resolvers of the shipped app define, and no other', async () => {
    type Handler = (invocation: { call: { functionKey: string } }) => Promise<number>;
    const entryPoints = (await import('../../apps/connector-hub/src/index')) as unknown as Record<string, Handler>;
    const reached: number[] = [];
    const pages = all.filter(({ resolver }) => resolver);
    expect(pages.length).toBeGreaterThan(0);
    for (const { key, resolver } of pages) {
      const handler = functions.find((one) => one.key === resolver!.function)!.handler.replace(/^index\./, '');
      const resolverOfPage = await entryPoints[handler]!({ call: { functionKey: named(key)[0]! } });
      const ofThis = defined.filter((one) => one.resolver === resolverOfPage).map(({ name }) => name);
      reached.push(resolverOfPage);
      expect(named(key).sort()).toEqual(ofThis.sort());
    }
    expect(defined.filter(({ resolver }) => !reached.includes(resolver))).toEqual([]);
  });

  it.each(['constructor', 'toString', '__proto__', 'nothing'])('has no function %s to be called', async (name) => {
    const answer = await world.sandbox.invoke({
      app: APP,
      module: 'keeper-panel',
      function: name,
      payload: {},
      as: accountId('ada'),
      issue: 'OPS-1',
    });
    expect(answer).toMatchObject({ ok: false });
  });

  it('has every function of the contract, and no other', () => {
    expect(named('keeper-panel').sort()).toEqual(Object.keys(inputs.panel).sort());
    expect(named('keeper-settings').sort()).toEqual(Object.keys(inputs.settings).sort());
  });

  it('has every module that runs code, and every function of the manifest is run by one of them', () => {
    const running = all.filter((module) => module.resolver ?? module.function);
    expect(new Set(served.map(({ module }) => module))).toEqual(new Set(running.map(({ key }) => key)));
    expect(new Set(running.map((module) => module.resolver?.function ?? module.function))).toEqual(
      new Set(functions.map(({ key }) => key)),
    );
  });

  it('gives every function that a page reaches one of the rules, and the rest to the platform', () => {
    const pages = new Set(all.filter(({ resolver }) => resolver).map(({ key }) => key));
    for (const { module, function: name, access, example } of served) {
      expect([name, pages.has(module) ? RULES.includes(access) : access]).toEqual([
        name,
        pages.has(module) ? true : 'platform',
      ]);
      expect(example).toBeTypeOf('object');
    }
  });

  it('names nothing twice', () => {
    const keys = served.map(({ module, function: name }) => `${module}/${name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('knows each function on its own page only', async () => {
    const asked = { as: accountId('ada'), app: APP, issue: 'OPS-1', payload: {} };
    for (const name of new Set([...served.map((one) => one.function), 'noSuchFunction', ''])) {
      for (const module of ['keeper-panel', 'keeper-settings']) {
        const answer = await world.sandbox.invoke({ ...asked, module, function: name });
        expect([module, name, answer.ok]).toEqual([module, name, named(module).includes(name)]);
      }
    }
  });
});
