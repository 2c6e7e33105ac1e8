/**
 * What a requester picked: kept only if the policy lets requesters search, and then with the name and place the vault
 * gives it. A uid with a title of somebody's choosing could mislead an approver.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { OperationDraft } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { checkPlace, requestersMaySearch } from '../policy';
import type { Ports } from '../ports';

const READ_TIME = 10_000;

/**
 * The draft as it may be stored. Failures: `outside-policy-folders`, `record-not-found`, `record-other-mode` and their
 * like, which an approver would meet anyway, and what a read can fail with.
 */
export async function withChosenTarget(
  ports: Pick<Ports, 'clock' | 'vaults'>,
  caller: IssueCaller,
  draft: OperationDraft,
): Promise<Result<OperationDraft>> {
  const described = withoutTarget(draft);
  const chosen = chosenIn(draft);
  if (chosen === undefined || !(caller.approver || requestersMaySearch(caller.policy))) return ok(described);
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const located = await vault.value.locate(chosen.kind, chosen.uid, ports.clock.now() + READ_TIME);
  if (!located.ok) return located;
  const allowed = checkPlace(caller.policy, located.value.within);
  if (!allowed.ok) return allowed;
  const { uid, title, mode } = located.value;
  if (mode !== draft.mode) {
    return fail(failure(`${chosen.kind}-other-mode`, { field: chosen.kind, detail: mode }));
  }
  const target = { uid, title: title.slice(0, 256) };
  return ok(
    chosen.kind === 'record' && described.kind === 'share-record'
      ? { ...described, record: target }
      : { ...described, folder: target },
  );
}

function chosenIn(draft: OperationDraft): { readonly kind: 'record' | 'folder'; readonly uid: string } | undefined {
  if (draft.kind === 'share-record' && (draft.scope !== 'folder' || draft.action === 'owner')) {
    return draft.record && { kind: 'record', uid: draft.record.uid };
  }
  return draft.folder && { kind: 'folder', uid: draft.folder.uid };
}

const withoutTarget = (draft: OperationDraft): OperationDraft =>
  draft.kind === 'share-record' ? { ...draft, record: undefined, folder: undefined } : { ...draft, folder: undefined };
