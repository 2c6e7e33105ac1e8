/** Writes: one value with its key policy, and transactions that apply all of their operations or none. */
import { z } from 'zod';
import { checkFilters, filtersSchema, passes } from './conditions';
import type { Entities } from './entities';
import { KvsError } from './errors';
import { checkKey, checkValue, expiryOf, ttlSchema } from './limits';
import { present } from './query';
import type { Change, Item, Space, Spaces } from './space';

export const setOptionsSchema = z.object({
  ttl: ttlSchema.optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  returnMetadataFields: z.array(z.string()).optional(),
});
export type SetOptions = z.infer<typeof setOptionsSchema>;

const operation = z.object({
  key: z.string(),
  entityName: z.string().optional(),
  conditions: filtersSchema.optional(),
});
export const transactionSchema = z.object({
  set: z
    .array(operation.extend({ value: z.unknown(), options: z.strictObject({ ttl: ttlSchema.optional() }).optional() }))
    .optional(),
  delete: z.array(operation).optional(),
  check: z.array(operation.extend({ entityName: z.string(), conditions: filtersSchema })).optional(),
});
export type Transaction = z.infer<typeof transactionSchema>;

const MOST_OPERATIONS = 25;
const LARGEST_TRANSACTION = 4 * 1024 * 1024;

export interface Writer {
  /** What the answer shows: the previous or latest item if `returnValue` asks for one and there is one. */
  set(space: Space, key: string, value: unknown, options?: SetOptions): Record<string, unknown> | undefined;
  delete(space: Space, key: string): void;
  transact(transaction: Transaction): void;
}

export function createWriter(spaces: Spaces, entities: Entities, now: () => number): Writer {
  const nextItem = (space: Space, key: string, value: unknown, ttl: SetOptions['ttl']): Item => {
    checkKey(key);
    checkValue(value);
    if (space.startsWith('entity:')) entities.checkValue(space.slice('entity:'.length), value);
    const expiresAt = expiryOf(ttl, now());
    return {
      value,
      createdAt: spaces.get(space, key)?.createdAt ?? now(),
      updatedAt: now(),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
  };

  const spaceOf = (entityName: string | undefined): Space => {
    if (entityName === undefined) return 'plain';
    entities.require(entityName);
    return `entity:${entityName}`;
  };

  return {
    set(space, key, value, options = {}) {
      const item = nextItem(space, key, value, options.ttl);
      const previous = spaces.get(space, key);
      if (options.keyPolicy === 'FAIL_IF_EXISTS' && previous)
        throw new KvsError('KEY_CONFLICT', 'The key exists already.');
      spaces.commit([{ space, key, item }]);
      const shown = options.returnValue === 'LATEST' ? item : options.returnValue === 'PREVIOUS' ? previous : undefined;
      return shown && present(key, shown, options.returnMetadataFields);
    },

    delete(space, key) {
      checkKey(key);
      if (!spaces.get(space, key)) throw new KvsError('KEY_NOT_FOUND', 'The key does not exist.');
      spaces.commit([{ space, key, item: null }]);
    },

    transact({ set = [], delete: deletes = [], check = [] }) {
      const operations = [...set, ...deletes, ...check];
      if (operations.length === 0) throw new KvsError('BAD_REQUEST', 'The transaction is empty.');
      if (operations.length > MOST_OPERATIONS)
        throw new KvsError('TRANSACTION_OPERATION_LIMIT_EXCEEDED', 'A transaction has 25 operations at most.');
      if (Buffer.byteLength(JSON.stringify(operations)) > LARGEST_TRANSACTION)
        throw new KvsError('MAX_SIZE', 'A transaction is 4 MB at most.');
      const used = new Set<string>();
      for (const { key, entityName, conditions } of operations) {
        checkKey(key);
        const place = `${spaceOf(entityName)} ${key}`;
        if (used.has(place)) throw new KvsError('TRANSACTION_DUPLICATE_KEY', `The key ${key} is used twice.`);
        used.add(place);
        if (!conditions) continue;
        if (entityName === undefined) throw new KvsError('BAD_REQUEST', 'Conditions exist for custom entities only.');
        checkFilters(conditions);
      }
      const changes: Change[] = [
        ...set.map(({ key, value, entityName, options }) => {
          const space = spaceOf(entityName);
          return { space, key, item: nextItem(space, key, value, options?.ttl) };
        }),
        ...deletes.map(({ key, entityName }) => ({ space: spaceOf(entityName), key, item: null })),
      ];
      for (const { key, entityName, conditions } of operations) {
        if (!conditions) continue;
        const actual = spaces.get(spaceOf(entityName), key)?.value;
        if (!passes(actual as Record<string, unknown> | undefined, conditions))
          throw new KvsError('CONDITION_FAILED', 'A condition of the transaction is not met; nothing was changed.');
      }
      if (changes.length > 0) spaces.commit(changes);
    },
  };
}
