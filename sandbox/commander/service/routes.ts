/** The routes of Service Mode, and the order in which a request is checked: rate, address, key, policy, body. */
import type { CommanderKey } from '../door';
import { error, json, page, storedAnswer } from './answers';
import { isEmpty, policyRefusal, type Keys } from './keys';
import type { RequestQueue, Stored } from './queue';
import type { RateLimit } from './rate-limit';

export interface Service {
  keys: Keys;
  limit: RateLimit;
  deniedAddresses: readonly string[];
  queue: RequestQueue;
  /** Is the queue on? Without it v1 runs commands directly and v2 does not exist. */
  queued: boolean;
  /** Runs a command outside of the queue. */
  direct(command: string): Promise<Stored | undefined>;
}

interface Call {
  service: Service;
  key: CommanderKey;
  request: Request;
  /** The last part of the path. */
  id: string;
  body: ParsedBody;
}

interface ParsedBody {
  /** The content type says JSON. */
  isJson: boolean;
  /** It says so and is none. */
  malformed: boolean;
  value: unknown;
}

interface Route {
  path: RegExp;
  methods: Record<string, (call: Call) => Response | Promise<Response>>;
  version: 1 | 2;
}

const ROUTES: readonly Route[] = [
  { path: /^\/api\/v1\/executecommand$/, version: 1, methods: { POST: runSynchronously } },
  { path: /^\/api\/v2\/executecommand-async$/, version: 2, methods: { POST: submit } },
  { path: /^\/api\/v2\/status\/([^/]+)$/, version: 2, methods: { GET: status } },
  { path: /^\/api\/v2\/result\/([^/]+)$/, version: 2, methods: { GET: result } },
  { path: /^\/api\/v2\/queue\/status$/, version: 2, methods: { GET: overview } },
  { path: /^\/api\/v2\/email-config$/, version: 2, methods: { GET: onboarding, POST: onboarding } },
  { path: /^\/api\/v2\/email-config\/([^/]+)$/, version: 2, methods: { DELETE: onboarding } },
  { path: /^\/api\/v2\/email-config\/([^/]+)\/test$/, version: 2, methods: { POST: onboarding } },
  { path: /^\/api\/v2\/onboard$/, version: 2, methods: { POST: onboarding } },
];

/** @param address where the request comes from: the rate limit counts per address and endpoint. */
export async function answer(service: Service, request: Request, address: string): Promise<Response> {
  const path = new URL(request.url).pathname;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (path === '/health') return method === 'GET' ? json(200, { status: 'ok' }) : page(405);
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (!match || (route.version === 2 && !service.queued)) continue;
    const handler = route.methods[method];
    if (!handler) return page(405);
    const response = await checked(service, request, address, `${method} ${route.path.source}`, (key, body) =>
      handler({ service, key, request, id: decodeURIComponent(match[1] ?? ''), body }),
    );
    if (route.version === 1) response.headers.set('x-api-legacy', 'true');
    return response;
  }
  return page(404);
}

async function checked(
  service: Service,
  request: Request,
  address: string,
  endpoint: string,
  run: (key: CommanderKey, body: ParsedBody) => Response | Promise<Response>,
): Promise<Response> {
  if (!service.limit.allows(address, endpoint)) return page(429, service.limit.text);
  if (service.deniedAddresses.includes(address)) return error(403, 'IP is not allowed to call API service');
  const key = service.keys.authenticate(request.headers.get('api-key'));
  if (key instanceof Response) return key;
  const body = await parseBody(request);
  if (request.method !== 'GET') {
    const refusal = policyRefusal(key, body.value);
    if (refusal) return refusal;
  }
  return run(key, body);
}

async function parseBody(request: Request): Promise<ParsedBody> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (request.method === 'GET' || !/^application\/(?:.+\+)?json$/.test(type)) {
    return { isJson: false, malformed: false, value: undefined };
  }
  try {
    return { isJson: true, malformed: false, value: JSON.parse(await request.text()) as unknown };
  } catch {
    return { isJson: true, malformed: true, value: undefined };
  }
}

/** The command, or the refusal of a body that holds none. */
function commandIn({ body }: Call): string | Response {
  if (!body.isJson) return error(400, 'Content-Type must be application/json');
  if (body.malformed) {
    return error(500, '400 Bad Request: The browser (or proxy) sent a request that this server could not understand.');
  }
  if (isEmpty(body.value)) return error(400, 'Invalid or empty JSON');
  const { command } = body.value as { command: string };
  return command === '' ? error(400, 'Missing required field "command" or incorrect field name') : command;
}

const FULL = 'Error: Request queue is full. Please try again later.';
const UNKNOWN = 'Error: Request not found';
const QUEUED =
  'Request queued successfully. Use /api/v2/status/<request_id> to check progress, ' +
  '/api/v2/result/<request_id> to get results, or /api/v2/queue/status for queue info.';

function submit(call: Call): Response {
  const command = commandIn(call);
  if (command instanceof Response) return command;
  const id = call.service.queue.submit(command, call.key.apiKey);
  if (id === undefined) return error(503, FULL);
  return json(202, { success: true, request_id: id, status: 'queued', message: QUEUED });
}

function status({ service, key, id }: Call): Response {
  const found = service.queue.status(id, key.apiKey);
  return found === undefined ? error(404, UNKNOWN) : json(200, { success: true, ...found });
}

function result({ service, key, id }: Call): Response {
  const found = service.queue.result(id, key.apiKey);
  if (found === undefined) return error(404, UNKNOWN);
  if (typeof found === 'string') return json(202, { status: found, error: 'Error: Request not completed yet' });
  return storedAnswer(found);
}

function overview({ service, key }: Call): Response {
  return json(200, { success: true, ...service.queue.overview(key.apiKey) });
}

async function runSynchronously(call: Call): Promise<Response> {
  const command = commandIn(call);
  if (command instanceof Response) return command;
  const { service, key } = call;
  if (!service.queued) {
    const stored = await service.direct(command);
    return stored === undefined ? error(500, 'Error: the answer was lost') : storedAnswer(stored);
  }
  const id = service.queue.submit(command, key.apiKey);
  return id === undefined ? error(503, FULL) : storedAnswer(await service.queue.wait(id, key.apiKey));
}

/** These routes look for a session that the service never gives them. */
function onboarding(): Response {
  return error(401, 'Not authenticated');
}
