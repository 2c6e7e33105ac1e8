/** Requests per source address and endpoint in a fixed window that begins with the first of them. */
import type { WorldClock } from '../../world';

const SECONDS: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

export class RateLimit {
  private readonly amount: number;
  private readonly window: number;
  private readonly unit: string;
  private counts = new Map<string, { since: number; count: number }>();

  /** @param limit `<n>/<unit>` or `<n> per <unit>`. Throws for another text. */
  constructor(
    private readonly clock: WorldClock,
    limit: string,
  ) {
    const [, amount, unit] = /^(\d+)\s*(?:\/|per)\s*(second|minute|hour|day)$/.exec(limit) ?? [];
    const seconds = SECONDS[unit ?? ''];
    if (amount === undefined || unit === undefined || seconds === undefined) {
      throw new Error(`Not a rate limit: ${limit}`);
    }
    this.amount = Number(amount);
    this.window = seconds * 1000;
    this.unit = unit;
  }

  /** False: one too many. */
  allows(address: string, endpoint: string): boolean {
    const key = `${address}:${endpoint}`;
    const now = this.clock.now();
    const found = this.counts.get(key);
    const entry = found !== undefined && now < found.since + this.window ? found : { since: now, count: 0 };
    entry.count += 1;
    this.counts.set(key, entry);
    return entry.count <= this.amount;
  }

  /** As the 429 page words it. */
  get text(): string {
    return `${this.amount} per 1 ${this.unit}`;
  }

  clear(): void {
    this.counts = new Map();
  }
}
