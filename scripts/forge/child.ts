/**
 * Inspects Forge apps in a process of its own, because Atlassian's tools read relative to the working directory and are
 * configured by the environment. The orders come as one IPC message and are worked off one after the other (compiling
 * the manifest's schema takes seconds, once); each report goes back as a message.
 */
import { type Order, inspectApp } from './inspect-app';

const answer = (message: unknown) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });

process.once('message', (orders) => {
  void (async () => {
    for (const order of orders as Order[]) await answer(await inspectApp(order));
    process.disconnect();
  })();
});
