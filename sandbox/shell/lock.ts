/** Keeps two sandboxes out of the same data directory: what one writes the other would not know of. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes the directory for this process; a lock of a process that no longer runs is taken over. Throws with a sentence
 * when another sandbox has it. Returns what gives it back.
 */
export function lockDirectory(directory: string): { close(): void } {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'lock');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner === process.pid || isRunning(owner)) {
      throw new Error(`${directory} is in use by another sandbox (process ${String(owner)}).`, { cause: error });
    }
    writeFileSync(file, String(process.pid));
  }
  return {
    close: () => {
      rmSync(file, { force: true });
    },
  };
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
