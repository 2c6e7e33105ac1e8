/** Builds an app's Custom UI with the Vite configuration of its workspace. */
import path from 'node:path';

/** `uiDir` holds a `vite.config.ts` whose `build.outDir` is the app's resource directory. */
export async function buildUi(uiDir: string): Promise<void> {
  // Loaded only when there is something to build: it takes longer to load than a fresh sandbox takes to start.
  const { build } = await import('vite');
  await build({
    root: uiDir,
    configFile: path.join(uiDir, 'vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
  });
}
