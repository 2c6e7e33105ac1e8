/**
 * Calls across a MessagePort, both ways, with functions in arguments and results: a function travels as a number and
 * becomes, on the other side, a function that calls back. Used between an app's iframe and the page around it.
 */

/** Answers one named call; may throw or reject. */
export type Handler = (argument: unknown) => unknown;

export interface Peer {
  /** Rejects with an `Error` carrying the other side's message. Functions anywhere in `argument` are proxied. */
  call(name: string, argument?: unknown): Promise<unknown>;
}

type Callable = (...values: unknown[]) => unknown;
interface FunctionAt {
  path: string[];
  id: number;
}
interface Packed {
  value: unknown;
  functions: FunctionAt[];
}
type Message =
  | { kind: 'call'; id: number; name: string; packed: Packed }
  | { kind: 'callback'; id: number; target: number; packed: Packed }
  | { kind: 'result'; id: number; packed: Packed }
  | { kind: 'failure'; id: number; name: string; message: string };

/** Takes over `port`. `handle` answers the other side's calls by name. */
export function createPeer(port: MessagePort, handle: (name: string, argument: unknown) => unknown): Peer {
  const offered = new Map<number, Callable>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let lastFunction = 0;

  const pack = (value: unknown): Packed => {
    const functions: FunctionAt[] = [];
    const offer = (callable: Callable, path: string[]): void => {
      lastFunction += 1;
      offered.set(lastFunction, callable);
      functions.push({ path, id: lastFunction });
    };
    return { value: withoutFunctions(value, [], offer), functions };
  };

  const unpack = ({ value, functions }: Packed): unknown => {
    const box: Record<string, unknown> = { root: value };
    for (const { path, id } of functions) place(box, ['root', ...path], (...values: unknown[]) => callBack(id, values));
    return box.root;
  };

  const ask = (make: (id: number) => Message): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      waiting.set(id, { resolve, reject });
      try {
        port.postMessage(make(id));
      } catch (error) {
        waiting.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });

  const callBack = (target: number, values: unknown[]): Promise<unknown> =>
    ask((id) => ({ kind: 'callback', id, target, packed: pack(values) }));

  const answer = async (id: number, run: () => unknown): Promise<void> => {
    try {
      port.postMessage({ kind: 'result', id, packed: pack(await run()) } satisfies Message);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      port.postMessage({ kind: 'failure', id, name, message } satisfies Message);
    }
  };

  port.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.kind) {
      case 'call':
        void answer(data.id, () => handle(data.name, unpack(data.packed)));
        break;
      case 'callback':
        void answer(data.id, () => offered.get(data.target)?.(...(unpack(data.packed) as unknown[])));
        break;
      case 'result':
        waiting.get(data.id)?.resolve(unpack(data.packed));
        waiting.delete(data.id);
        break;
      case 'failure': {
        const error = new Error(data.message);
        error.name = data.name;
        waiting.get(data.id)?.reject(error);
        waiting.delete(data.id);
        break;
      }
    }
  };

  return { call: (name, argument) => ask((id) => ({ kind: 'call', id, name, packed: pack(argument) })) };
}

function isContainer(value: unknown): value is Record<string, unknown> | unknown[] {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A copy in which functions are `null`, each reported with its path. Cycles and foreign objects are left to the clone. */
function withoutFunctions(
  value: unknown,
  path: string[],
  offer: (callable: Callable, path: string[]) => void,
  above: readonly unknown[] = [],
): unknown {
  if (typeof value === 'function') {
    offer(value as Callable, path);
    return null;
  }
  if (!isContainer(value) || above.includes(value)) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, withoutFunctions(item, [...path, key], offer, [...above, value])] as const,
  );
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function place(box: Record<string, unknown>, path: readonly string[], callable: Callable): void {
  let at: Record<string, unknown> = box;
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined;
    if (!isContainer(next)) return;
    at = next as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last !== undefined) at[last] = callable;
}
