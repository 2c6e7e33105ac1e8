/** The KVS as the real `@forge/kvs` client speaks to it: paths under `/api/v1`, JSON bodies, statuses and error codes. */
import { z } from 'zod';
import type { WorldClock } from '../../world';
import type { StoreDump } from '../door';
import type { EntityDefinition } from '../manifest';
import { createEntities } from './entities';
import { KvsError } from './errors';
import { checkKey } from './limits';
import { entityQuerySchema, plainQuerySchema, present, queryEntity, queryPlain } from './query';
import { openSpaces, type Space } from './space';
import { createWriter, setOptionsSchema, transactionSchema } from './writes';

export interface KvsAnswer {
  status: number;
  /** Absent: no body. */
  body?: unknown;
}

export interface KvsService {
  /** `path` as the client sends it, e.g. `/api/v1/entity/set`. Refusals are answers, never exceptions. */
  handle(path: string, body: unknown): KvsAnswer;
  dump(): StoreDump;
  clear(): void;
  close(): void;
}

const getSchema = z.object({
  key: z.string(),
  entityName: z.string().optional(),
  options: z.object({ metadataFields: z.array(z.string()).optional() }).optional(),
});
const setSchema = z.object({
  key: z.string(),
  entityName: z.string().optional(),
  value: z.unknown(),
  options: setOptionsSchema.optional(),
});
const deleteSchema = z.object({ key: z.string(), entityName: z.string().optional() });
const MOST_IN_BATCH = 25;

export interface KvsOptions {
  clock: WorldClock;
  entities: readonly EntityDefinition[];
  /** Directory of the journals; absent: in memory. */
  directory?: string | undefined;
  /** Name of the app's journal. */
  name: string;
}

