/**
 * Reduces a Jira Cloud platform OpenAPI document (Atlassian's own or a cut of it) to what the sandbox serves:
 * operations, parameters, schemas, scopes; no descriptions, no examples. Operations that the given document lacks come
 * from `sandbox/jira/openapi-additions.json`.
 *
 *     npx tsx scripts/extract-jira-openapi.ts <openapi.json>        writes sandbox/jira/openapi.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { z } from 'zod';

const json = z.record(z.string(), z.unknown());
type Json = z.infer<typeof json>;

const documentSchema = z.object({
  info: z.object({ version: z.string().optional() }).optional(),
  paths: z.record(z.string(), json),
  components: z.object({ schemas: z.record(z.string(), json) }),
});
type Document = z.infer<typeof documentSchema>;

/** Operations the sandbox answers, `METHOD path`. Everything else in the document is left out. */
const SERVED = [
  'GET /rest/api/3/issue/{issueIdOrKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}',
  'POST /rest/api/3/issue',
  'GET /rest/api/3/issue/{issueIdOrKey}/comment',
  'POST /rest/api/3/issue/{issueIdOrKey}/comment',
  'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'GET /rest/api/3/comment/{commentId}/properties',
  'GET /rest/api/3/comment/{commentId}/properties/{propertyKey}',
  'PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}',
  'DELETE /rest/api/3/comment/{commentId}/properties/{propertyKey}',
  'GET /rest/api/3/issue/{issueIdOrKey}/properties',
  'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  'GET /rest/api/3/issue/{issueIdOrKey}/transitions',
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
  'GET /rest/api/3/mypermissions',
  'GET /rest/api/3/permissions',
  'POST /rest/api/3/permissions/check',
  'POST /rest/api/3/permissions/project',
  'GET /rest/api/3/project/search',
  'GET /rest/api/3/project/{projectIdOrKey}',
  'GET /rest/api/3/project/{projectIdOrKey}/role',
  'GET /rest/api/3/project/{projectIdOrKey}/role/{id}',
  'GET /rest/api/3/user',
  'GET /rest/api/3/user/search',
  'GET /rest/api/3/user/picker',
  'GET /rest/api/3/user/assignable/search',
  'GET /rest/api/3/user/bulk',
  'GET /rest/api/3/myself',
  'GET /rest/api/3/groups/picker',
  'GET /rest/api/3/group/member',
  'GET /rest/api/3/search/jql',
  'POST /rest/api/3/search/jql',
  'GET /rest/api/3/field',
  'GET /rest/api/3/priority',
  'GET /rest/api/3/label',
  'GET /rest/api/3/serverInfo',
  'GET /rest/forge/1/app/properties',
  'GET /rest/forge/1/app/properties/{propertyKey}',
  'PUT /rest/forge/1/app/properties/{propertyKey}',
  'DELETE /rest/forge/1/app/properties/{propertyKey}',
] as const;

const SCHEMA_KEYWORDS = new Set([
  ...['$ref', 'type', 'format', 'enum', 'required', 'nullable', 'uniqueItems', 'pattern'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
]);

/** A schema without its prose. Knows the places where a key is a name and not a keyword (a property `description`). */
function reduceSchema(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const reduced: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (SCHEMA_KEYWORDS.has(key)) reduced[key] = value;
    else if (key === 'properties') reduced[key] = mapValues(json.parse(value), reduceSchema);
    else if (key === 'items' || key === 'additionalProperties' || key === 'not') reduced[key] = reduceSchema(value);
    else if (key === 'allOf' || key === 'anyOf' || key === 'oneOf')
      reduced[key] = z.array(z.unknown()).parse(value).map(reduceSchema);
  }
  return reduced;
}

function reduceContent(content: unknown): Json {
  const media = z.record(z.string(), z.object({ schema: json.optional() })).parse(content);
  const body = media['application/json'];
  return body ? { content: { 'application/json': { schema: reduceSchema(body.schema ?? {}) } } } : {};
}

function reduceOperation(operation: Json): Json {
  const parameters = z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: json.optional() }))
    .parse(operation.parameters ?? []);
  const responses = z.record(z.string(), json).parse(operation.responses);
  const body = operation.requestBody === undefined ? undefined : json.parse(operation.requestBody);
  return {
    operationId: operation.operationId,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      ...(parameter.required ? { required: true } : {}),
      schema: reduceSchema(parameter.schema ?? {}),
    })),
    ...(body ? { requestBody: reduceContent(body.content) } : {}),
    responses: mapValues(responses, (response) => reduceContent(json.parse(response).content ?? {})),
    'x-atlassian-oauth2-scopes': operation['x-atlassian-oauth2-scopes'] ?? [],
  };
}

/** Names of the schemas that `part` needs, directly or through another schema. */
function neededSchemas(part: unknown, schemas: Record<string, unknown>): Set<string> {
  const needed = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || needed.has(name)) continue;
      if (!(name in schemas)) throw new Error(`The document refers to a schema it does not have: ${name}`);
      needed.add(name);
      visit(schemas[name]);
    }
  };
  visit(part);
  return needed;
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function findOperation(documents: Document[], method: string, path: string): Json {
  for (const document of documents) {
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (operation !== undefined) return json.parse(operation);
  }
  throw new Error(`Neither the document nor the additions describe ${method} ${path}.`);
}

/** The extract of `source` as formatted JSON text. Throws if the document lacks an operation or is not OpenAPI. */
export async function extractJiraOpenApi(source: unknown, additions: unknown): Promise<string> {
  const given = documentSchema.parse(source);
  const added = documentSchema.parse(additions);
  const allSchemas = { ...added.components.schemas, ...given.components.schemas };
  const paths: Record<string, Json> = {};
  for (const served of SERVED) {
    const [method, path] = served.split(' ') as [string, string];
    (paths[path] ??= {})[method.toLowerCase()] = reduceOperation(findOperation([given, added], method, path));
  }
  const reduced = mapValues(allSchemas, reduceSchema);
  const needed = [...neededSchemas([paths, { $ref: '#/components/schemas/ErrorCollection' }], reduced)].sort();
  const extract = {
    openapi: '3.0.1',
    info: {
      title: 'Extract of the Jira Cloud platform REST API v3 for the sandbox',
      version: given.info?.version ?? 'unknown',
      license: { name: 'Apache 2.0', url: 'http://www.apache.org/licenses/LICENSE-2.0.html' },
      'x-attribution':
        "Derived from Atlassian's Jira Cloud platform OpenAPI document (Apache-2.0), reduced: only operations the sandbox serves, no descriptions, no examples. Generated by scripts/extract-jira-openapi.ts; do not edit.",
    },
    paths,
    components: { schemas: Object.fromEntries(needed.map((name) => [name, reduced[name]])) },
  };
  return format(JSON.stringify(extract), { parser: 'json', printWidth: 120 });
}

const room = new URL('../sandbox/jira/', import.meta.url);

/** The hand-written additions of this repository. */
export function readAdditions(): unknown {
  return JSON.parse(readFileSync(new URL('openapi-additions.json', room), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: npx tsx scripts/extract-jira-openapi.ts <Jira OpenAPI document, JSON>');
    process.exitCode = 2;
  } else {
    const text = await extractJiraOpenApi(JSON.parse(readFileSync(file, 'utf8')), readAdditions());
    writeFileSync(new URL('openapi.json', room), text);
    console.log(`Wrote sandbox/jira/openapi.json (${String(Buffer.byteLength(text))} bytes).`);
  }
}
