/** Conditions on attributes: filters of entity queries, ranges of indexes, conditions of transactions. */
import { z } from 'zod';
import { KvsError } from './errors';

const conditionNames = [
  'BEGINS_WITH',
  'BETWEEN',
  'CONTAINS',
  'NOT_CONTAINS',
  'EQUAL_TO',
  'NOT_EQUAL_TO',
  'EXISTS',
  'NOT_EXISTS',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
] as const;
type ConditionName = (typeof conditionNames)[number];

export const conditionSchema = z.object({ condition: z.string(), values: z.array(z.unknown()) });
export const filterItemSchema = conditionSchema.extend({ property: z.string() });
export const filtersSchema = z.object({
  and: z.array(filterItemSchema).optional(),
  or: z.array(filterItemSchema).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;
export type Filters = z.infer<typeof filtersSchema>;

const RANGE_CONDITIONS: readonly ConditionName[] = [
  'BEGINS_WITH',
  'BETWEEN',
  'EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
];

/** Whether an attribute (`undefined`: not there) satisfies a condition; a comparison across types never does. */
export function satisfies(actual: unknown, { condition, values }: Condition): boolean {
  const [first, second] = values;
  switch (condition as ConditionName) {
    case 'EXISTS':
      return actual !== undefined;
    case 'NOT_EXISTS':
      return actual === undefined;
    case 'EQUAL_TO':
      return actual === first;
    case 'NOT_EQUAL_TO':
      return actual !== first;
    case 'BEGINS_WITH':
      return typeof actual === 'string' && typeof first === 'string' && actual.startsWith(first);
    case 'CONTAINS':
      return typeof actual === 'string' && typeof first === 'string' && actual.includes(first);
    case 'NOT_CONTAINS':
      return typeof actual === 'string' && typeof first === 'string' && !actual.includes(first);
    case 'BETWEEN':
      return (
        comparable(actual, first) &&
        comparable(actual, second) &&
        compare(actual, first) >= 0 &&
        compare(actual, second) <= 0
      );
    case 'GREATER_THAN':
      return comparable(actual, first) && compare(actual, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return comparable(actual, first) && compare(actual, first) >= 0;
    case 'LESS_THAN':
      return comparable(actual, first) && compare(actual, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return comparable(actual, first) && compare(actual, first) <= 0;
  }
}

const comparable = (left: unknown, right: unknown): boolean =>
  typeof left === typeof right && ['string', 'number', 'boolean'].includes(typeof left);

/** Order of two values of the same type: numbers by size, strings by code unit, false before true. */
export function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  return (left as number) < (right as number) ? -1 : 1;
}

/** Throws if `condition` cannot be asked (of an index range, if `range`). */
export function checkCondition({ condition, values }: Condition, range: boolean): void {
  const allowed: readonly string[] = range ? RANGE_CONDITIONS : conditionNames;
  if (!allowed.includes(condition))
    throw new KvsError('INVALID_FILTER_CONDITION', `The condition ${condition} is not supported here.`);
  if (condition === 'BETWEEN' && values.length < 2)
    throw new KvsError('INSUFFICIENT_FILTER_VALUES', 'BETWEEN needs two values.');
  if (values.length !== (condition === 'BETWEEN' ? 2 : 1))
    throw new KvsError('INVALID_FILTER_VALUES', `Wrong number of values for ${condition}.`);
}

/** Throws unless the filters are one non-empty `and` or one non-empty `or`. */
export function checkFilters({ and, or }: Filters): void {
  if (and && or)
    throw new KvsError('INVALID_FILTER_OPERATORS_COMBINATION', '"and" and "or" cannot be at the same level.');
  const items = and ?? or;
  if (!items || items.length === 0) throw new KvsError('EMPTY_FILTER_OPERATOR', '"and" and "or" cannot be empty.');
  for (const item of items) checkCondition(item, false);
}

/** `attributes` undefined: the entity does not exist, so that none of its attributes does. */
export function passes(attributes: Record<string, unknown> | undefined, { and, or }: Filters): boolean {
  const holds = (item: Condition & { property: string }): boolean => satisfies(attributes?.[item.property], item);
  return and ? and.every(holds) : (or ?? []).some(holds);
}
