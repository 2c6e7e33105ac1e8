/** Handing a command over: POST /executecommand-async, once. */
import { failure, type Failure } from '@keeper-workflow/failures';
import type { Submission } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { CommanderOptions } from '../options';
import { exchange, type Exchange } from './exchange';
import { doorRefusal, errorText, foreignAnswer, neverArrived } from './refusal';

/** The id ends up in a URL, so its form is checked; Commander sends a uuid. */
const acceptedSchema = z.object({ request_id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)) });

/**
 * Sends `text`, never twice. `lost` whenever it may have reached Commander without a clear answer coming back; its
 * failure says what came instead.
 */
export async function submitCommand(options: CommanderOptions, text: string, timeout?: number): Promise<Submission> {
  const reply = await exchange(options, {
    method: 'POST',
    path: '/executecommand-async',
    json: { command: text },
    ...(timeout === undefined ? {} : { timeout }),
  });
  if (reply.kind === 'no-answer') {
    return reply.sent ? lost(reply.failure) : { state: 'not-accepted', failure: reply.failure };
  }
  return readAnswer(reply, text.split(' ')[0] ?? '');
}

function readAnswer(answer: Extract<Exchange, { kind: 'answer' }>, word: string): Submission {
  // A gateway's "request timeout" may come after it passed the request on.
  if (answer.status === 408) return lost(foreignAnswer(answer));
  const refused = doorRefusal(answer, word);
  if (refused) return { state: 'not-accepted', failure: refused };
  const { status, body } = answer;
  if (body.kind === 'json') {
    const accepted = acceptedSchema.safeParse(body.value);
    if (status >= 200 && status < 300 && accepted.success) {
      return { state: 'accepted', commanderRequestId: accepted.data.request_id };
    }
    // Service Mode's own 4xx come before the queue. The text may repeat the command, so only its kind goes on.
    const text = errorText(body.value);
    if (status >= 400 && status < 500 && text !== undefined) {
      return { state: 'not-accepted', failure: failure('vault-refused', { cause: `HTTP ${status} at submit` }) };
    }
    if (status >= 400 && status < 500) return { state: 'not-accepted', failure: foreign(status) };
    return lost(failure('commander-unavailable', { detail: `HTTP ${status}` }));
  }
  // Somebody in front said no. A page with a 2xx status is different: something may have swapped Commander's answer.
  if (status >= 300 && status < 500) return { state: 'not-accepted', failure: foreignAnswer(answer) };
  if (neverArrived(answer)) return { state: 'not-accepted', failure: foreignAnswer(answer) };
  return lost(foreignAnswer(answer));
}

const foreign = (status: number): Failure => failure('commander-not-commander', { detail: `HTTP ${status}` });

const lost = (why: Failure): Submission => ({ state: 'lost', failure: why });
