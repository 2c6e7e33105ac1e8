/** What counts as a page's first load: everything it needs at once, each file once, nothing it loads later. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstLoad } from './first-load';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'first-load-'));
  mkdirSync(path.join(folder, 'assets'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('firstLoad', () => {
  it('follows tags and static imports through chunks, and leaves lazy ones alone', () => {
    const html = write(
      'panel.html',
      `<!doctype html><link rel="stylesheet" href="./assets/panel.css"><link rel="icon" href="./icon.svg">
       <link rel="modulepreload" href="./assets/shared.js"><script type="module" src="./assets/panel.js"></script>
       <script src="https://cdn.example/bridge.js"></script>`,
    );
    write('assets/panel.css', 'a{}');
    write('assets/panel.js', `import{a}from"./shared.js";export*from'./deep.js';const b=()=>import("./lazy.js");a(b)`);
    write('assets/shared.js', `import"./deep.js";import"./panel.js";export const a=1`);
    write('assets/deep.js', 'export{}');
    write('assets/lazy.js', 'export const lazy = 1');

    const files = firstLoad(html);
    expect(files.map(({ file }) => path.relative(folder, file)).sort()).toEqual([
      'assets/deep.js',
      'assets/panel.css',
      'assets/panel.js',
      'assets/shared.js',
      'panel.html',
    ]);
    expect(files.find(({ file }) => file.endsWith('.css'))?.gzip).toBe(gzipSync('a{}').length);
  });

  it('fails on a page that names a file which is not there', () => {
    const html = write('panel.html', '<script src="./assets/gone.js"></script>');
    expect(() => firstLoad(html)).toThrow(/gone\.js/);
  });
});
