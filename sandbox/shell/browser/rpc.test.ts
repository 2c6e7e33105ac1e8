import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createPeer } from './rpc';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Two sides over a real channel; `answer` is the far side. */
function connect(answer: (name: string, argument: never) => unknown) {
  const { port1, port2 } = new MessageChannel();
  closing.push(() => {
    port1.close();
  });
  createPeer(port2 as unknown as MessagePort, (name, argument) => answer(name, argument as never));
  return createPeer(port1 as unknown as MessagePort, () => undefined);
}

test('calls answer with values, undefined included', async () => {
  const peer = connect((name, argument) => ({ name, argument, nothing: undefined }));
  expect(await peer.call('x', { deep: [1, { two: 2 }] })).toEqual({ name: 'x', argument: { deep: [1, { two: 2 }] } });
  expect(await connect(() => undefined).call('x')).toBeUndefined();
});

test('functions work from both sides, wherever they stand', async () => {
  const heard: unknown[] = [];
  const peer = connect(async (_name, argument: { actions: { onClick: (value: unknown) => Promise<unknown> }[] }) => {
    heard.push(await argument.actions[1]?.onClick('clicked'));
    return { unsubscribe: (value: string) => `stopped ${value}` };
  });
  const argument = { actions: [{ onClick: () => 'first' }, { onClick: (value: unknown) => ['second', value] }] };
  const { unsubscribe } = (await peer.call('on', argument)) as { unsubscribe: (value: string) => Promise<string> };
  expect(heard).toEqual([['second', 'clicked']]);
  expect(await unsubscribe('it')).toBe('stopped it');
});

test('a refusal arrives as an error with its name and message', async () => {
  const peer = connect(() => {
    throw new TypeError('not like this');
  });
  await expect(peer.call('x')).rejects.toMatchObject({ name: 'TypeError', message: 'not like this' });
});

test('what cannot cross is refused on this side and leaves nothing waiting', async () => {
  const peer = connect(() => 'fine');
  await expect(peer.call('x', { when: Symbol('no') })).rejects.toThrow(/could not be cloned/);
  expect(await peer.call('x')).toBe('fine');
});

test('a path that names the prototype reaches nothing', async () => {
  const { port1, port2 } = new MessageChannel();
  closing.push(() => {
    port1.close();
  });
  createPeer(port2 as unknown as MessagePort, (_name, argument) => argument);
  port1.postMessage({
    kind: 'call',
    id: 1,
    name: 'x',
    packed: { value: {}, functions: [{ path: ['__proto__', 'polluted'], id: 1 }] },
  });
  await new Promise((resolve) => port1.once('message', resolve));
  expect({}).not.toHaveProperty('polluted');
});
