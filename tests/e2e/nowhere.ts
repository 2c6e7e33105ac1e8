/** Where a typed secret could have been left: in pages and their storage, in Jira, in the app's storage, in logs. */
import { expect } from 'vitest';
import { harvest, leaks, pieces, spellings } from '../secrets/harvest';
import type { Stage, Visit } from './stage';

/** Whatever the page and the frame hold: text, values, storage. */
export async function kept({ app, page }: Visit): Promise<string> {
  const both = [app.locator('html'), page.locator('html')].map((html) =>
    html.evaluate(async (root) => {
      const stored = [sessionStorage, localStorage].map((storage) => JSON.stringify(Object.entries(storage)));
      const databases = await indexedDB.databases();
      return [
        ...stored,
        JSON.stringify(databases),
        JSON.stringify(history.state),
        document.cookie,
        root.outerHTML,
      ].join('\n');
    }),
  );
  return (await Promise.all(both)).join('\n');
}

/** Neither these pages nor Jira, storage, logs or pages of anybody have any part of it. */
export async function isNowhere(stage: Stage, secrets: readonly string[], ...visits: readonly Visit[]): Promise<void> {
  const places = await harvest(stage.world);
  for (const [index, visit] of visits.entries()) places.set(`page ${String(index)}`, await kept(visit));
  expect(places.get('/sandbox/store')).toContain('carried-out-directly');
  const all = secrets.flatMap((secret) => [
    ...spellings(secret),
    ...secret.split('\n').flatMap((line) => pieces(line, 12)),
  ]);
  expect(
    leaks(
      places,
      all.filter((part) => !part.includes('PRIVATE KEY-')),
    ),
  ).toEqual([]);
}
