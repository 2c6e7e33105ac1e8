import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { extensionAri } from '../forge-host';
import { startTestWorld, TEST_APP } from './test-world.testing';
import type { Sandbox } from './door';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: Parameters<typeof startTestWorld>[0] = {}): Promise<Sandbox> {
  const sandbox = await startTestWorld(options);
  closing.push(() => sandbox.close());
  return sandbox;
}

const plain = (sandbox: Sandbox): Record<string, unknown> =>
  Object.fromEntries(sandbox.world.forge.store(TEST_APP).plain.map(({ key, value }) => [key, value]));

describe('the demo', () => {
  test('is set up by Ada through the app, and Sam may approve in OPS', async () => {
    const sandbox = await start();
    expect(plain(sandbox)).toMatchObject({
      'connections-saved': 1,
      'saved-by': sandbox.accountId('ada'),
      project: { projectKey: 'OPS', enabled: true },
    });
    const app = sandbox.world.forge.apps()[0];
    const permission = extensionAri(app?.appId ?? '', app?.environmentId ?? '', 'approve-tests');
    const holds = (name: string, project: string) =>
      sandbox.world.jira.state
        .permissions({ kind: 'user', accountId: sandbox.accountId(name) }, { project })
        .has(permission);
    expect([holds('sam', 'OPS'), holds('alice', 'OPS'), holds('sam', 'TOY')]).toEqual([true, false, false]);
  });

  test('is not set up again over state from before; a Commander that moved is connected again', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'sandbox-data-'));
    closing.push(() => {
      rmSync(dataDir, { recursive: true });
    });
    const first = await start({ dataDir });
    await expect(start({ dataDir })).rejects.toThrow('in use by another sandbox');
    first.advance(7200);
    const ahead = first.world.clock.offset();
    await first.close();

    const second = await start({ dataDir });
    expect(plain(second)).toMatchObject({ 'connections-saved': 1 });
    expect(second.world.clock.offset()).toBe(ahead);
    await second.close();

    const moved = await start({ dataDir, realCommander: { url: 'http://127.0.0.1:10/api/v2', key: 'k' } });
    expect(plain(moved)).toMatchObject({ 'connections-saved': 2 });
  });

  test('comes back after a reset, without what happened since', async () => {
    const sandbox = await start();
    const asked = { as: sandbox.accountId('alice'), app: TEST_APP, module: 'test-panel', issue: 'OPS-1' };
    await sandbox.invoke({ ...asked, function: 'comment', payload: { text: 'to be forgotten' } });
    const comments = () => sandbox.world.jira.state.comments({ kind: 'user', accountId: asked.as }, 'OPS-1') ?? [];
    expect(comments()).toHaveLength(1);
    await sandbox.reset();
    expect(comments()).toHaveLength(0);
    expect(plain(sandbox)).toMatchObject({ 'connections-saved': 1 });
  });

  test('a refusal of the app stops the start, in the words of the app', async () => {
    const started = startTestWorld({ realCommander: { url: 'http://127.0.0.1:9/', key: 'k' } });
    await expect(started).rejects.toThrow('is not an API v2 address');
  });

  test('a taken port is named', async () => {
    const sandbox = await start();
    const port = Number(new URL(sandbox.url).port);
    await expect(startTestWorld({ port })).rejects.toThrow(`Port ${String(port)} is in use`);
  });
});
