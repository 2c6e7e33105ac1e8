/**
 * What opening the panel and deciding cost, measured on this machine against the sandbox: invocations, Jira calls,
 * storage calls, HTTP calls to Commander, bytes, and milliseconds at the median and at the 95th percentile.
 * Prints a table and asserts nothing.
 */
import { ask, preview, startWorld, valueOf, type TestWorld } from '../tests/world';

const DEFAULT_ROUNDS = 20;

interface Sample {
  readonly milliseconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

async function measure(world: TestWorld, run: () => Promise<unknown>): Promise<Sample> {
  const began = performance.now();
  const calls = await world.callsDuring(run);
  const milliseconds = performance.now() - began;
  const of = (kind: string): number => calls.filter((call) => call.kind === kind).length;
  const bytes = calls.filter(({ kind }) => kind === 'invocation').reduce((sum, { bytesOut }) => sum + bytesOut, 0);
  return {
    milliseconds,
    counts: { invocations: of('invocation'), jira: of('jira'), storage: of('kvs'), http: of('egress'), bytes },
  };
}

function row(name: string, samples: readonly Sample[]) {
  const times = samples.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { what: name, 'median ms': at(0.5), 'p95 ms': at(0.95), ...samples.at(-1)?.counts };
}

/** @param options how many rounds; default 20. */
export async function benchPanel(options: readonly string[]): Promise<void> {
  const rounds = Number(options[0] ?? DEFAULT_ROUNDS);
  const world = await startWorld();
  const opening: Sample[] = [];
  const submitting: Sample[] = [];
  const previewing: Sample[] = [];
  const approving: Sample[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await world.sandbox.reset();
      opening.push(await measure(world, () => world.panel('alice', 'openPanel', {})));
      let request: Awaited<ReturnType<typeof ask>> | undefined;
      submitting.push(await measure(world, async () => (request = await ask(world))));
      if (!request) throw new Error('nothing was submitted');
      const asked = request;
      let seen: Awaited<ReturnType<typeof preview>> | undefined;
      previewing.push(await measure(world, async () => (seen = await preview(world, 'pia', asked))));
      if (!seen) throw new Error('nothing was previewed');
      const { operation, operationHash, revision } = seen;
      const payload = { requestId: asked.id, revision, operation, operationHash };
      approving.push(await measure(world, async () => valueOf(await world.panel('pia', 'approveRequest', payload))));
    }
  } finally {
    await world.close();
  }
  console.table([
    row('open the panel, no request', opening),
    row('submit a request', submitting),
    row('preview a decision', previewing),
    row('approve, Commander answers at once', approving),
  ]);
}
