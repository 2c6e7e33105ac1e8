/** Web triggers: their URLs (`<origin>/x1/<id>`, the same on every start), and the shapes of request and response. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { InvocationResult, WebTriggerRequest, WebTriggerResponse } from './door';
import { jsonResponse } from './faulty-calls';
import type { Manifest } from './manifest';
import type { WireResponse } from './messages';

export interface WebTriggerUrls {
  /** Of a module of the manifest; throws for any other. */
  urlOf(moduleKey: string): string;
  idOf(moduleKey: string): string;
  moduleOf(id: string): string | undefined;
  /** `webTrigger.getUrl`, `deleteUrl` and `queryUrls` of `@forge/api`. */
  graphql(path: string, body: unknown): WireResponse;
  reset(): void;
}

const requestSchema = z.object({
  query: z.string(),
  variables: z.looseObject({
    input: z.looseObject({ triggerKey: z.string() }).optional(),
    forceCreate: z.boolean().optional(),
    id: z.string().optional(),
  }),
});

export function createWebTriggerUrls(manifest: Manifest, origin: string): WebTriggerUrls {
  const keys = manifest.modules.webtrigger.map(({ key }) => key);
  const stableId = (key: string): string =>
    createHash('sha256').update(`${manifest.app.id} ${key}`).digest('base64url').slice(0, 40);
  let modules = new Map<string, string>();
  const reset = (): void => {
    modules = new Map(keys.map((key) => [stableId(key), key]));
  };
  reset();
  const idOf = (moduleKey: string): string => {
    if (!keys.includes(moduleKey)) throw new Error(`The manifest has no web trigger ${moduleKey}.`);
    for (const [id, key] of modules) if (key === moduleKey) return id;
    return create(moduleKey);
  };
  const create = (moduleKey: string): string => {
    const id = randomBytes(30).toString('base64url');
    modules.set(id, moduleKey);
    return id;
  };
  const url = (id: string): string => `${origin}/x1/${id}`;
  const notFound = (): WireResponse => jsonResponse(200, { errors: [{ message: 'There is no such web trigger.' }] });

  return {
    idOf,
    urlOf: (moduleKey) => url(idOf(moduleKey)),
    moduleOf: (id) => modules.get(id),
    reset,
    graphql(path, body) {
      const parsed = requestSchema.safeParse(body);
      if (path !== '/graphql' || !parsed.success)
        return jsonResponse(501, { message: 'The sandbox answers GraphQL for web trigger URLs only.' });
      const { query, variables } = parsed.data;
      if (query.includes('createWebTriggerUrl')) {
        const key = variables.input?.triggerKey ?? '';
        if (!keys.includes(key)) return notFound();
        const id = variables.forceCreate === true ? create(key) : idOf(key);
        return jsonResponse(200, { data: { createWebTriggerUrl: { url: url(id) } } });
      }
      if (query.includes('deleteWebTriggerUrl')) {
        const success = modules.delete(variables.id ?? '');
        const message = success ? 'deleted' : 'There is no such web trigger URL.';
        return jsonResponse(200, { data: { deleteWebTriggerUrl: { success, message } } });
      }
      if (query.includes('webTriggerUrlsByAppContext')) {
        const urls = [...modules].map(([id, triggerKey]) => ({ triggerKey, url: url(id) }));
        return jsonResponse(200, { data: { webTriggerUrlsByAppContext: urls } });
      }
      return jsonResponse(501, { message: 'The sandbox answers GraphQL for web trigger URLs only.' });
    },
  };
}

/** The payload of a web trigger's function. */
export function toWebTriggerPayload(request: WebTriggerRequest, id: string): Record<string, unknown> {
  const { method, headers, queryParameters, body, userPath } = request;
  return { method, path: `/x1/${id}${userPath}`, userPath, headers, queryParameters, body };
}

const dynamicSchema = z.object({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
  statusText: z.string().optional(),
});
const staticSchema = z.object({ outputKey: z.string() });

/** What the caller gets: a function that fails or answers in another shape is a failed dependency. */
export function toWebTriggerResponse(
  result: InvocationResult,
  module: Manifest['modules']['webtrigger'][number],
): WebTriggerResponse {
  if (!result.ok) return failed('The function failed.');
  if (module.response?.type === 'static') {
    const named = staticSchema.safeParse(result.result);
    const output = module.response.outputs?.find(({ key }) => named.success && key === named.data.outputKey);
    if (!output) return failed('The function named no output of its manifest.');
    const contentType = output.contentType ?? 'text/plain';
    return { status: output.statusCode, headers: { 'content-type': [contentType] }, body: output.body ?? '' };
  }
  const dynamic = dynamicSchema.safeParse(result.result);
  if (!dynamic.success) return failed('The function answered in a shape that is not a web trigger response.');
  const { statusCode, headers, body, statusText } = dynamic.data;
  return { status: statusCode, headers, body, ...(statusText === undefined ? {} : { statusText }) };
}

const failed = (message: string): WebTriggerResponse => ({
  status: 424,
  statusText: 'Failed Dependency',
  headers: { 'content-type': ['application/json'] },
  body: JSON.stringify({ message }),
});
