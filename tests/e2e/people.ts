/** What people do on an issue's Keeper panel, in their words. Each step goes through the page, nothing else. */
import type { Locator } from 'playwright-core';
import type { Stage, Visit } from './stage';

export interface Wish {
  readonly record: string;
  /** Instead of the viewer's own address, which the form fills in. */
  readonly people?: readonly string[];
  readonly action?: 'grant' | 'revoke';
  /** A value of the role's list; Classic has none. */
  readonly role?: string;
  readonly classic?: boolean;
  readonly allowSharing?: boolean;
  readonly allowWriting?: boolean;
  readonly hours?: number;
  readonly why?: string;
}

/** The controls of the panel, as a person would name them. */
export const panelOf = ({ app }: Visit) => ({
  start: app.getByRole('button', { name: /^Request Access to Record/u }),
  record: app.getByLabel('Which record?'),
  classic: app.getByLabel('Use classic permission model'),
  action: app.getByLabel('Action'),
  people: app.getByLabel('E-mail addresses'),
  role: app.getByLabel('Role'),
  expiration: app.getByLabel('Expiration', { exact: true }),
  duration: app.getByRole('spinbutton', { name: 'Duration' }),
  why: app.getByLabel('Justification'),
  save: app.getByRole('button', { name: 'Save Request' }),
  update: app.getByRole('button', { name: 'Update Request' }),
  edit: app.getByRole('button', { name: 'Edit request' }),
  withdraw: app.getByRole('button', { name: 'Withdraw' }),
  review: app.getByRole('button', { name: /^Review/u }),
  reviewAgain: app.getByRole('button', { name: /^Review again/u }),
  search: app.getByRole('combobox', { name: 'Search by title or UID' }),
  chosen: app.getByRole('group', { name: 'Record', exact: true }),
  preview: app.getByRole('button', { name: /^Preview/u }),
  shown: app.getByRole('region', { name: 'What will change' }),
  approve: app.getByRole('button', { name: 'Approve & execute' }),
  reject: app.getByRole('button', { name: 'Reject', exact: true }),
  confirmRejection: app.getByRole('button', { name: 'Confirm Rejection' }),
  checkAgain: app.getByRole('button', { name: 'Check again' }),
  card: app.getByRole('article'),
  message: (text: string | RegExp) => app.getByText(text).first(),
});

/** Waits until the newest request's card says this. */
export const status = ({ app }: Visit, text: string): Promise<void> =>
  app.getByRole('article').first().getByText(text, { exact: true }).first().waitFor();

/** Fills in the form of a new request; does not save it. */
export async function fill(visit: Visit, wish: Wish): Promise<void> {
  const panel = panelOf(visit);
  await panel.start.click();
  const ownAddress = visit.app.getByRole('button', { name: /^Remove /u });
  await ownAddress.waitFor();
  // Who may search is offered that first.
  const inWords = visit.app.getByRole('button', { name: 'Describe it in words instead' });
  if (await inWords.isVisible()) await inWords.click();
  await panel.record.fill(wish.record);
  if (wish.classic) await panel.classic.check();
  if (wish.action) await panel.action.selectOption(wish.action);
  if (wish.people) {
    await ownAddress.click();
    await panel.people.fill(`${wish.people.join(',')},`);
  }
  if (wish.role) await panel.role.selectOption(wish.role);
  if (wish.allowSharing) await visit.app.getByLabel('Allow Sharing').check();
  if (wish.allowWriting) await visit.app.getByLabel('Allow Writing').check();
  if (wish.hours !== undefined) {
    await panel.expiration.selectOption('in');
    await panel.duration.fill(String(wish.hours));
  }
  if (wish.why !== undefined) await panel.why.fill(wish.why);
}

export async function submit(visit: Visit, wish: Wish): Promise<void> {
  await fill(visit, wish);
  await panelOf(visit).save.click();
  await panelOf(visit).message('Request submitted successfully').waitFor();
}

/** Opens the decision; with a title, chooses that record with the keyboard. */
export async function review(visit: Visit, record?: string): Promise<void> {
  await panelOf(visit).review.first().click();
  if (record !== undefined) await choose(visit, 'record', record);
}

/** The box that searches for it, and what stands there once it is chosen. */
export const searchFor = ({ app }: Visit, thing: 'record' | 'folder') =>
  thing === 'record'
    ? {
        box: app.getByRole('combobox', { name: 'Search by title or UID' }),
        chosen: app.getByRole('group', { name: 'Record', exact: true }),
      }
    : {
        box: app.getByRole('combobox', { name: 'Search folders by name or UID' }),
        chosen: app.getByRole('group', { name: 'Folder', exact: true }),
      };

/** Chooses a record or folder with the keyboard: the first that the search finds. */
export async function choose(visit: Visit, thing: 'record' | 'folder', title: string): Promise<void> {
  const { box, chosen } = searchFor(visit, thing);
  await box.fill(title);
  await visit.app.getByRole('option', { name: title }).first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
  await chosen.getByText(title, { exact: true }).waitFor();
}

/**
 * Uses a button that has just moved: the frame grows a moment after what is in it, and the machine's click, faster than
 * anybody's, would land beside it.
 */
export const press = (button: Locator): Promise<void> => button.press('Enter');

/** Asks for the preview and answers its text. */
export async function preview(visit: Visit): Promise<string> {
  await press(panelOf(visit).preview);
  await panelOf(visit).shown.waitFor();
  return panelOf(visit).shown.innerText();
}

/** From the card to the end that is expected. */
export async function decide(visit: Visit, record: string, ending: string): Promise<void> {
  await review(visit, record);
  await preview(visit);
  await press(panelOf(visit).approve);
  await status(visit, ending);
}

/** The comments as the page shows them, newest first. */
export const commentsOn = ({ page }: Visit): Locator => page.locator('.comments .comment');

export interface Change {
  readonly kind: string;
  readonly user?: string;
}

/** Every change the vault has ever seen, as `/sandbox/vault` tells. */
export async function changesIn({ world }: Stage): Promise<readonly Change[]> {
  const answer = await fetch(`${world.sandbox.url}/sandbox/vault`);
  const { changes } = (await answer.json()) as { changes: { total: number; log: Change[] } };
  if (changes.total !== changes.log.length) throw new Error('The vault counts other than it lists.');
  return changes.log;
}

/** Moves the focus with Tab, as somebody without a mouse, until it is on `target`. */
export async function tabTo(visit: Visit, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const there = await target.evaluate((element) => document.hasFocus() && document.activeElement === element);
    if (there) return;
    await visit.page.keyboard.press('Tab');
  }
  throw new Error(`${String(most)} presses of Tab do not lead to ${String(target)}.`);
}
