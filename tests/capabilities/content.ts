/** Commands sent straight to a Commander, past the product, and what a record holds by its own `get`. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod/mini';
import type { Mode } from '@keeper-workflow/operations';
import type { Content } from './row';
import type { Witness } from './witness';

const PAUSE_MS = 10;
const PATIENCE_MS = 30_000;

export interface Door {
  /** `http://127.0.0.1:4401/api/v2` */
  readonly url: string;
  readonly key: string;
}

/** The result's body. Rejects when Commander refuses or does not answer. */
export async function runCommand({ url, key }: Door, command: string): Promise<unknown> {
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const submitted = await fetch(`${url}/executecommand-async`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ command }),
  });
  const { request_id: id } = (await submitted.json()) as { request_id?: string };
  if (id === undefined) throw new Error(`${command}: ${String(submitted.status)}`);
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const answer = await fetch(`${url}/result/${id}`, { headers });
    const body: unknown = await answer.json();
    if (answer.status !== 202) {
      if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(body)}`);
      return body;
    }
    await pause(PAUSE_MS);
  }
  throw new Error(`${command}: no answer`);
}

const fieldSchema = z.object({
  type: z.string(),
  label: z.nullish(z.string()),
  value: z.nullish(z.array(z.unknown())),
});
const recordSchema = z.object({
  data: z.object({
    title: z.string(),
    type: z.string(),
    notes: z.nullish(z.string()),
    fields: z.optional(z.array(fieldSchema)),
    custom: z.nullish(z.array(fieldSchema)),
    folder: z.nullish(z.object({ uid: z.nullish(z.string()) })),
  }),
});

export const contentReader = (door: Door): Pick<Witness, 'run' | 'content'> => ({
  run: (command) => runCommand(door, command),
  content: async (uid: string, _mode: Mode) => {
    const { data } = recordSchema.parse(await runCommand(door, `get --format=json -- '${uid}'`));
    const values: Record<string, readonly unknown[]> = {};
    for (const section of ['fields', 'custom'] as const) {
      for (const { type, label, value } of data[section] ?? []) {
        if (!value || value.length === 0) continue;
        const own = label && label !== type ? ` ${label}` : '';
        // The same name twice: both count.
        let name = `${section} ${type}${own}`;
        while (name in values) name += ' again';
        values[name] = value;
      }
    }
    const content: Content = { title: data.title, type: data.type, notes: data.notes ?? '', values };
    return { ...content, folder: data.folder?.uid ?? '' };
  },
});
