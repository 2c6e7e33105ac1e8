/** Loading manifests: what the pages learn from one, and what is refused. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionAri, loadApp, ManifestError } from './index';
import { appDirectory, BUILD_TIMEOUT, createTestWorld, temporaryDirectory } from './testdata/world';

function changed(change: (text: string) => string): string {
  const directory = path.join(temporaryDirectory(), 'app');
  mkdirSync(directory);
  const text = readFileSync(path.join(appDirectory, 'manifest.yml'), 'utf8');
  writeFileSync(path.join(directory, 'manifest.yml'), change(text));
  return directory;
}

const problems = (directory: string): readonly string[] => {
  try {
    loadApp(directory);
    return [];
  } catch (error) {
    if (error instanceof ManifestError) return error.problems;
    throw error;
  }
};

describe('a manifest', () => {
  it('tells the pages which modules there are, with their files and resolvers', () => {
    expect(loadApp(appDirectory).pages).toMatchObject([
      {
        app: 'app',
        type: 'jira:issueContext',
        key: 'panel',
        title: 'Exercise',
        resolver: 'resolver',
        resource: { key: 'page', directory: path.join(appDirectory, 'static/page'), entry: 'index.html' },
      },
      { type: 'jira:globalPage', key: 'hub', resource: { key: 'page', entry: 'hub.html' } },
    ]);
  });

  it('is refused with everything that is wrong with it', () => {
    const broken = changed((text) =>
      text
        .replace('function: consume', 'function: consumer')
        .replace('resource: page/hub', 'resource: page/none')
        .replace('key: sweep\n      function', 'key: panel\n      function')
        .replace('range: [revision]', 'range: [version]'),
    );
    expect(problems(broken)).toEqual([
      'consumer worker: there is no function consumer',
      'jira:globalPage hub: there is no resource "page/none"',
      'modules: the key panel is used twice',
      'entity ticket: an index names the attribute version',
    ]);
  });

  it('is refused with a timeout over 900 seconds or an app id that is none', () => {
    expect(problems(changed((text) => text.replace('timeoutSeconds: 120', 'timeoutSeconds: 901')))[0]).toContain(
      'timeoutSeconds',
    );
    expect(problems(changed((text) => text.replace('ari:cloud:ecosystem::app/', 'app/')))[0]).toContain('app.id');
  });
});

it('gives an app the same identifiers on every start', { timeout: BUILD_TIMEOUT }, async () => {
  const one = await createTestWorld();
  const two = await createTestWorld();
  try {
    const [first] = one.host.apps();
    expect(two.host.apps()).toEqual([first]);
    expect(first?.environmentId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(extensionAri(first?.appId ?? '', first?.environmentId ?? '', 'approve')).toBe(
      `ari:cloud:ecosystem::extension/6f0c1a52-7a1e-4f0e-9a52-0d7a4b1c2e3f/${first?.environmentId ?? ''}/static/approve`,
    );
  } finally {
    await one.close();
    await two.close();
  }
});
