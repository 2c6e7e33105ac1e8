/**
 * `npx tsx scripts/screenshots.ts`: makes the pictures of README and guides anew, in docs/images. Plays the demo in a
 * sandbox of its own, so that a picture shows what the product does and nothing else.
 * `npx tsx scripts/screenshots.ts --tour DIR [NAME]`: instead, every form in its main states, in both themes and two
 * widths, into DIR; only states whose name contains NAME.
 */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { fill, panelOf, press, preview, review, status } from '../tests/e2e/people';
import { ISSUE, openStage, type Stage, type Theme, type Visit } from '../tests/e2e/stage';
import { tour } from './tour';

const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'docs', 'images');
/** GitHub shows them no wider, and a clone should stay small. */
const LARGEST = 300 * 1024;
const WIDTH = 1200;

async function save(name: string, shot: (file: string) => Promise<unknown>): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await shot(file);
  const { size } = await stat(file);
  if (size > LARGEST) throw new Error(`${name}.png has ${String(size)} bytes, more than ${String(LARGEST)}.`);
  process.stdout.write(`${name}.png ${String(Math.round(size / 1024))} KB\n`);
}

/** The page itself, with nothing hovered. */
async function pageShot({ page }: Visit, name: string, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  await save(name, (file) => page.screenshot({ path: file }));
}

/** What lies between the tops and bottoms of these parts, with some air around. */
async function partShot({ page }: Visit, name: string, parts: readonly Locator[]): Promise<void> {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const [first, ...others] = boxes.filter((box) => box !== null);
  if (!first) throw new Error(`There is nothing to see for ${name}.`);
  const bottom = Math.max(...[first, ...others].map(({ y, height }) => y + height));
  const clip = {
    x: first.x - AIR,
    y: first.y - AIR,
    width: first.width + 2 * AIR,
    height: bottom - first.y + 2 * AIR,
  };
  await save(name, (file) => page.screenshot({ path: file, clip }));
}

const keeperPanel = (visit: Visit): Locator => visit.page.locator('details.context');
const AIR = 12;
const TALL = { width: WIDTH, height: 1800 } as const;

async function story(stage: Stage): Promise<void> {
  const alice = await stage.visit('alice', ISSUE, TALL);
  await fill(alice, {
    record: 'Apollo API',
    people: ['bob@acme.example'],
    role: 'viewer',
    hours: 2,
    why: 'Bob checks the pipeline’s credential before we deploy Apollo 4.2 this afternoon.',
  });
  await alice.app.locator('body').evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await alice.app.getByRole('heading', { name: 'Request Access to Record' }).hover();
  await partShot(alice, 'request-form', [keeperPanel(alice)]);
  await panelOf(alice).save.click();
  await panelOf(alice).message('Request submitted successfully').waitFor();

  const pia = await stage.visit('pia', ISSUE, TALL);
  await review(pia, 'Apollo API');
  await preview(pia);
  await partShot(pia, 'preview', [panelOf(pia).shown, panelOf(pia).approve]);
  await press(panelOf(pia).approve);
  await status(pia, 'Done and verified');
  await pia.page.locator('.comments').getByText('Keeper request approved and carried out').waitFor();
  await pia.page.locator('.context-status').getByText('Done', { exact: true }).waitFor();
  await pia.leave();
  await alice.leave();

  for (const theme of ['light', 'dark'] satisfies Theme[]) {
    const visit = await stage.visit('alice', ISSUE, { width: WIDTH, theme });
    await status(visit, 'Done and verified');
    await pageShot(visit, `panel-${theme}`, { width: WIDTH, height: 940 });
    await visit.leave();
  }
  const ada = await stage.visit('ada', '/apps/keeper', { width: 800 });
  await ada.app.getByRole('heading', { name: 'Connection' }).waitFor();
  await pageShot(ada, 'settings', { width: 800, height: 830 });
  await policy(ada);
}

/** The policy of OPS with a folder and a group chosen, not saved. */
async function policy(ada: Visit): Promise<void> {
  await ada.page.setViewportSize({ width: 800, height: 1800 });
  await ada.app.getByRole('button', { name: 'Edit Operations' }).click();
  await ada.app.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('Projects');
  await ada.app.getByRole('option', { name: /^Projects/ }).click();
  await ada.app.getByLabel('Requesters may search these folders').check();
  await ada.app.getByRole('combobox', { name: 'Search Jira groups by name' }).fill('approvers');
  await ada.app.getByRole('option', { name: 'keeper-approvers' }).click();
  await ada.app.getByRole('button', { name: 'Remove keeper-approvers' }).waitFor();
  await partShot(ada, 'project-policy', [ada.app.getByRole('listitem').filter({ hasText: 'Policy of' })]);
}

const [mode, target, only] = process.argv.slice(2);
if (mode !== undefined && (mode !== '--tour' || target === undefined)) {
  throw new Error('Usage: npx tsx scripts/screenshots.ts [--tour DIR [NAME]]');
}
await mkdir(folder, { recursive: true });
const stage = await openStage();
try {
  if (target === undefined) {
    await story(stage);
    if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'));
  } else await tour(stage, path.resolve(target), only);
} finally {
  await stage.close();
}
