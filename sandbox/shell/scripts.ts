/** The browser scripts of the shell, bundled once per start: the bridge script of frames and the script of pages. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BrowserScripts {
  /** For an app's frame; defines `window.__bridge`. */
  frame: string;
  /** For the pages around. */
  page: string;
}

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'browser');

let bundled: Promise<BrowserScripts> | undefined;

export function browserScripts(): Promise<BrowserScripts> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<BrowserScripts> {
  const { outputFiles } = await build({
    entryPoints: { frame: path.join(source, 'frame.ts'), page: path.join(source, 'page.ts') },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    outdir: source,
    write: false,
    legalComments: 'none',
  });
  const text = (name: string): string => {
    const file = outputFiles.find((output) => path.basename(output.path) === `${name}.js`);
    if (!file) throw new Error(`The browser script '${name}' was not built.`);
    return file.text;
  };
  return { frame: text('frame'), page: text('page') };
}
