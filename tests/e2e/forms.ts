/** The controls of every form behind the first one, as a person would name them, and filling in what several tests need. */
import type { Locator } from 'playwright-core';
import { panelOf } from './people';
import type { Visit } from './stage';

const exact = { exact: true } as const;

export const formsOf = ({ app }: Visit) => ({
  openFolder: app.getByRole('button', { name: /^Request Access to Folder/u }),
  openPermission: app.getByRole('button', { name: /^Request Record Permission Change/u }),
  openCreate: app.getByRole('button', { name: /^Create New Secret/u }),
  openUpdate: app.getByRole('button', { name: /^Update Record/u }),
  folder: app.getByLabel('Which folder?'),
  scope: app.getByLabel('Which records'),
  recursive: app.getByLabel('Apply Recursively'),
  teams: app.getByLabel('Teams', exact),
  manageRecords: app.getByLabel('Can Manage Records'),
  manageUsers: app.getByLabel('Can Manage Users'),
  canShareRecords: app.getByLabel('Can Share Records'),
  canEditRecords: app.getByLabel('Can Edit Records'),
  newOwner: app.getByLabel('E-mail address of the new owner'),
  restored: app.getByText(/has been restored\./u),
  /** Of the forms for admins. */
  title: app.getByLabel('Title', exact),
  notes: app.getByLabel('Notes', exact),
  shown: app.getByRole('region', { name: 'What will be done' }),
  create: app.getByRole('button', { name: 'Create secret', exact: true }),
  update: app.getByRole('button', { name: 'Update record', exact: true }),
  back: app.getByRole('button', { name: 'Back to the form' }),
});

/** A control by its whole name: buttons beside it have longer ones. */
export const control = ({ app }: Visit, name: string): Locator => app.getByLabel(name, exact);

/** Replaces the viewer's own address, which the form fills in, by these. */
export async function namePeople(visit: Visit, ...people: readonly string[]): Promise<void> {
  const own = visit.app.getByRole('button', { name: /^Remove /u });
  await own.click();
  await panelOf(visit).people.fill(`${people.join(',')},`);
  await visit.app.getByRole('button', { name: `Remove ${people.at(-1) ?? ''}` }).waitFor();
}

/** Opens "Create New Secret" with another type than a login. */
export async function createA(visit: Visit, type: string): Promise<void> {
  await formsOf(visit).openCreate.click();
  await visit.app.getByRole('button', { name: 'Choose another: Record type' }).click();
  await visit.app.getByRole('combobox', { name: 'Record type' }).fill(type);
  await visit.app.getByRole('option', { name: type, exact: true }).click();
}

/** Asks for the preview of what an admin does directly and answers its text. */
export async function previewDirect(visit: Visit): Promise<string> {
  await panelOf(visit).preview.press('Enter');
  await formsOf(visit).shown.waitFor();
  return formsOf(visit).shown.innerText();
}
