/**
 * Holds an answer against Jira's OpenAPI document: is the status one the operation gives, is the body what it says?
 * For tests of any room.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { operationsAt, OPERATIONS, SCHEMAS } from './openapi';

/**
 * Answers that come from in front of Jira (gateway, web server) or are common to all operations, and that Atlassian's
 * document does not repeat per operation.
 */
const COMMON_STATUSES = new Set(['401', '415', '429', '500', '503']);

const COMMON_BODY = {
  anyOf: [
    { $ref: '#/components/schemas/ErrorCollection' },
    // Atlassian's API gateway, e.g. {"code":401,"message":"Unauthorized; scope does not match"}.
    {
      type: 'object',
      required: ['code', 'message'],
      additionalProperties: false,
      properties: { code: { type: 'integer' }, message: { type: 'string' } },
    },
  ],
};

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
for (const [format, limit] of [
  ['int32', 2 ** 31],
  ['int64', Number.MAX_SAFE_INTEGER],
] as const) {
  ajv.addFormat(format, {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= limit,
  });
}
ajv.addSchema({ $id: 'jira', components: { schemas: SCHEMAS } });

const validators = new Map<string, ValidateFunction>();

function validatorFor(name: string, schema: object): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"jira#/components/');
  const validator = ajv.compile(JSON.parse(text) as object);
  validators.set(name, validator);
  return validator;
}

/**
 * @param operation an operation id (`getIssue`) or `METHOD /concrete/path`
 * @param body the parsed JSON body; `undefined` for an empty one
 * @returns what is wrong, empty if nothing is
 * @throws RangeError if the document has no such operation
 */
export function validateJiraResponse(operation: string, status: number, body: unknown): string[] {
  const found = findOperation(operation);
  const code = String(status);
  const described = code in found.responses;
  if (!described && !COMMON_STATUSES.has(code)) return [`${found.id} never answers ${code} (${JSON.stringify(body)})`];
  let schema: object | undefined = found.responses[code];
  if (status === 204 || (schema !== undefined && Object.keys(schema).length === 0 && body === undefined)) {
    return body === undefined ? [] : [`${found.id} ${code} has no body, got ${JSON.stringify(body)}`];
  }
  if (status >= 400) schema = COMMON_STATUSES.has(code) ? COMMON_BODY : (schema ?? COMMON_BODY);
  if (schema === undefined) return body === undefined ? [] : [`${found.id} ${code} describes no body`];
  const validate = validatorFor(`${found.id} ${code}`, schema);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${found.id} ${code} body${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function findOperation(name: string) {
  const [method, path] = name.split(' ');
  const found =
    path === undefined
      ? OPERATIONS.find(({ id }) => id === name)
      : operationsAt(path.split('?')[0] ?? path).get(method ?? '');
  if (found === undefined) throw new RangeError(`The Jira OpenAPI extract has no operation ${name}.`);
  return found;
}
