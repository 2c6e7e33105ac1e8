/** Reachable, key, queue, version, encryption, nested share folders: what the settings page tests, and a little more. */
import { checkConnection, OLDEST_SUPPORTED, versionText, type ConnectionReport } from '@keeper-workflow/commander';
import type { Context } from './context';
import { problem } from './context';
import type { Finding } from './finding';

const LONG_QUEUE = 10;

/** Without a connection there is nothing else to look at. */
export async function connectionFindings(context: Context): Promise<{ findings: Finding[]; connected: boolean }> {
  const report = await checkConnection(context.options);
  if (!report.ok) return { findings: [problem('connection', report.failure)], connected: false };
  const { value } = report;
  return {
    connected: true,
    findings: [
      { check: 'connection', verdict: 'ok', found: `the key is accepted, the queue is on. It says: ${value.status}` },
      version(value),
      ...value.lacks.map((lack): Finding => ({
        check: 'version lacks',
        verdict: 'warning',
        found: lack,
        todo: 'The app works around it; update Commander when you can.',
      })),
      encryption(value, context.options.encryptionKey !== undefined),
      nested(value),
      queue(value),
    ],
  };
}

const version = ({ version: text }: ConnectionReport): Finding =>
  text === undefined
    ? {
        check: 'version',
        verdict: 'warning',
        found: 'unknown: the key may not run version, or it answered otherwise',
        todo: `Add version to the command list (-c), and make sure that Commander is ${versionText(OLDEST_SUPPORTED)} or newer.`,
      }
    : { check: 'version', verdict: 'ok', found: `Keeper Commander ${text}` };

function encryption({ encrypted }: ConnectionReport, hasKey: boolean): Finding {
  const check = 'encryption';
  if (encrypted) return { check, verdict: 'ok', found: 'answers are encrypted (-ek) and the key opens them' };
  if (!hasKey) return { check, verdict: 'ok', found: 'answers are not encrypted beyond TLS' };
  const todo = 'Start Service Mode with -ek, or take the encryption key out of the settings.';
  return { check, verdict: 'warning', found: 'an encryption key is given, but answers come unencrypted', todo };
}

function nested({ nestedShareFolders }: ConnectionReport): Finding {
  const check = 'nested share folders';
  switch (nestedShareFolders) {
    case 'on':
      return { check, verdict: 'ok', found: 'the account has them' };
    case 'off':
      return { check, verdict: 'warning', found: 'the account has none', todo: 'Only the classic model can be used.' };
    case 'unknown':
      return { check, verdict: 'warning', found: 'unknown: the key may not run nsf-get, or it answered otherwise' };
  }
}

function queue({ queue: status }: ConnectionReport): Finding {
  const check = 'queue';
  if (!status) return { check, verdict: 'warning', found: 'its length is unknown' };
  const found = `${status.waiting} commands wait`;
  if (status.waiting < LONG_QUEUE) return { check, verdict: 'ok', found };
  const todo = 'One command runs at a time. Is one of them waiting at a question? Start Service Mode again.';
  return { check, verdict: 'warning', found, todo };
}
