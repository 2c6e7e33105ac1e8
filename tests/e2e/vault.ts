/** The sandbox's vault as a witness: who has which access, what is in a record. Nothing here goes through the product. */
import type { VaultFolder, VaultRecord } from '../../sandbox/commander';
import type { Stage } from './stage';

const theOnly = <Item>(items: readonly Item[], name: string): Item => {
  const [item, ...others] = items;
  if (!item || others.length > 0) throw new Error(`${String(items.length)} are called ${name}.`);
  return item;
};

export const folderIn = ({ world }: Stage, name: string): VaultFolder =>
  theOnly(
    world.standIn.vault().folders.filter((folder) => folder.name === name),
    name,
  );

export const recordIn = ({ world }: Stage, title: string): VaultRecord =>
  theOnly(
    world.standIn.vault().records.filter((record) => record.title === title),
    title,
  );

/** By title: what everybody in a shared folder may do with its records. */
export function rightsIn(stage: Stage, name: string): Readonly<Record<string, string>> {
  const titles = new Map(stage.world.standIn.vault().records.map(({ uid, title }) => [uid, title]));
  const rights = (folderIn(stage, name).records ?? []).map(({ uid, canEdit, canShare }) => [
    titles.get(uid) ?? uid,
    [...(canEdit ? ['edit'] : []), ...(canShare ? ['share'] : [])].join(' ') || 'view',
  ]);
  return Object.fromEntries(rights) as Record<string, string>;
}

/** Runs a command as whoever holds Commander's key, and answers what Commander says. Throws when it is refused. */
export async function tellCommander({ world }: Stage, command: string): Promise<string> {
  const { url, key } = world.sandbox.commander;
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const body = JSON.stringify({ command });
  const sent = await fetch(`${url}/executecommand-async`, { method: 'POST', headers, body });
  const { request_id: id } = (await sent.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${url}/result/${id}`, { headers });
    if (answer.status === 202) continue;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${command}: ${text}`);
    return text;
  }
}

/** Everything in a record, secrets in clear. A field without a label and one with an empty label are the same. */
export async function contentOf(stage: Stage, title: string): Promise<RecordJson> {
  const answer = await tellCommander(stage, `get ${recordIn(stage, title).uid} --format=json`);
  const { data } = JSON.parse(answer) as { data: RecordJson };
  const labelled = (field: FieldJson): FieldJson => ({ ...field, label: field.label ?? '' });
  return { ...data, fields: data.fields.map(labelled), custom: (data.custom ?? []).map(labelled) };
}

export interface RecordJson {
  readonly title: string;
  readonly type: string;
  readonly notes?: string;
  readonly fields: readonly FieldJson[];
  readonly custom?: readonly FieldJson[];
}

interface FieldJson {
  readonly type: string;
  readonly label?: string;
  readonly value: readonly unknown[];
}

/** The first value of a field. */
export const valueIn = ({ fields, custom = [] }: RecordJson, type: string): unknown =>
  [...fields, ...custom].find((field) => field.type === type)?.value[0];
