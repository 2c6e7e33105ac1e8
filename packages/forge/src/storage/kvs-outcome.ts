/** Calls to Forge's key-value store as values: what it refuses and what got lost. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';

/** Runs a storage call; whatever it throws becomes `storage-unavailable`. The message names keys, never values. */
export async function stored<Value>(call: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await call());
  } catch (cause) {
    return fail(failure('storage-unavailable', { cause }));
  }
}

/**
 * Whether an error of @forge/kvs says "the key is taken" (`FAIL_IF_EXISTS`). Atlassian documents the policy but not the
 * code; 409 KEY_CONFLICT has been observed.
 */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseDetails' in error)) return false;
  const { status } = error.responseDetails as { status?: number };
  return status === 409 || ('code' in error && error.code === 'KEY_CONFLICT');
}
