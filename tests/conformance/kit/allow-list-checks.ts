/** Which commands the key may run: each is asked for with `--help`, which does nothing. */
import { mayRun } from '@keeper-workflow/commander';
import { NEEDED } from './commands';
import type { Context } from './context';
import type { Finding } from './finding';

const CHECK = 'command list';
/** A refusal for too many calls, or a full queue, is waited for this long, ms, this often. */
const PAUSE = 20_000;
const TRIES = 4;

export async function allowListFindings(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  const missing: { word: string; optional: boolean }[] = [];
  const { clock } = context.options;
  for (const { word, without, optional } of NEEDED) {
    await context.room(1);
    let answer = await mayRun(context.options, word);
    for (let tries = 1; answer.allowed === 'unknown' && tries < TRIES; tries += 1) {
      await clock.sleep(PAUSE);
      answer = await mayRun(context.options, word);
    }
    if (answer.allowed === true) context.allowed.add(word);
    else if (answer.allowed === 'unknown') {
      findings.push({ check: CHECK, verdict: 'warning', found: `${word}: no clear answer (${answer.code})` });
    } else if (context.without.has(word)) {
      findings.push({ check: CHECK, verdict: 'skipped', found: `${word} is left out on purpose: ${without}` });
    } else {
      missing.push({ word, optional: optional === true });
      const verdict = optional ? 'warning' : 'problem';
      findings.push({ check: CHECK, verdict, found: `${word} is not allowed: ${without}` });
    }
  }
  const allowed = `${context.allowed.size} of ${NEEDED.length} commands are allowed`;
  return [{ check: CHECK, verdict: 'ok', found: allowed, ...advice(missing) }, ...findings];
}

function advice(missing: readonly { word: string; optional: boolean }[]): { todo?: string } {
  if (missing.length === 0) return {};
  const words = missing.map(({ word }) => word).join(',');
  const needed = missing.filter(({ optional }) => !optional).map(({ word }) => word);
  const purpose = needed.length === 0 ? '' : ` What is left out on purpose: --without ${needed.join(',')}.`;
  return { todo: `Add to the command list (-c) and start Service Mode again: ${words}.${purpose}` };
}
