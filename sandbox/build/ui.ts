/** Builds an app's Custom UI with the Vite configuration of its workspace. */
import path from 'node:path';
import { build } from 'vite';

/** `uiDir` holds a `vite.config.ts` whose `build.outDir` is the app's resource directory. */
export async function buildUi(uiDir: string): Promise<void> {
  await build({
    root: uiDir,
    configFile: path.join(uiDir, 'vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
  });
}
