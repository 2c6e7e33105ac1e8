/**
 * Runs Atlassian's bundler on one app, in a process of its own: it wants to be the program, works relative to the
 * current directory and keeps a processor busy. Arguments: the app's directory and where the bundle goes.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Bundler from '@forge/bundler';
import { parse } from 'yaml';
import { z } from 'zod';

const [appDirectory, outDirectory] = process.argv.slice(2);
if (appDirectory === undefined || outDirectory === undefined) throw new Error('usage: bundle-process APP OUT');

const manifestSchema = z.looseObject({
  app: z.looseObject({}),
  modules: z.looseObject({ function: z.array(z.looseObject({ handler: z.string() })).default([]) }),
});
const manifest = manifestSchema.parse(parse(readFileSync(path.join(appDirectory, 'manifest.yml'), 'utf8')));

// The bundler wants a main module, which a process that starts with an ECMAScript module does not have.
Object.assign(process, { mainModule: { filename: process.argv[1], paths: [] } });
// It takes Atlassian's loader and wrapper from the network unless they are here; the host needs neither.
const runtime = mkdtempSync(path.join(tmpdir(), 'forge-runtime-'));
mkdirSync(path.join(runtime, 'dist'));
for (const script of ['wrapper', 'loader'])
  writeFileSync(path.join(runtime, 'dist', `${script}.js`), '// the sandbox\n');
process.env.FORGE_RUNTIME_PATH = runtime;
process.chdir(appDirectory);

const { getEntryPoints, getNodeBundler, LocalWrapperProvider } = createRequire(import.meta.url)(
  '@forge/bundler',
) as typeof Bundler;
type Arguments = Parameters<typeof getNodeBundler>;
const say = (...words: unknown[]): void => void process.stderr.write(`${words.map(String).join(' ')}\n`);
const quiet = (): void => undefined;
const logger = { trace: quiet, debug: quiet, info: quiet, warn: say, error: say } as unknown as Arguments[0];
const reader = { readFileAsync: (file: string) => Promise.resolve(readFileSync(file, 'utf8')) };
const provider = new LocalWrapperProvider(
  reader as unknown as ConstructorParameters<typeof LocalWrapperProvider>[0],
  runtime,
);
const configuration = { readConfig: () => Promise.resolve(manifest) } as unknown as Arguments[2];
const handlers = manifest.modules.function.map(({ handler }) => ({
  module: handler.slice(0, handler.lastIndexOf('.')),
}));

const { outputDir } = await getNodeBundler(logger, provider, configuration).bundle({
  appDirectory,
  entryPoints: getEntryPoints(handlers as unknown as Parameters<typeof getEntryPoints>[0]),
});
mkdirSync(outDirectory, { recursive: true });
cpSync(outputDir, outDirectory, { recursive: true });
