/** Functions that use the store; each returns what the real client gave or threw. */
import { Filter, FilterConditions, kvs, MetadataField, WhereConditions, Sort } from '@forge/kvs';
import type { Request } from '@forge/resolver';
import { seen } from './platform';

interface Ticket extends Record<string, unknown> {
  project: string;
  status: string;
  revision: number;
  open?: boolean;
  extra?: unknown;
}

const told = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    return { value: await run() };
  } catch (error) {
    return seen(error);
  }
};
const tickets = kvs.entity<Ticket>('ticket');

interface Named {
  key: string;
  value?: unknown;
}

export const storageFunctions = {
  set: ({ payload }: Request<Named>) => told(() => kvs.set(payload.key, payload.value)),
  get: ({ payload }: Request<Named>) => told(() => kvs.get(payload.key)),
  delete: ({ payload }: Request<Named>) => told(() => kvs.delete(payload.key)),
  claim: ({ payload }: Request<Named>) =>
    told(() =>
      kvs.set(payload.key, payload.value, { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 1, unit: 'MINUTES' } }),
    ),
  swap: ({ payload }: Request<Named>) =>
    told(() =>
      kvs.set(payload.key, payload.value, {
        keyPolicy: 'OVERRIDE',
        returnValue: 'PREVIOUS',
        returnMetadataFields: [MetadataField.CREATED_AT],
      }),
    ),
  expiry: ({ payload }: Request<Named>) =>
    told(() => kvs.get(payload.key, { metadataFields: [MetadataField.EXPIRE_TIME, MetadataField.CREATED_AT] })),
  keys: ({ payload }: Request<{ prefix: string; limit?: number; cursor?: string }>) =>
    told(() => {
      const query = kvs
        .query()
        .where('key', WhereConditions.beginsWith(payload.prefix))
        .limit(payload.limit ?? 10);
      return payload.cursor === undefined ? query.getMany() : query.cursor(payload.cursor).getMany();
    }),
  setSecret: ({ payload }: Request<{ key: string; value: string }>) =>
    told(() => kvs.setSecret(payload.key, payload.value)),
  secretLength: async ({ payload }: Request<Named>) => ((await kvs.getSecret<string>(payload.key)) ?? '').length,
  setTicket: ({ payload }: Request<{ key: string; ticket: Ticket }>) =>
    told(() => tickets.set(payload.key, payload.ticket)),
  getTicket: ({ payload }: Request<Named>) => told(() => tickets.get(payload.key)),
  byStatus: ({ payload }: Request<{ status: string }>) =>
    told(() => tickets.query().index('status').where(WhereConditions.equalTo(payload.status)).limit(100).getMany()),
  byProject: ({
    payload,
  }: Request<{ project: string; from: number; limit: number; cursor?: string; openOnly?: boolean }>) =>
    told(() => {
      const query = tickets
        .query()
        .index('by-project', { partition: [payload.project] })
        .where(WhereConditions.greaterThanEqualTo(payload.from))
        .sort(Sort.DESC)
        .limit(payload.limit);
      if (payload.cursor !== undefined) query.cursor(payload.cursor);
      if (payload.openOnly === true) query.filters(new Filter<Ticket>().and('open', FilterConditions.equalTo(true)));
      return query.getMany();
    }),
  /** Moves a ticket from one revision to the next and notes it, or neither. */
  transition: ({ payload }: Request<{ key: string; from: number; ticket: Ticket; note: string }>) =>
    told(() =>
      kvs
        .transact()
        .set(payload.key, payload.ticket, {
          entityName: 'ticket',
          conditions: new Filter<Ticket>().and('revision', FilterConditions.equalTo(payload.from)),
        })
        .set(`note:${payload.note}`, payload.note)
        .execute(),
    ),
  create: ({ payload }: Request<{ key: string; ticket: Ticket }>) =>
    told(() =>
      kvs
        .transact()
        .set(payload.key, payload.ticket, {
          entityName: 'ticket',
          conditions: new Filter<Ticket>().and('revision', FilterConditions.notExists()),
        })
        .execute(),
    ),
  transactMany: ({ payload }: Request<{ count: number; same?: boolean }>) =>
    told(() => {
      const transaction = kvs.transact();
      for (let at = 0; at < payload.count; at += 1)
        transaction.set(payload.same === true ? 'same' : `many:${String(at)}`, at);
      return transaction.execute();
    }),
  batch: ({ payload }: Request<{ items: { key: string; value: unknown }[] }>) =>
    told(() => kvs.batchSet(payload.items)),
};
