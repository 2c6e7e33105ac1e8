/** What an app's functions logged, with the platform's limits per invocation: 100 lines a minute, 200 KB. */
import type { LogLine } from './door';

const LINES_PER_MINUTE = 100;
const BYTES_PER_INVOCATION = 200 * 1024;
const KEPT = 5000;

export interface AppLogs {
  add(line: LogLine): void;
  lines(): readonly LogLine[];
  clear(): void;
}

export function createLogs(): AppLogs {
  let kept: LogLine[] = [];
  const used = new Map<string, { minute: number; lines: number; bytes: number }>();
  return {
    add(line) {
      const id = line.invocationId ?? '';
      const minute = Math.floor(Date.parse(line.at) / 60_000);
      let usage = used.get(id);
      if (!usage) used.set(id, (usage = { minute, lines: 0, bytes: 0 }));
      if (usage.minute !== minute) Object.assign(usage, { minute, lines: 0 });
      usage.lines += 1;
      usage.bytes += Buffer.byteLength(line.text);
      if (usage.lines > LINES_PER_MINUTE || usage.bytes > BYTES_PER_INVOCATION) return;
      kept.push(line);
      if (kept.length > KEPT) kept = kept.slice(-KEPT / 2);
      if (used.size > KEPT) used.clear();
    },
    lines: () => kept,
    clear() {
      kept = [];
      used.clear();
    },
  };
}
