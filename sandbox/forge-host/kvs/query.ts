/**
 * Queries: plain keys by prefix, entities by an index. As the database below Forge does it, a page is cut before the
 * filters are applied: a page can have fewer results than its limit, even none, and still be followed by others.
 */
import { z } from 'zod';
import { checkCondition, checkFilters, compare, conditionSchema, filtersSchema, passes, satisfies } from './conditions';
import type { Entities } from './entities';
import { KvsError } from './errors';
import type { Item, Spaces } from './space';

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

const metadataOptions = z.object({ metadataFields: z.array(z.string()).optional() }).optional();
export const plainQuerySchema = z.object({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z.array(conditionSchema.extend({ property: z.string() })).optional(),
  options: metadataOptions,
});
export const entityQuerySchema = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: conditionSchema.optional(),
  filters: filtersSchema.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().int().optional(),
  cursor: z.string().optional(),
  options: metadataOptions,
});

export interface Page {
  data: Record<string, unknown>[];
  cursor?: string;
}

/** What a reader gets of an item: key and value, and of its metadata what was asked for. */
export function present(key: string, item: Item, fields: readonly string[] = []): Record<string, unknown> {
  return {
    key,
    value: item.value,
    ...(fields.includes('CREATED_AT') ? { createdAt: item.createdAt } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt: item.updatedAt } : {}),
    ...(fields.includes('EXPIRE_TIME') && item.expiresAt !== undefined
      ? { expireTime: new Date(item.expiresAt).toISOString() }
      : {}),
  };
}

export function queryPlain(spaces: Spaces, query: z.infer<typeof plainQuerySchema>): Page {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > LARGEST_LIMIT)
    throw new KvsError('LIST_QUERY_LIMIT_EXCEEDED', 'The limit of a query is between 1 and 100.');
  const { where = [] } = query;
  if (where.length > 1) throw new KvsError('QUERY_WHERE_INVALID', 'A query has one "where" at most.');
  const [first] = where;
  if (first && first.property !== 'key') throw new KvsError('QUERY_WHERE_FIELD_INVALID', 'Only "key" can be queried.');
  if (first && first.condition !== 'BEGINS_WITH')
    throw new KvsError('INVALID_FILTER_CONDITION', 'Keys can be queried with BEGINS_WITH only.');
  if (first) checkCondition(first, true);
  const found = spaces.list('plain').filter(([key]) => !first || satisfies(key, first));
  const start = query.after === undefined ? 0 : positionAfter(found, query.after, ([key]) => [key], false);
  return page(
    found,
    start,
    limit,
    ([key, item]) => present(key, item, query.options?.metadataFields),
    ([key]) => [key],
  );
}

export function queryEntity(spaces: Spaces, entities: Entities, query: z.infer<typeof entityQuerySchema>): Page {
  const { entityName, indexName, partition = [], range, filters, cursor } = query;
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > LARGEST_LIMIT)
    throw new KvsError('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'The limit of a query is between 1 and 100.');
  const index = entities.index(entityName, indexName);
  if (partition.length !== index.partition.length)
    throw new KvsError(
      'BAD_REQUEST',
      `The index ${indexName} needs ${String(index.partition.length)} partition values.`,
    );
  if (range) checkCondition(range, true);
  if (filters) checkFilters(filters);

  const attributes = (item: Item): Record<string, unknown> => item.value as Record<string, unknown>;
  const sortValue = ([key, item]: [string, Item]): unknown =>
    index.range === undefined ? key : attributes(item)[index.range];
  const position = (entry: [string, Item]): unknown[] => [sortValue(entry), entry[0]];
  const descending = query.sort === 'DESC';

  const found = spaces
    .list(`entity:${entityName}`)
    .filter(([, item]) => index.partition.every((name, at) => attributes(item)[name] === partition[at]))
    .filter((entry) => sortValue(entry) !== undefined)
    .filter((entry) => !range || satisfies(sortValue(entry), range))
    .sort((left, right) => comparePositions(position(left), position(right)) * (descending ? -1 : 1));
  const start = cursor === undefined ? 0 : positionAfter(found, cursor, position, descending);
  return page(
    found,
    start,
    limit,
    ([key, item]) =>
      filters && !passes(attributes(item), filters) ? undefined : present(key, item, query.options?.metadataFields),
    position,
  );
}

function page<Entry>(
  found: readonly Entry[],
  start: number,
  limit: number,
  show: (entry: Entry) => Record<string, unknown> | undefined,
  position: (entry: Entry) => unknown[],
): Page {
  const examined = found.slice(start, start + limit);
  const last = examined.at(-1);
  const more = start + limit < found.length;
  return {
    data: examined.map(show).filter((shown) => shown !== undefined),
    ...(more && last !== undefined
      ? { cursor: Buffer.from(JSON.stringify(position(last))).toString('base64url') }
      : {}),
  };
}

/** A cursor names the position of the last entry seen, so that what is written or deleted meanwhile shifts nothing. */
function positionAfter<Entry>(
  found: readonly Entry[],
  cursor: string,
  position: (entry: Entry) => unknown[],
  descending: boolean,
): number {
  const seen = readCursor(cursor);
  const next = found.findIndex((entry) => comparePositions(position(entry), seen) * (descending ? -1 : 1) > 0);
  return next < 0 ? found.length : next;
}

function readCursor(cursor: string): unknown[] {
  try {
    const seen: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(seen)) return seen;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new KvsError('INVALID_CURSOR', 'The cursor is not one of this query.');
}

function comparePositions(left: readonly unknown[], right: readonly unknown[]): number {
  for (const [at, value] of left.entries()) {
    const order = compare(value, right[at]);
    if (order !== 0) return order;
  }
  return 0;
}
