/**
 * A tour of every form in the running product: one picture per state, both themes, with the panel as narrow and as wide as
 * Jira makes it beside an issue. For people to look at; nothing is compared.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { OperationDraft } from '@keeper-workflow/operations';
import { control, createA, formsOf, namePeople, previewDirect } from '../tests/e2e/forms';
import { choose, fill, panelOf, press, preview, review, searchFor, status } from '../tests/e2e/people';
import { ISSUE, type Stage, type Visit } from '../tests/e2e/stage';
import { ask, type Person } from '../tests/world';

/** Width of the app's frame in CSS pixels. */
const WIDTHS = [320, 480] as const;
/** High enough that nothing scrolls under the page's head. */
const HEIGHT = 3600;

interface Stop {
  readonly name: string;
  readonly who: Person;
  readonly at?: string;
  readonly play: (visit: Visit, stage: Stage) => Promise<unknown>;
}

const stop = (name: string, who: Person, play: Stop['play'], at?: string): Stop => ({
  name,
  who,
  play,
  ...(at === undefined ? {} : { at }),
});

const away = (stage: Stage): void =>
  stage.world.sandbox.world.faults.add({ target: 'commander', effect: 'status', value: 503, times: 100_000 });

const FOLDER = {
  kind: 'share-folder',
  mode: 'classic',
  action: 'grant',
  folderDescription: 'Engineering',
  recipients: ['dave@acme.example', 'bob@acme.example'],
  teams: [{ name: 'Finance' }],
  manageRecords: true,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: true,
  expiration: { type: 'in', amount: 2, unit: 'd' },
} as const satisfies OperationDraft;
const PERMISSION = {
  kind: 'record-permission',
  mode: 'classic',
  action: 'revoke',
  folderDescription: 'Engineering',
  recursive: true,
  canShareRecords: false,
  canEditRecords: true,
} as const satisfies OperationDraft;
const OWNER = {
  kind: 'share-record',
  mode: 'classic',
  action: 'owner',
  recordDescription: 'Grafana',
  recipients: ['bob@acme.example'],
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'never' },
} as const satisfies OperationDraft;

/** As an approver with the request's target chosen and its effect on the page. */
const deciding =
  (draft: OperationDraft, thing: 'record' | 'folder', title: string): Stop['play'] =>
  async (visit, { world }) => {
    await ask(world, { draft, justification: 'The audit begins on Monday.' });
    await visit.page.reload();
    await review(visit);
    await choose(visit, thing, title);
    await preview(visit);
  };

const folderForm = async (visit: Visit): Promise<void> => {
  await formsOf(visit).openFolder.click();
  await namePeople(visit, 'dave@acme.example', 'bob@acme.example');
  await formsOf(visit).folder.fill('Engineering');
  await formsOf(visit).teams.fill('Platform Team');
  await visit.app.getByRole('button', { name: 'Add team' }).click();
};
const recordSearch = async (visit: Visit, term: string, says: string | RegExp): Promise<void> => {
  await panelOf(visit).start.click();
  await searchFor(visit, 'record').box.fill(term);
  await panelOf(visit).message(says).waitFor();
};
const login = async (visit: Visit): Promise<void> => {
  await formsOf(visit).openCreate.click();
  await control(visit, 'Login').waitFor();
  await formsOf(visit).title.fill('Pipeline login');
  await choose(visit, 'folder', 'Engineering');
  await control(visit, 'Login').fill('pipeline');
};
const change = async (visit: Visit): Promise<void> => {
  await formsOf(visit).openUpdate.click();
  await choose(visit, 'record', 'CI Service Account');
  await control(visit, 'What to do with Password').selectOption('generated');
  await control(visit, 'What to do with the notes').selectOption('append');
  await control(visit, 'New notes').fill('Changed in November');
};