export function openKvs({ clock, entities: definitions, directory, name }: KvsOptions): KvsService {
  const spaces = openSpaces(clock, directory, name);
  const entities = createEntities(definitions);
  const writer = createWriter(spaces, entities, () => clock.now());

  const entitySpace = (entityName: string | undefined): Space => {
    if (entityName === undefined) throw new KvsError('BAD_REQUEST', 'entityName is required.');
    entities.require(entityName);
    return `entity:${entityName}`;
  };
  const anySpace = (entityName: string | undefined): Space =>
    entityName === undefined ? 'plain' : entitySpace(entityName);

  const get = (space: Space, { key, options }: z.infer<typeof getSchema>): KvsAnswer => {
    checkKey(key);
    const item = spaces.get(space, key);
    if (!item) throw new KvsError('KEY_NOT_FOUND', 'The key does not exist.');
    return { status: 200, body: present(key, item, options?.metadataFields) };
  };
  const set = (space: Space, { key, value, options }: z.infer<typeof setSchema>): KvsAnswer => {
    const shown = writer.set(space, key, value, options);
    return shown ? { status: 200, body: shown } : { status: 204 };
  };
  const remove = (space: Space, { key }: z.infer<typeof deleteSchema>): KvsAnswer => {
    writer.delete(space, key);
    return { status: 204 };
  };

  /** Each item on its own: what fails is told beside what succeeded. */
  const batch = <Entry extends { key: string; entityName?: string | undefined }>(
    items: readonly Entry[],
    carryOut: (item: Entry) => Record<string, unknown> | undefined,
  ): KvsAnswer => {
    if (items.length === 0) throw new KvsError('BAD_REQUEST', 'The batch is empty.');
    if (items.length > MOST_IN_BATCH) throw new KvsError('BATCH_LIMIT_EXCEEDED', 'A batch has 25 items at most.');
    const places = new Set(items.map(({ key, entityName }) => `${entityName ?? ''} ${key}`));
    if (places.size < items.length) throw new KvsError('BATCH_DUPLICATE_KEY', 'A key is in the batch twice.');
    const successfulKeys: Record<string, unknown>[] = [];
    const failedKeys: Record<string, unknown>[] = [];
    for (const item of items) {
      const named = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) };
      try {
        successfulKeys.push({ ...named, ...carryOut(item) });
      } catch (error) {
        if (!(error instanceof KvsError)) throw error;
        failedKeys.push({ ...named, error: { code: error.code, message: error.message } });
      }
    }
    return { status: 200, body: { successfulKeys, failedKeys } };
  };

  const routes: Record<string, (body: unknown) => KvsAnswer> = {
    get: (body) => get('plain', getSchema.parse(body)),
    set: (body) => set('plain', setSchema.parse(body)),
    delete: (body) => remove('plain', deleteSchema.parse(body)),
    'secret/get': (body) => get('secret', getSchema.parse(body)),
    'secret/set': (body) => set('secret', setSchema.parse(body)),
    'secret/delete': (body) => remove('secret', deleteSchema.parse(body)),
    'entity/get': (body) => {
      const request = getSchema.parse(body);
      return get(entitySpace(request.entityName), request);
    },
    'entity/set': (body) => {
      const request = setSchema.parse(body);
      return set(entitySpace(request.entityName), request);
    },
    'entity/delete': (body) => {
      const request = deleteSchema.parse(body);
      return remove(entitySpace(request.entityName), request);
    },
    query: (body) => ({ status: 200, body: queryPlain(spaces, plainQuerySchema.parse(body)) }),
    'entity/query': (body) => ({ status: 200, body: queryEntity(spaces, entities, entityQuerySchema.parse(body)) }),
    'batch/get': (body) =>
      batch(
        z.array(getSchema).parse(body),
        (item) => get(anySpace(item.entityName), item).body as Record<string, unknown>,
      ),
    'batch/set': (body) => batch(z.array(setSchema).parse(body), (item) => void set(anySpace(item.entityName), item)),
    'batch/delete': (body) =>
      batch(z.array(deleteSchema).parse(body), (item) => void remove(anySpace(item.entityName), item)),
    transaction: (body) => {
      writer.transact(transactionSchema.parse(body));
      return { status: 204 };
    },
  };

  return {
    handle(path, body) {
      const name = path.replace(/^\/api\/v1\//, '');
      const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
      if (!route) return { status: 404, body: { code: 'BAD_REQUEST', message: `There is no ${path}.` } };
      try {
        return route(body);
      } catch (error) {
        if (error instanceof KvsError)
          return { status: error.status, body: { code: error.code, message: error.message } };
        if (error instanceof z.ZodError)
          return { status: 400, body: { code: 'BAD_REQUEST', message: z.prettifyError(error) } };
        throw error;
      }
    },
    dump() {
      const show = (space: Space): StoreDump['plain'] =>
        spaces.list(space).map(([key, item]) => ({
          key,
          value: item.value,
          ...(item.expiresAt === undefined ? {} : { expireTime: new Date(item.expiresAt).toISOString() }),
        }));
      const entityNames = spaces.names().filter((space) => space.startsWith('entity:'));
      return {
        plain: show('plain'),
        entities: Object.fromEntries(entityNames.map((space) => [space.slice('entity:'.length), show(space)])),
        secrets: spaces.list('secret').map(([key]) => ({ key, present: true })),
      };
    },
    clear: () => spaces.clear(),
    close: () => spaces.close(),
  };
}

/** How the call log names a KVS call: operation, entity and key; keys are no secrets, values are never told. */
export function nameOfKvsCall(path: string, body: unknown): { what: string; write: boolean } {
  const operation = path.replace(/^\/api\/v1\//, '').replace('/', '.');
  const named = z.looseObject({
    entityName: z.string().optional(),
    key: z.string().optional(),
    indexName: z.string().optional(),
  });
  const one = named.safeParse(body);
  const place = (of: {
    entityName?: string | undefined;
    key?: string | undefined;
    indexName?: string | undefined;
  }): string => [of.entityName, of.indexName, of.key].filter(Boolean).join(' ');
  const transaction = transactionSchema.safeParse(body);
  if (operation === 'transaction' && transaction.success) {
    const parts = (['set', 'delete', 'check'] as const).flatMap((verb) =>
      (transaction.data[verb] ?? []).map((item) => `${verb} ${place(item)}`),
    );
    return { what: `transaction ${parts.join(', ')}`, write: parts.some((part) => !part.startsWith('check')) };
  }
  return {
    what: one.success ? `${operation} ${place(one.data)}`.trimEnd() : operation,
    write: /(^|\.)(set|delete)$|^transaction$/.test(operation),
  };
}
