/**
 * Makes `Date` in the worker tell the world's time: the machine's clock plus an offset in shared memory, so that an
 * advance of the world is seen at once, even by code in the middle of an invocation.
 */
export function installWorldDate(clockOffset: SharedArrayBuffer): void {
  const offset = new BigInt64Array(clockOffset);
  const MachineDate = Date;
  const now = (): number => MachineDate.now() + Number(Atomics.load(offset, 0));
  const WorldDate: DateConstructor = new Proxy(MachineDate, {
    apply: () => new MachineDate(now()).toString(),
    construct: (target, args, newTarget: unknown) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === WorldDate ? target : (newTarget as DateConstructor),
      ) as object,
    get: (target, property) => (property === 'now' ? now : (Reflect.get(target, property) as unknown)),
  });
  MachineDate.prototype.constructor = WorldDate;
  globalThis.Date = WorldDate;
}
