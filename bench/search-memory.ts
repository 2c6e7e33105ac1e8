/** A process that only searches, to see what memory the product takes. Told what to do, and tells its peak, by message. */
import { createMemory, createVault } from '@keeper-workflow/commander';

export interface SearchJob {
  readonly url: string;
  readonly key: string;
  readonly terms: readonly string[];
}

/** Resident memory, bytes. */
export interface SearchReport {
  readonly before: number;
  readonly peak: number;
}

const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

async function search({ url, key, terms }: SearchJob): Promise<SearchReport> {
  const before = process.memoryUsage.rss();
  const vault = createVault({ baseUrl: url, apiKey: key, fetch, clock, memory: createMemory() });
  for (const term of terms) {
    const found = await vault.findRecords(term, 25, clock.now() + 60_000);
    if (!found.ok) throw new Error(found.failure.code);
  }
  return { before, peak: process.resourceUsage().maxRSS * 1024 };
}

process.once('message', (job: SearchJob) => {
  void search(job).then((report) => {
    process.send?.(report, () => process.exit());
  });
});