const STOPS: readonly Stop[] = [
  stop('panel-requester', 'alice', (visit) => formsOf(visit).openFolder.waitFor()),
  stop('panel-admin', 'pia', (visit) => formsOf(visit).openUpdate.waitFor()),
  stop('record-filled', 'alice', (visit) =>
    fill(visit, { record: 'Apollo API', people: ['bob@acme.example'], role: 'viewer', hours: 2, why: 'Release' }),
  ),
  stop('record-errors', 'alice', async (visit) => {
    await fill(visit, { record: '', people: ['not an address'], hours: 0 });
    await press(panelOf(visit).save);
    await panelOf(visit).message('Choose a role.').waitFor();
  }),
  stop('record-all-of-a-folder', 'alice', async (visit) => {
    await panelOf(visit).start.click();
    await formsOf(visit).scope.selectOption('folder');
    await panelOf(visit).classic.check();
    await panelOf(visit).expiration.selectOption('in');
  }),
  stop('record-owner', 'alice', async (visit) => {
    await panelOf(visit).start.click();
    await panelOf(visit).action.selectOption('owner');
    await formsOf(visit).newOwner.fill('bob@acme.example,');
    await press(panelOf(visit).save);
    await panelOf(visit)
      .message(/one owner/u)
      .waitFor();
  }),
  stop('folder-nsf', 'alice', async (visit) => {
    await folderForm(visit);
    await panelOf(visit).role.selectOption('content-share-manager');
    await panelOf(visit).expiration.selectOption('at');
  }),
  stop('folder-classic-expiring', 'alice', async (visit) => {
    await folderForm(visit);
    await panelOf(visit).classic.check();
    await panelOf(visit).expiration.selectOption('in');
  }),
  stop('folder-search', 'pia', async (visit) => {
    await formsOf(visit).openFolder.click();
    await choose(visit, 'folder', 'Engineering');
    await visit.app.getByRole('combobox', { name: 'Search teams by name' }).fill('Dup');
    await visit.app.getByRole('option', { name: 'Dup Team' }).first().waitFor();
  }),
  stop('permission-classic', 'alice', async (visit) => {
    await formsOf(visit).openPermission.click();
    await panelOf(visit).classic.check();
    await press(panelOf(visit).save);
    await panelOf(visit).message('Choose at least one right.').waitFor();
  }),
  stop('decide-folder', 'pia', deciding(FOLDER, 'folder', 'Engineering')),
  stop('decide-permission', 'pia', deciding(PERMISSION, 'folder', 'Engineering')),
  stop('decide-owner', 'pia', deciding(OWNER, 'record', 'Grafana')),
  stop('search-found', 'pia', (visit) => recordSearch(visit, 'App credential', /records found/u)),
  stop('search-none', 'pia', (visit) => recordSearch(visit, 'Nothing like it', /^No record matches/u)),
  stop('search-failed', 'pia', (visit, stage) => {
    away(stage);
    return recordSearch(visit, 'Apollo', 'Could not search');
  }),
  stop('create-login', 'pia', login),
  stop('create-generated', 'pia', async (visit) => {
    await login(visit);
    await control(visit, 'How to set Password').selectOption('generated');
    await control(visit, 'Kind of password').selectOption('passphrase');
    await visit.app.getByRole('button', { name: 'Add custom field' }).click();
  }),
  stop('create-types', 'pia', async (visit) => {
    await formsOf(visit).openCreate.click();
    await visit.app.getByRole('button', { name: 'Choose another: Record type' }).click();
    await visit.app.getByRole('option', { name: 'SSH keys' }).waitFor();
  }),
  stop('create-ssh', 'pia', async (visit) => {
    await createA(visit, 'SSH keys');
    await control(visit, 'Private key').fill('-----BEGIN KEY-----\nabc\n-----END KEY-----');
    await press(panelOf(visit).preview);
    await panelOf(visit).message('Enter a title.').waitFor();
  }),
  stop('create-preview', 'pia', async (visit) => {
    await login(visit);
    await previewDirect(visit);
  }),
  stop('create-refused', 'pia', async (visit, stage) => {
    await login(visit);
    await previewDirect(visit);
    stage.world.sandbox.world.faults.add({
      target: 'commander',
      match: 'record-add',
      effect: 'status',
      value: 401,
    });
    await press(formsOf(visit).create);
    await panelOf(visit).message('Keeper refused; nothing was changed').waitFor();
  }),
  stop('create-done', 'pia', async (visit) => {
    await login(visit);
    await previewDirect(visit);
    await press(formsOf(visit).create);
    await status(visit, 'Done and verified');
  }),
  stop('update-changed', 'pia', change),
  stop('update-preview', 'pia', async (visit) => {
    await change(visit);
    await previewDirect(visit);
  }),
  stop(
    'settings-policy',
    'ada',
    async ({ app }) => {
      await app.getByRole('button', { name: 'Edit Operations' }).click();
      await app.getByRole('combobox', { name: 'Search folders by name or UID' }).fill('Projects');
      await app.getByRole('option', { name: /^Projects/ }).click();
      await app.getByLabel('Requesters may search these folders').check();
    },
    '/apps/keeper',
  ),
];

/** Makes the window as wide as it takes for the frame to have this width. */
async function widen({ page }: Visit, frame: number): Promise<void> {
  const inside = page.locator('.frame-slot iframe');
  await page.setViewportSize({ width: frame + 80, height: HEIGHT });
  const { width = frame } = (await inside.boundingBox()) ?? {};
  await page.setViewportSize({ width: Math.round(frame + 80 + frame - width), height: HEIGHT });
}

/** Takes all pictures into `folder`, `<state>-<width>-<theme>.png`; or only of states whose name contains `only`. */
export async function tour(stage: Stage, folder: string, only = ''): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, who, at = ISSUE, play } of STOPS.filter((one) => one.name.includes(only))) {
    const visit = await stage.visit(who, at, { width: 560, height: HEIGHT });
    await play(visit, stage);
    for (const width of WIDTHS) {
      await widen(visit, width);
      for (const theme of ['light', 'dark'] as const) {
        await visit.switchTo(theme);
        await visit.app.locator(`html[data-color-mode=${theme}]`).waitFor();
        await visit.page.mouse.move(0, 0);
        const file = path.join(folder, `${name}-${String(width)}-${theme}.png`);
        await visit.page.locator('.frame-slot').first().screenshot({ path: file });
      }
    }
    process.stdout.write(`${name}\n`);
    await stage.reset();
  }
}
