/**
 * The ways into an app: what a page, a queue, a schedule, a web address or a product event calls, with the arguments,
 * the user and the deadline that each of them gives.
 */
import type { Deadlines, Invocation, InvocationResult, WebTriggerRequest, WebTriggerResponse } from './door';
import { extensionAri } from './identifiers';
import type { InstalledApp } from './installed-app';
import { DEFAULT_TIMEOUT_SECONDS } from './installed-app';
import { failure, installationOf, type Invocations } from './invocations';
import { findFunction, type Manifest } from './manifest';
import type { AsyncEvent } from './queue/queue';
import { toWebTriggerPayload, toWebTriggerResponse } from './web-triggers';

const LARGEST_INVOKE = 500 * 1024;
const LARGEST_PAYLOAD = 5 * 1024 * 1024;

export interface CallsIn {
  invoke(app: InstalledApp, invocation: Invocation): Promise<InvocationResult>;
  consume(app: InstalledApp, event: AsyncEvent, depth: number): Promise<InvocationResult>;
  schedule(app: InstalledApp, key: string): Promise<InvocationResult>;
  webTrigger(app: InstalledApp, id: string, request: WebTriggerRequest): Promise<WebTriggerResponse>;
  /** One call of one `trigger` module. */
  trigger(
    app: InstalledApp,
    module: Manifest['modules']['trigger'][number],
    event: Record<string, unknown>,
  ): Promise<InvocationResult>;
}

export interface CallsInOptions {
  invocations: Invocations;
  cloudId: string;
  siteUrl: string;
  deadlines: Partial<Deadlines>;
}

export function createCallsIn({ invocations, cloudId, siteUrl, deadlines }: CallsInOptions): CallsIn {
  /** The second argument of every handler. */
  const backendContext = (app: InstalledApp, accountId?: string): Record<string, unknown> => ({
    installContext: `ari:cloud:jira::site/${cloudId}`,
    ...(accountId === undefined ? {} : { principal: { accountId } }),
    installation: installationOf(app.description, cloudId),
  });
  const longDeadline = (app: InstalledApp, key: string, override: number | undefined): number =>
    override ?? (findFunction(app.loaded.manifest, key)?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;

  const run = (
    app: InstalledApp,
    call: {
      moduleKey: string;
      moduleType: string;
      functionKey: string;
      what?: string;
      payload: unknown;
      accountId?: string | undefined;
      deadline: number;
      depth?: number;
      largest?: number;
    },
  ): Promise<InvocationResult> => {
    const text = JSON.stringify(call.payload) as string | undefined;
    const requestBytes = Buffer.byteLength(text ?? '');
    return requestBytes > (call.largest ?? LARGEST_PAYLOAD)
      ? Promise.resolve(failure('PAYLOAD_TOO_LARGE', 'the payload is too large'))
      : invocations.run({
          app,
          moduleKey: call.moduleKey,
          moduleType: call.moduleType,
          functionKey: call.functionKey,
          what: call.what ?? `${call.moduleKey}/${call.functionKey}`,
          // As over the wire: nothing but JSON reaches the function.
          args: [text === undefined ? undefined : JSON.parse(text), backendContext(app, call.accountId)],
          accountId: call.accountId,
          deadline: call.deadline,
          depth: call.depth ?? 0,
          requestBytes,
        });
  };

  return {
    async invoke(app, { module: moduleKey, functionKey, payload, context, accountId }) {
      const module = app.loaded.pages.find(({ key }) => key === moduleKey);
      if (!module?.resolver || !module.resource)
        return failure('MODULE_NOT_FOUND', `the module ${moduleKey} has no page with a resolver`);
      const { appId, environmentId, environmentType } = app.description;
      const { accountId: _claimed, ...claims } = context;
      return run(app, {
        moduleKey,
        moduleType: module.type,
        functionKey: module.resolver,
        what: `${moduleKey}/${functionKey}`,
        payload: {
          call: { functionKey, payload },
          context: {
            ...claims,
            ...(accountId === undefined ? {} : { accountId }),
            cloudId,
            siteUrl,
            moduleKey,
            environmentId,
            environmentType,
            localId: extensionAri(appId, environmentId, moduleKey),
          },
        },
        accountId,
        deadline: deadlines.resolver ?? 25_000,
        largest: LARGEST_INVOKE,
      });
    },

    async consume(app, event, depth) {
      const consumer = app.loaded.manifest.modules.consumer.find(({ queue }) => queue === event.queueName);
      const functionKey = consumer?.function ?? consumer?.resolver?.function;
      if (!consumer || functionKey === undefined)
        return failure('MODULE_NOT_FOUND', `nothing consumes ${event.queueName}`);
      return run(app, {
        moduleKey: consumer.key,
        moduleType: 'consumer',
        functionKey,
        payload: consumer.resolver
          ? { call: { functionKey: consumer.resolver.method, payload: event.body, jobId: event.jobId }, context: {} }
          : event,
        deadline: longDeadline(app, functionKey, deadlines.consumer),
        depth,
      });
    },

    async schedule(app, key) {
      const schedule = app.loaded.manifest.modules.scheduledTrigger.find((module) => module.key === key);
      if (!schedule) return failure('MODULE_NOT_FOUND', `there is no scheduled trigger ${key}`);
      return run(app, {
        moduleKey: key,
        moduleType: 'scheduledTrigger',
        functionKey: schedule.function,
        payload: { context: { cloudId, moduleKey: key }, contextToken: 'sandbox' },
        deadline: longDeadline(app, schedule.function, deadlines.scheduledTrigger),
      });
    },

    async webTrigger(app, id, request) {
      const key = app.webTriggers.moduleOf(id);
      const module = app.loaded.manifest.modules.webtrigger.find((candidate) => candidate.key === key);
      if (!module) return { status: 404, headers: {}, body: '' };
      if (Buffer.byteLength(request.body) > LARGEST_INVOKE) return { status: 413, headers: {}, body: '' };
      const result = await run(app, {
        moduleKey: module.key,
        moduleType: 'webtrigger',
        functionKey: module.function,
        payload: toWebTriggerPayload(request, id),
        deadline: deadlines.webtrigger ?? 55_000,
      });
      return toWebTriggerResponse(result, module);
    },

    trigger: (app, module, event) =>
      run(app, {
        moduleKey: module.key,
        moduleType: 'trigger',
        functionKey: module.function,
        payload: event,
        deadline: deadlines.trigger ?? 25_000,
      }),
  };
}
