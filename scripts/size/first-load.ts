/**
 * What a browser fetches before a page of Custom UI can be used: the HTML, its scripts, styles and preloads, and whatever
 * those scripts import statically, directly or through another. `import()` is what a page loads later and is left out.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import ts from 'typescript';

export interface Loaded {
  /** Absolute path. */
  file: string;
  /** Bytes as gzip at its default level sends them. */
  gzip: number;
}

const isLocal = (reference: string) => !/^(?:[a-z]+:|\/\/|#)/i.test(reference);

/** Specifiers of the static `import` and `export … from` statements in JavaScript. */
function staticImports(code: string): string[] {
  const source = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });
}

/** Addresses of the scripts, styles and preloaded modules in HTML. */
function referencedBy(html: string): string[] {
  const $ = load(html);
  const links = $('link[rel~="stylesheet"][href], link[rel~="modulepreload"][href], link[rel~="preload"][href]');
  return [
    ...$('script[src]').map((_, element) => $(element).attr('src')),
    ...links.map((_, element) => $(element).attr('href')),
  ];
}

/** Every file of the first load of `html`, an absolute path, once each. Throws when a referenced file is missing. */
export function firstLoad(html: string): Loaded[] {
  const loaded = new Map<string, Loaded>();
  const fetch = (file: string) => {
    if (loaded.has(file)) return;
    const bytes = readFileSync(file);
    loaded.set(file, { file, gzip: gzipSync(bytes).length });
    const extension = path.extname(file);
    const text = bytes.toString('utf8');
    const next = extension === '.html' ? referencedBy(text) : extension === '.js' ? staticImports(text) : [];
    for (const reference of next.filter(isLocal)) {
      fetch(path.resolve(path.dirname(file), (reference.split(/[?#]/, 1)[0] ?? reference).replace(/^\//, './')));
    }
  };
  fetch(html);
  return [...loaded.values()];
}
