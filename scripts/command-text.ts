/**
 * `npm run -s command-text < operations.jsonl`: the commands that operations would be sent as, line by line, without a
 * network. Secrets are masked unless `--raw` is given. docs/operations.md shows every kind. Ends with 0 unless reading
 * or writing fails; what is wrong with a line is its answer.
 */
import { once } from 'node:events';
import { failure } from '@keeper-workflow/failures';
import { failureSentence } from '@keeper-workflow/messages';
import { answerLine } from './inspection/answer';
import { linesOf } from './inspection/lines';

const unknown = process.argv.slice(2).filter((argument) => argument !== '--raw');
if (unknown.length > 0) {
  console.error('Usage: npm run -s command-text -- [--raw] < operations.jsonl');
  process.exit(2);
}
const raw = process.argv.includes('--raw');

const tooLong = (line: number): string => {
  const why = failure('invalid-input', { field: 'line', detail: 'longer than 64 MB' });
  const { code, field, detail } = why;
  return JSON.stringify({ line, error: { code, field, detail, message: failureSentence(why) } });
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Nobody reads any more (`| head`): nothing is left to do.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

let number = 0;
for await (const line of linesOf(process.stdin)) {
  number += 1;
  if (line?.trim() === '') continue;
  const answer = line === undefined ? tooLong(number) : answerLine(line, number, raw);
  if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
}
