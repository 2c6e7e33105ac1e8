/** What the kit found out, row by row, as an administrator reads it. */

/** `problem`: something the product needs does not work. `warning`: it works, with a loss. `skipped`: not looked at. */
export type Verdict = 'ok' | 'warning' | 'problem' | 'skipped';

export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly found: string;
  /** What to do about it. */
  readonly todo?: string;
}

const MARKS: Readonly<Record<Verdict, string>> = {
  ok: 'ok',
  warning: 'WARNING',
  problem: 'PROBLEM',
  skipped: 'skipped',
};
const WIDTH = 100;

/** Rows of check, verdict and what was found; what to do stands below its row. No line is wider than a terminal. */
export function tableOf(findings: readonly Finding[]): string {
  const widest = Math.max(...findings.map(({ check }) => check.length));
  const indent = ' '.repeat(widest + 11);
  return findings
    .map(({ check, verdict, found, todo }) => {
      const head = `${check.padEnd(widest)}  ${MARKS[verdict].padEnd(7)}  `;
      const body = wrapped(found, WIDTH - indent.length).join(`\n${indent}`);
      const advice = todo === undefined ? [] : wrapped(`→ ${todo}`, WIDTH - indent.length);
      return [`${head}${body}`, ...advice.map((line) => `${indent}${line}`)].join('\n');
    })
    .join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.replaceAll('\n', ' ').split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > Math.max(width, 30)) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

export const summary = (findings: readonly Finding[]): string => {
  const count = (verdict: Verdict): number => findings.filter((finding) => finding.verdict === verdict).length;
  const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} not looked at`;
  return `${count('ok')} in order, ${count('warning')} warnings, ${count('problem')} problems${skipped}.`;
};
