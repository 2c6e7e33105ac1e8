/** Runs a JQL query over issues. */
import { jqlError } from './jql-tokens';
import type { Clause, Condition, Operand, Operator, Query } from './jql-parse';
import type { JqlField, JqlType } from './jql-fields';
import { refuse } from './refusal';
import type { Issue } from './model';

export interface JqlContext {
  fields: readonly JqlField[];
  /** What `currentUser()` means. */
  accountId: string;
  /** Now, ms since the epoch. */
  now: number;
}

const EQUALITY: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is empty', 'is not empty'];
const RANGE: readonly Operator[] = ['<', '<=', '>', '>='];
const OPERATORS: Record<JqlType, readonly Operator[]> = {
  choice: EQUALITY,
  user: EQUALITY,
  string: EQUALITY,
  key: EQUALITY,
  text: ['~', '!~', 'is empty', 'is not empty'],
  date: [...EQUALITY, ...RANGE],
  number: [...EQUALITY, ...RANGE],
};

/** The issues that match, in the query's order (newest first without one). Throws Jira's 400 for what it cannot answer. */
export function runJql(query: Query, issues: readonly Issue[], context: JqlContext): Issue[] {
  const matches = query.where === undefined ? () => true : compile(query.where, context);
  const orders = query.orderBy.map(({ field, descending }) => {
    const { order, name } = fieldNamed(context, field);
    if (order === undefined) throw refuse(400, `The field '${name}' cannot be used to order results.`);
    return { order, sign: descending ? -1 : 1 };
  });
  const newestFirst = (a: Issue, b: Issue): number => Number(b.id) - Number(a.id);
  return issues.filter(matches).sort((a, b) => {
    for (const { order, sign } of orders) {
      const [left, right] = [order(a), order(b)];
      if (left !== right) return sign * (compare(left, right) ?? 0);
    }
    return newestFirst(a, b);
  });
}

function fieldNamed({ fields }: JqlContext, name: string): JqlField {
  const found = fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) {
    throw refuse(400, `Field '${name}' does not exist or you do not have permission to view it.`);
  }
  return found;
}

type Test = (issue: Issue) => boolean;

function compile(condition: Condition, context: JqlContext): Test {
  if (condition.kind === 'clause') return compileClause(condition, context);
  if (condition.kind === 'not') {
    const part = compile(condition.part, context);
    return (issue) => !part(issue);
  }
  const parts = condition.parts.map((part) => compile(part, context));
  return condition.kind === 'and'
    ? (issue) => parts.every((part) => part(issue))
    : (issue) => parts.some((part) => part(issue));
}

function compileClause(clause: Clause, context: JqlContext): Test {
  const field = fieldNamed(context, clause.field);
  const { operator } = clause;
  if (!OPERATORS[field.type].includes(operator)) {
    throw refuse(400, `The operator '${operator.toUpperCase()}' is not supported by the '${clause.field}' field.`);
  }
  if (operator === 'is empty') return (issue) => field.values(issue).length === 0;
  if (operator === 'is not empty') return (issue) => field.values(issue).length > 0;
  const operands = clause.operands.map((operand) => operandValue(operand, field, context));
  // A negative operator does not find issues in which the field is empty.
  const negate =
    (test: Test): Test =>
    (issue) =>
      field.values(issue).length > 0 && !test(issue);
  if (operator === '~' || operator === '!~') {
    const wanted = textTest(String(operands[0]));
    const test: Test = (issue) => field.values(issue).some((value) => wanted(String(value)));
    return operator === '~' ? test : negate(test);
  }
  if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=') {
    const [limit] = operands;
    return (issue) => field.values(issue).some((value) => inRange(compare(value, limit ?? 0), operator));
  }
  const equals: Test = (issue) =>
    field.values(issue).some((value) => operands.some((operand) => normal(value) === normal(operand)));
  return operator === '=' || operator === 'in' ? equals : negate(equals);
}

const normal = (value: string | number): string | number => (typeof value === 'string' ? value.toLowerCase() : value);

function compare(a: string | number, b: string | number): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { sensitivity: 'base' });
}

function inRange(order: number | undefined, operator: Operator): boolean {
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function operandValue(operand: Operand, field: JqlField, context: JqlContext): string | number {
  if (operand.kind === 'function') {
    if (operand.name === 'currentuser' && field.type === 'user') return context.accountId;
    if (operand.name === 'now' && field.type === 'date') return context.now;
    throw jqlError(`Unable to find JQL function '${operand.name}()'.`, operand.at);
  }
  const { text } = operand;
  if (field.type === 'key' && field.exists?.(text) === false) {
    throw refuse(400, `An issue with key '${text}' does not exist for field '${field.name}'.`);
  }
  if (field.exists?.(text) === false) {
    throw refuse(400, `The value '${text}' does not exist for the field '${field.name}'.`);
  }
  if (field.type === 'number') {
    if (text.trim() === '' || Number.isNaN(Number(text))) {
      throw refuse(400, `Value '${text}' is invalid for the '${field.name}' field. Numbers must be used.`);
    }
    return Number(text);
  }
  return field.type === 'date' ? dateValue(text, field, context) : text;
}

const UNITS = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
]);

/** `yyyy-MM-dd`, `yyyy-MM-dd HH:mm` (with `/` too), or relative to now: `-7d`, `2h`. In UTC. */
function dateValue(text: string, field: JqlField, { now }: JqlContext): number {
  const [, amount, unit] = /^([+-]?\d+)([wdhm])$/.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) return now + Number(amount) * (UNITS.get(unit) ?? 0);
  const [, day, time] = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:[ T](\d{2}:\d{2}))?$/.exec(text) ?? [];
  const parsed =
    day === undefined
      ? Number.NaN
      : Date.parse(`${day.replaceAll('/', '-').replace(/-(\d)(?=-|$)/g, '-0$1')}T${time ?? '00:00'}:00Z`);
  if (Number.isNaN(parsed)) {
    throw refuse(
      400,
      `Date value '${text}' for field '${field.name}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    );
  }
  return parsed;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Jira's text search: all words, in any order; `word*` by its beginning; `"a phrase"` word for word. */
function textTest(wanted: string): (text: string) => boolean {
  const phrases = [...wanted.matchAll(/"([^"]+)"/g)].map(([, phrase]) => wordsOf(phrase ?? ''));
  const rest = wanted.replace(/"[^"]+"/g, ' ');
  const prefixes = [...rest.matchAll(/[\p{L}\p{N}_]+(?=\*)/gu)].map(([prefix]) => prefix.toLowerCase());
  const words = wordsOf(rest.replace(/[\p{L}\p{N}_]+\*/gu, ' '));
  return (text) => {
    const found = wordsOf(text);
    const has = (phrase: string[]): boolean =>
      found.some((_, start) => phrase.every((word, at) => found[start + at] === word));
    return (
      words.every((word) => found.includes(word)) &&
      prefixes.every((prefix) => found.some((word) => word.startsWith(prefix))) &&
      phrases.every(has)
    );
  };
}
