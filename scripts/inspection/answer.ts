/** One line of input to one line of output: an operation as JSON to its command texts, or to what is wrong with it. */
import { inspectOperation } from '@keeper-workflow/commander';
import { failure, type Failure } from '@keeper-workflow/failures';
import { failureSentence } from '@keeper-workflow/messages';
import { operationSchema, type Operation } from '@keeper-workflow/operations';

/** The part of zod's issues that is looked at. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * Answers anything, throws nothing. Nothing of the input comes back but the operation's kind, what the encoder wrote and
 * names of fields: a line that is wrong may hold secrets too.
 */
export function answerLine(line: string, number: number, raw: boolean): string {
  try {
    return JSON.stringify({ line: number, ...answer(line, raw) });
  } catch (error) {
    // A kind that nobody has written yet, or a fault of ours: this line's answer, not the end of the others.
    const name = error instanceof Error ? error.name : 'unknown';
    return JSON.stringify({ line: number, error: told(failure('internal', { detail: name })) });
  }
}

function answer(line: string, raw: boolean): object {
  const operation = readOperation(line);
  if ('code' in operation) return { error: told(operation) };
  const inspected = inspectOperation(operation, raw);
  if (!inspected.ok) return { kind: operation.kind, error: told(inspected.failure) };
  return { kind: operation.kind, ...inspected.value };
}

function readOperation(line: string): Operation | Failure {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure('invalid-input', { field: 'line', detail: 'it is not JSON' });
  }
  const parsed = operationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return failure('invalid-input', whatIsWrong(value, parsed.error.issues));
}

/** The nearest form of the operation decides what is called wrong: the one with the fewest complaints about its kind. */
function whatIsWrong(value: unknown, issues: readonly Issue[]): { field: string; detail: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { field: 'line', detail: 'it is not an operation' };
  }
  const [closest] = nearest(issues);
  if (!closest) return { field: 'line', detail: 'it is not an operation' };
  const field = closest.path.map(String).join('.') || 'line';
  if (field === 'kind') return { field, detail: 'there is no such kind of operation' };
  return { field, detail: spelled(closest) };
}

/** Members that tell one form from another; a form that differs in an earlier one is further away. */
const DISCRIMINATORS = ['kind', 'mode', 'action', 'form', 'type', 'change', 'algorithm'];

function nearest(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (!issue.errors || issue.errors.length === 0) return [issue];
    const forms = issue.errors.map((form) => nearest(form));
    const [best = []] = [...forms].sort((one, other) => distance(one) - distance(other));
    return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

function distance(issues: readonly Issue[]): number {
  const weights = issues.map(({ path }) => {
    const at = DISCRIMINATORS.indexOf(String(path.at(-1)));
    return at < 0 || path.length > 1 ? 1 : 1000 ** (2 - Math.min(at, 2) + 1);
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function spelled({ code, expected, values }: Issue): string {
  if (values) return `it must be ${values.map(String).join(' or ')}`;
  if (typeof expected === 'string') return `it must be a ${expected}`;
  const words: Readonly<Record<string, string>> = {
    too_small: 'too short or too small',
    too_big: 'too long or too large',
    invalid_format: 'not of the form that is needed',
    custom: 'these do not go together',
  };
  return words[code ?? ''] ?? 'not accepted';
}

const told = (why: Failure): object => ({
  code: why.code,
  ...(why.field === undefined ? {} : { field: why.field }),
  ...(why.detail === undefined ? {} : { detail: why.detail }),
  message: failureSentence(why),
});
