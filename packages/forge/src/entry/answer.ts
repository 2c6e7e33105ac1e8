/**
 * The one way from a call to its answer: who calls, may he, is the payload what the contract says, then the use case.
 * Whatever is thrown on the way becomes `internal`, with the cause in the log and not in the answer.
 */
import { inputs, type Answer, type ModuleName } from '@keeper-workflow/contract';
import { fail, failure, type Failure, type Result } from '@keeper-workflow/failures';
import {
  authoriseJiraAdmin,
  authoriseOnIssue,
  wireFailure,
  type AccessRule,
  type Claim,
} from '@keeper-workflow/requests';
import type { z } from 'zod/mini';
import { log } from '../log';
import { portsOfThisInvocation, type AllPorts } from '../ports';
import { approvePermission } from '../runtime';

/** A surface with its types erased: what it needs is checked at run time, right here. */
interface AnySurface {
  readonly access: AccessRule;
  readonly run: (ports: AllPorts, caller: never, input: never) => Promise<Result<unknown>>;
}

/** What the Forge resolver hands over. Only `accountId` comes from the platform; `extension` comes from the page. */
export interface Call {
  readonly payload: unknown;
  readonly context: { readonly accountId?: unknown; readonly extension?: unknown };
}

export async function answer(
  module: ModuleName,
  name: string,
  surface: AnySurface,
  call: Call,
): Promise<Answer<unknown>> {
  const result = await run(module, name, surface, call);
  if (result.ok) return { ok: true, value: result.value };
  const { failure: reason } = result;
  if (reason.cause !== undefined) log.failure('call-failed', reason, { module, function: name });
  return { ok: false, failure: wireFailure(reason) };
}

async function run(module: ModuleName, name: string, surface: AnySurface, call: Call): Promise<Result<unknown>> {
  try {
    const ports = portsOfThisInvocation();
    const caller = await authorise(ports, surface.access, claimOf(call));
    if (!caller.ok) return caller;
    const schema = (inputs[module] as Readonly<Record<string, z.ZodMiniType>>)[name];
    if (!schema) return fail(failure('internal', { cause: `no contract for ${module}/${name}` }));
    const parsed = schema.safeParse(call.payload ?? {});
    if (!parsed.success) return fail(invalid(parsed.error.issues[0]));
    return await surface.run(ports, caller.value as never, parsed.data as never);
  } catch (cause) {
    return fail(failure('internal', { cause }));
  }
}

const authorise = (ports: AllPorts, access: AccessRule, claim: Claim): Promise<Result<unknown>> =>
  access === 'jiraAdmin'
    ? authoriseJiraAdmin(ports, claim)
    : authoriseOnIssue(ports, access, claim, approvePermission());

function claimOf({ context }: Call): Claim {
  const extension = context.extension as { issue?: { id?: unknown } } | undefined;
  const issueId = extension?.issue?.id;
  return {
    ...(typeof context.accountId === 'string' ? { accountId: context.accountId } : {}),
    ...(typeof issueId === 'string' ? { issueId } : {}),
  };
}

/** Names the field, never the value. */
function invalid(issue: { path: PropertyKey[]; message: string } | undefined): Failure {
  const path = issue?.path.filter((part) => part !== 'draft' && part !== 'operation') ?? [];
  return failure('invalid-input', { field: String(path[0] ?? 'form'), cause: issue?.message });
}
