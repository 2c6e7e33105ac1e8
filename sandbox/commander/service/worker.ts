/** What the worker does with a command: its misbehaviours first, then the command, then the record of the call. */
import type { CallLog, WorldClock } from '../../world';
import type { Misbehaviour } from '../door';
import { execute, type Execution } from '../reply/execute';
import { words } from '../text/python';
import type { Cloud } from '../vault/cloud';
import type { Session } from '../vault/session';
import { encrypt } from './answers';
import type { Stored } from './queue';

export interface WorkerOptions {
  cloud: Cloud;
  clock: WorldClock;
  calls: CallLog | undefined;
  encryptionKey: string | undefined;
  session: () => Session;
}

/** Success answers without effect: the first two are Commander's words, the third stands for any policy's. */
const WITHOUT_EFFECT: Record<'no-effect' | 'usage-text' | 'policy-warning', string> = {
  'no-effect': 'Command executed successfully but produced no output',
  'usage-text': 'the following arguments are required: -e/--email',
  'policy-warning': 'Your enterprise policy restricts sharing to users in the same node.',
};

/** What Commander says when it sent a request to the Keeper cloud and the connection broke before the answer came. */
const ANSWER_LOST: Execution = {
  status: 500,
  body: {
    status: 'error',
    error:
      "Unexpected error: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  },
  exception: true,
};

export class Worker {
  private planned: { misbehaviour: Misbehaviour; left: number }[] = [];
  timing = 0;

  constructor(private readonly options: WorkerOptions) {}

  misbehave(misbehaviour: Misbehaviour): void {
    this.planned.push({ misbehaviour, left: misbehaviour.times ?? 1 });
  }

  reset(): void {
    this.planned = [];
    this.timing = 0;
  }

  /** Undefined: it ran, but its answer is lost. `expired`: it did not run. Never settles when it is to hang. */
  async run(command: string): Promise<Stored | 'expired' | undefined> {
    const { clock, cloud } = this.options;
    const began = clock.now();
    const before = cloud.changeCount();
    if (this.timing > 0) await clock.sleep(this.timing);
    const as = this.take(command);
    if (as === 'expire') return 'expired';
    if (as === 'hang') return new Promise(() => undefined);
    const execution =
      as === undefined || as === 'forget-result' || as === 'error-after-effect'
        ? execute(command, { cloud, clock, session: this.options.session() })
        : withoutEffect(command, WITHOUT_EFFECT[as]);
    const stored = this.store(as === 'error-after-effect' ? ANSWER_LOST : execution);
    this.record(command, stored, cloud.changeCount() > before, clock.now() - began);
    return as === 'forget-result' ? undefined : stored;
  }

  private take(command: string): Misbehaviour['as'] | undefined {
    const found = this.planned.find(({ misbehaviour: { match } }) => match === undefined || command.includes(match));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.planned = this.planned.filter((entry) => entry !== found);
    return found.misbehaviour.as;
  }

  private store({ status, body, exception }: Execution): Stored {
    const { encryptionKey } = this.options;
    return { status, body: encryptionKey === undefined || exception ? body : encrypt(body, encryptionKey) };
  }

  /** First word and number of uids only: the rest of a command may hold names and secrets. */
  private record(command: string, { status, body }: Stored, write: boolean, milliseconds: number): void {
    const { calls, clock } = this.options;
    const [first = ''] = words(command);
    const uids = command.match(/(?<![\w-])[\w-]{22}(?![\w-])/g)?.length ?? 0;
    calls?.record({
      kind: 'commander',
      at: new Date(clock.now()).toISOString(),
      what: `${first} (${uids} ${uids === 1 ? 'uid' : 'uids'})`,
      write,
      outcome: String(status),
      bytesIn: Buffer.byteLength(command),
      bytesOut: Buffer.isBuffer(body) ? body.length : Buffer.byteLength(JSON.stringify(body)),
      milliseconds,
    });
  }
}

function withoutEffect(command: string, message: string): Execution {
  const [first = ''] = words(command);
  return { status: 200, body: { status: 'success', command: first, message, data: null }, exception: false };
}
