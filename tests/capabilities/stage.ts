/** Carries a row of the table through the product's own functions, as its people would, whatever Commander it stands on. */
import { randomUUID } from 'node:crypto';
import type { Answer, Answers, DirectInput, FunctionName, Outcome } from '@keeper-workflow/contract';
import type { FailureCode } from '@keeper-workflow/failures';
import type { Sandbox } from '../../sandbox/shell';
import type { DirectRow, RequestRow, Row, Target } from './row';

const ISSUE = 'OPS-1';

/** What came of a row: the outcome of the request, or the failure that kept it from being carried out. */
export type Ending = { /** Warnings of the preview. */ readonly foretold?: readonly string[] } & (
  | { readonly outcome: Outcome; readonly proof?: string }
  | {
      readonly refused: FailureCode;
      readonly why: string;
      /** The preview said so; approved all the same, it ended as refused. */
      readonly rehearsed?: true;
    }
);

type Called<Name extends FunctionName<'panel'>> = Answer<Answers['panel'][Name]>;

export function call<Name extends FunctionName<'panel'>>(
  sandbox: Sandbox,
  who: string,
  name: Name,
  payload: unknown,
): Promise<Called<Name>> {
  const as = sandbox.accountId(who);
  const request = { app: 'connector-hub', module: 'keeper-panel', function: name, payload, as, issue: ISSUE };
  return sandbox.invoke(request).then((answer) => {
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.result as Called<Name>;
  });
}

const refusedBy = ({ failure }: Extract<Answer<never>, { ok: false }>): Ending => ({
  refused: failure.code,
  why: `${failure.field ?? ''} ${failure.message}`,
});

export const carryOut = (sandbox: Sandbox, row: Row): Promise<Ending> =>
  row.by === 'requester' ? requested(sandbox, row) : direct(sandbox, row);

/** Alice asks in words, Sam looks for what she means, picks it, sees the preview and approves exactly that. */
async function requested(sandbox: Sandbox, { draft, target, name }: RequestRow): Promise<Ending> {
  const requestId = randomUUID();
  const described = { ...draft, ...describedAs(target) };
  const submitted = await call(sandbox, 'alice', 'submitRequest', { requestId, draft: described, justification: name });
  if (!submitted.ok) return refusedBy(submitted);
  const found = await pick(sandbox, target);
  if (!found.ok) return refusedBy(found);
  const { revision } = submitted.value.request;
  const chosen = { ...described, [target.kind]: found.value };
  const preview = await call(sandbox, 'sam', 'previewDecision', { requestId, revision, draft: chosen });
  if (!preview.ok) return refusedBy(preview);
  const [blocker] = preview.value.blockers;
  const { operation, operationHash, effect } = preview.value;
  const foretold = [
    ...effect.warnings,
    ...effect.rows.flatMap(({ name: who, warnings }) => warnings.map((warning) => `${who}: ${warning}`)),
  ];
  const decision = { requestId, revision: preview.value.revision, operation, operationHash };
  const approved = await call(sandbox, 'sam', 'approveRequest', decision);
  if (!blocker || !approved.ok) {
    return { ...(approved.ok ? await ending(sandbox, requestId) : refusedBy(approved)), foretold };
  }
  // The page offers no approval then; who sends one all the same must not get further than this.
  const end = await ending(sandbox, requestId);
  if (!('outcome' in end) || end.outcome !== 'refused') throw new Error(`carried out in spite of ${blocker.code}`);
  return { refused: blocker.code, why: blocker.message, rehearsed: true, foretold };
}

const describedAs = ({ name }: Target): object => ({ recordDescription: name, folderDescription: name });

/** By the search, as the page does it. A search that does not find it is an error of the product, not an ending. */
async function pick(sandbox: Sandbox, { kind, name, uid }: Target): Promise<Answer<{ uid: string; title: string }>> {
  const search = kind === 'record' ? 'findRecords' : 'findFolders';
  const answer = await call(sandbox, 'sam', search, { term: name });
  if (!answer.ok) return answer;
  const row = (answer.value.rows as readonly { uid: string; title: string }[]).find((one) => one.uid === uid);
  // In a vault without nested share folders there is nothing to find; the approver then has the uid from elsewhere.
  return { ok: true, value: row ? { uid, title: row.title } : { uid, title: name } };
}

const direct = (sandbox: Sandbox, { operation, name }: DirectRow): Promise<Ending> =>
  directly(sandbox, operation, name);

/** Pia, who administers the project, looks at what would happen and does it. */
export async function directly(sandbox: Sandbox, operation: DirectInput, justification = 'As asked'): Promise<Ending> {
  const preview = await call(sandbox, 'pia', 'previewDirect', { operation });
  if (!preview.ok) return refusedBy(preview);
  const requestId = randomUUID();
  const done = await call(sandbox, 'pia', 'executeDirect', { requestId, operation, justification });
  return done.ok ? ending(sandbox, requestId) : refusedBy(done);
}

/** Waits in the world's time until the execution is over. */
async function ending(sandbox: Sandbox, requestId: string): Promise<Ending> {
  for (let round = 0; round < 10; round += 1) {
    const now = await call(sandbox, 'pia', 'readRequest', { requestId });
    if (!now.ok) return refusedBy(now);
    const { state, outcome, execution } = now.value.request;
    if (state === 'completed' && outcome) {
      const { proof, failure, words } = execution ?? {};
      return { outcome, proof: JSON.stringify({ proof, failure, words }) };
    }
    sandbox.advance(60);
    await sandbox.world.forge.drain();
  }
  throw new Error('The request is still being carried out.');
}
