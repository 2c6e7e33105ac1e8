/** Commander's words for one command, taken from one stand-in and put into the mouth of another. */
import type { HttpFetch, HttpResponse } from '@keeper-workflow/commander';

interface Words {
  readonly status: number;
  readonly text: string;
}

const plainFetch: HttpFetch = (url, init) => fetch(url, init);

/** Looks at what comes back for the last command that begins like this. */
function watching(command: string, answer: (response: HttpResponse) => Promise<HttpResponse>): HttpFetch {
  let id: string | undefined;
  return async (url, init) => {
    const response = await plainFetch(url, init);
    if (init.method === 'POST') {
      const body = JSON.parse(init.body ?? '') as { command: string };
      if (!body.command.startsWith(command)) return response;
      const bytes = await response.arrayBuffer();
      id = (JSON.parse(new TextDecoder().decode(bytes)) as { request_id: string }).request_id;
      return new Response(bytes, { status: response.status, headers: { 'content-type': 'application/json' } });
    }
    return id !== undefined && url.endsWith(`/result/${id}`) && response.status !== 202 ? answer(response) : response;
  };
}

const responseOf = ({ status, text }: Words): HttpResponse =>
  new Response(text, { status, headers: { 'content-type': 'application/json' } });

/** A fetch that keeps what Commander says to the command. */
export function listening(command: string): { readonly fetch: HttpFetch; heard(): Words } {
  let words: Words | undefined;
  const heard = watching(command, async (response) => {
    words = { status: response.status, text: new TextDecoder().decode(await response.arrayBuffer()) };
    return responseOf(words);
  });
  return {
    fetch: heard,
    heard() {
      if (!words) throw new Error(`nothing was said to ${command}`);
      return words;
    },
  };
}

/** A fetch in which Commander says this to the command, whatever it did. */
export const saying = (command: string, words: Words): HttpFetch =>
  watching(command, () => Promise.resolve(responseOf(words)));
