/** Calls from the page to its server on behalf of an app's frame. The token says for which module, place and account. */

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { message?: string };
  if (!response.ok) throw new Error(answer.message ?? `The server answered ${String(response.status)}.`);
  return answer;
}

export interface InvokeAnswer {
  ok: boolean;
  result?: unknown;
  error?: { name: string; message: string };
}

/** Invokes a function of the module's resolver. Rejects with the platform's message when the function failed. */
export async function invokeFunction(
  token: string,
  call: { functionKey: unknown; payload: unknown; modal?: unknown },
): Promise<unknown> {
  const answer = (await post('/bridge/invoke', { token, ...call })) as InvokeAnswer;
  if (answer.ok) return answer.result;
  const error = new Error(answer.error?.message ?? 'There was an error invoking the function');
  error.name = answer.error?.name ?? 'Error';
  throw error;
}

/** A product request as the person in front of the screen, inside the app's scopes. */
export function fetchProduct(token: string, request: unknown): Promise<unknown> {
  return post('/bridge/fetch', { token, request });
}
