/** The documentation against the code it describes: tables that have to be complete, links that have to lead somewhere. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FAILURES } from '@keeper-workflow/failures';
import { surfaces } from '@keeper-workflow/forge/surfaces';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const docs = ['docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The cells of every table row of a document, blanks cut. */
const rows = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** As GitHub makes anchors of headings. */
const anchors = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the admin guide', () => {
  it('says for every code what to do, and for nothing else', () => {
    const byCode = read('docs/admin-guide.md').split('### By code')[1] ?? '';
    const explained = rows(byCode).flatMap(([codes = '', , what = '']) =>
      [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => ({ code, what })),
    );
    expect(explained.map(({ code }) => code).sort()).toEqual(Object.keys(FAILURES).sort());
    expect(explained.filter(({ what }) => what === '')).toEqual([]);
  });
});

describe('the table of access rules', () => {
  it('has every function that can be reached, with the rule it declares', () => {
    const table = rows(read('docs/security.md')).flatMap(([, name = '', rule = '']) => {
      const found = [/^`([\w-]+)`$/.exec(name)?.[1], /^`(\w+)`$/.exec(rule)?.[1]];
      return found.includes(undefined) ? [] : [found.join(': ')];
    });
    expect(table.sort()).toEqual(surfaces.map((surface) => `${surface.function}: ${surface.access}`).sort());
  });
});

describe('every page', () => {
  it.each(['README.md', ...docs])('%s names commands that exist', (file) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(file).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(['README.md', ...docs])('%s leads where it says', (file) => {
    const broken = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [to = '', anchor] = target.split('#');
        const destination = to === '' ? file : path.join(path.dirname(file), to);
        if (!existsSync(path.join(root, destination))) return true;
        return anchor !== undefined && !anchors(read(destination)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});
