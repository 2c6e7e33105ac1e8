/** Runs one case against a target over HTTP and returns its verdicts. */
import { createDecipheriv } from 'node:crypto';
import { SECOND_KEY, type ConformanceCase, type Step, type Verdict } from './case';
import { MadeRecords } from './made-records';
import { normalise } from './normalise';
import type { Target } from './target';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 15;

interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Rejects when the service does not answer within 30 s: a hanging case is a failure, not a wait. */
export async function runCase(target: Target, conformanceCase: ConformanceCase): Promise<Verdict[]> {
  await target.reset();
  const verdicts: Verdict[] = [];
  const made = new MadeRecords();
  const ids = new Map<string, string>();
  for (const step of conformanceCase.steps) {
    switch (step.kind) {
      case 'refuse': {
        const { endpoint, error, message, sticky } = step;
        await target.refuse({ endpoint, error, message, ...(sticky === undefined ? {} : { sticky }) });
        break;
      }
      case 'nested-off':
        await target.nestedOff();
        break;
      case 'password-policy':
        await target.passwordPolicy(step.policy);
        break;
      case 'invited-by':
        await target.invitedBy(step.users);
        break;
      case 'new-approval':
        await target.newApproval(step);
        break;
      case 'decided-elsewhere':
        await target.decidedElsewhere(step.uid, step.as);
        break;
      case 'devices-gone':
        await target.devicesGone();
        break;
      case 'slow':
        await target.slow(step.seconds);
        break;
      case 'restart':
        await target.restart();
        break;
      case 'command':
        verdicts.push(await runCommand(target, step, made));
        break;
      case 'http': {
        const answer = await runHttp(target, step, ids);
        const { remember = false } = step;
        if (remember !== false) ids.set(remember === true ? 'id' : remember, requestIdOf(answer));
        verdicts.push(verdict(target, answer, step.headers));
        break;
      }
    }
  }
  return verdicts;
}

async function runCommand(
  target: Target,
  step: Extract<Step, { kind: 'command' }>,
  made: MadeRecords,
): Promise<Verdict> {
  const command = made.filledIn(step.text);
  const key = step.key === 'second' ? SECOND_KEY : target.key;
  const submitted = await send(target, 'POST', '/api/v2/executecommand-async', {
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ command }),
  });
  if (submitted.status !== 202) return verdict(target, submitted);
  const path = `/api/v2/result/${requestIdOf(submitted)}`;
  const answer = await repeat(target, path, { headers: { 'api-key': key } }, 'done');
  const text = made.named(command, answer.bytes.toString('latin1'));
  return verdict(target, { ...answer, bytes: Buffer.from(text, 'latin1') });
}

async function runHttp(
  target: Target,
  step: Extract<Step, { kind: 'http' }>,
  ids: ReadonlyMap<string, string>,
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (step.key !== 'none') headers['api-key'] = keyText(target, step.key);
  if (step.contentType !== undefined) headers['content-type'] = step.contentType;
  const init = { headers, ...(step.body === undefined ? {} : { body: step.body }) };
  const path = step.path.replace(/<(\w+)>/, (_, name: string) => ids.get(name) ?? '');
  if (step.until !== undefined) return repeat(target, path, init, step.until);
  let answer = await send(target, step.method, path, init);
  for (let time = 1; time < (step.times ?? 1); time += 1) answer = await send(target, step.method, path, init);
  return answer;
}

function keyText(target: Target, key: Extract<Step, { kind: 'http' }>['key']): string {
  if (key === 'second') return SECOND_KEY;
  if (typeof key === 'object') return key.text;
  return target.key;
}

async function repeat(target: Target, path: string, init: RequestInit, until: 'done' | 'processing'): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await send(target, 'GET', path, init);
    if (answer.status !== 202 || (until === 'processing' && answer.bytes.includes('"processing"'))) return answer;
    if (Date.now() > deadline) throw new Error(`${path} is not ${until} after ${PATIENCE_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function send(target: Target, method: string, path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(`${target.root}${path}`, { ...init, method, signal: AbortSignal.timeout(PATIENCE_MS) });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

function requestIdOf(answer: Answer): string {
  const body = JSON.parse(answer.bytes.toString('utf8')) as { request_id?: unknown };
  return typeof body.request_id === 'string' ? body.request_id : '';
}

function verdict(target: Target, answer: Answer, headerNames: readonly string[] = []): Verdict {
  const headers = Object.fromEntries(headerNames.map((name) => [name, answer.headers.get(name) ?? '']));
  return {
    status: answer.status,
    body: bodyOf(target, answer),
    ...(headerNames.length === 0 ? {} : { headers }),
  };
}

function bodyOf(target: Target, answer: Answer): unknown {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  if (type === 'application/json') return { type, json: normalise(JSON.parse(answer.bytes.toString('utf8'))) };
  const text = answer.bytes.toString('utf8');
  if (/^\s*<!doctype html>/i.test(text)) return { type, html: text };
  if (target.encryptionKey !== undefined) {
    return { type, encrypted: normalise(JSON.parse(decrypt(answer.bytes, target.encryptionKey))) };
  }
  return { type, text };
}

/** 12 bytes IV, ciphertext, 16 bytes tag, as `service-create -ek` sends it. */
function decrypt(bytes: Buffer, key: string): string {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'utf8'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()]).toString('utf8');
}
