/** The operations of the sandbox's Jira, as `openapi.json` lists them: paths, scopes, response schemas. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const media = z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) });

const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })),
  responses: z.record(z.string(), z.object({ content: media.optional() })),
  'x-atlassian-oauth2-scopes': z.array(z.object({ state: z.string(), scopes: z.array(z.string()) })),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in OpenAPI, e.g. `/rest/api/3/issue/{issueIdOrKey}`. */
  path: string;
  /** Alternatives (classic scopes, granular scopes): a caller needs all of one of them. */
  scopes: string[][];
  /** By status: the body's schema, or undefined where the document describes no body. */
  responses: Record<string, Record<string, unknown> | undefined>;
}

const document = documentSchema.parse(JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')));

/** Every operation the sandbox serves. */
export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).parse(method.toUpperCase()),
    path,
    // An empty list of classic scopes means that none is needed; an empty list of others, that there is no such choice.
    scopes: operation['x-atlassian-oauth2-scopes']
      .filter(({ state, scopes }) => state === 'Current' || scopes.length > 0)
      .map(({ scopes }) => scopes),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        response.content?.['application/json'].schema,
      ]),
    ),
  })),
);

/** The document's `components.schemas`. */
export const SCHEMAS = document.components.schemas;

const PATTERNS = OPERATIONS.map((operation) => ({
  operation,
  // A literal segment wins over a parameter (`/project/search` over `/project/{projectIdOrKey}`).
  literals: operation.path.split('/').filter((segment) => !segment.startsWith('{')).length,
  pattern: new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
})).sort((a, b) => b.literals - a.literals);

/** The operations at a concrete path, by method; empty if the path is not served. */
export function operationsAt(path: string): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const { operation, pattern } of PATTERNS) {
    if (pattern.test(path) && !found.has(operation.method)) found.set(operation.method, operation);
  }
  return found;
}

/** Whether `granted` covers the operation: all classic scopes, or all granular ones (or it needs none). */
export function scopesCover(operation: Operation, granted: readonly string[]): boolean {
  if (operation.scopes.length === 0) return true;
  return operation.scopes.some((needed) => needed.every((scope) => granted.includes(scope)));
}
