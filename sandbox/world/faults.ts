/**
 * Faults that a test or a visitor plants through `POST /sandbox/faults`: the next matching call answers badly, late,
 * not at all, or takes the running invocation down with it.
 */
import { z } from 'zod';

export const faultSchema = z.object({
  /** Where it happens. `function` counts every platform call (Jira, KVS, queue, egress) of an invocation. */
  target: z.enum(['commander', 'jira', 'kvs', 'queue', 'function']),
  /** Substring of the call's `what` (see call-log.ts). For `crash`, of the function: `<module>/<function>`. Absent: any. */
  match: z.string().optional(),
  /**
   * `status`: answer with HTTP status `value` and do nothing. `timeout`: never answer. `drop-reply`: do it, then lose
   * the answer. `delay`: answer after `value` ms. `malformed`: answer HTML instead of JSON. `crash`: end the running
   * invocation at its `value`-th platform call (counting from 1), before that call is carried out; with
   * `target` other than `function` the invocation ends at the `value`-th call (default 1st) of that target that matches.
   */
  effect: z.enum(['status', 'timeout', 'drop-reply', 'delay', 'malformed', 'crash']),
  value: z.union([z.number(), z.string()]).optional(),
  /** How often it strikes; default 1. */
  times: z.number().int().positive().optional(),
  /** For `crash`: carry the call out first, then end the invocation. Default false. */
  after: z.boolean().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  add(fault: Fault): void;
  /** The first planted fault (other than `crash`) for this call, used up once; undefined if none. */
  take(target: Fault['target'], what: string): Fault | undefined;
  /** Planted `crash` faults, for the Forge host, which counts calls per invocation and calls `spend`. */
  crashes(): readonly Fault[];
  spend(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaults(): Faults {
  let planted: { fault: Fault; left: number }[] = [];
  const spend = (fault: Fault): void => {
    const found = planted.find((entry) => entry.fault === fault);
    if (!found) return;
    found.left -= 1;
    if (found.left <= 0) planted = planted.filter((entry) => entry !== found);
  };
  return {
    add(fault) {
      planted.push({ fault, left: fault.times ?? 1 });
    },
    take(target, what) {
      const found = planted.find(
        ({ fault }) =>
          fault.effect !== 'crash' && fault.target === target && (!fault.match || what.includes(fault.match)),
      );
      if (!found) return undefined;
      spend(found.fault);
      return found.fault;
    },
    crashes: () => planted.filter(({ fault }) => fault.effect === 'crash').map(({ fault }) => fault),
    spend,
    list: () => planted.map(({ fault }) => fault),
    clear() {
      planted = [];
    },
  };
}
