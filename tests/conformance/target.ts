import type { PasswordPolicy } from '../../sandbox/commander';
import type { DecidedElsewhere } from './case';
import { withApproval, withDecision, type WorldPart } from './real-approvals';

/** A Commander to run cases against, whichever it is: where it listens and how its world is set up. */
export interface Target {
  /** Without a path, e.g. `http://127.0.0.1:4401`. */
  root: string;
  key: string;
  encryptionKey?: string;
  /** Back to the seed of the vault. */
  reset(): Promise<void>;
  refuse(refusal: { endpoint: string; error: string; message: string; sticky?: boolean }): Promise<void>;
  nestedOff(): Promise<void>;
  /** Commander hears of it at `sync-down --force`; `reset` takes it away. */
  passwordPolicy(policy: PasswordPolicy): Promise<void>;
  invitedBy(users: string[]): Promise<void>;
  /** By name, or with that uid. */
  newApproval(by: { name: string } | { uid: string; unreadable?: true }): Promise<void>;
  decidedElsewhere(uid: string, as: DecidedElsewhere): Promise<void>;
  devicesGone(): Promise<void>;
  slow(seconds: number): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** As the Keeper cloud has it in `generated_password_complexity`. */
const keysOf = ({ length, lowercase, uppercase, digits, special }: PasswordPolicy): WorldPart => ({
  length,
  ...(lowercase ? { 'lower-use': true, 'lower-min': 1 } : {}),
  ...(uppercase ? { 'upper-use': true, 'upper-min': 1 } : {}),
  ...(digits ? { 'digit-use': true, 'digit-min': 1 } : {}),
  ...(special ? { 'special-use': true, 'special-min': 1, special: '!@#$%()+;<>=?[]{}^.,' } : {}),
  'passphrase-allow': false,
});

/** The fixture's service, through the `/__world` routes that it has beside Commander's. */
export function realTarget(
  url: string,
  key: string,
  encryptionKey?: string,
): Target & { set(world: WorldPart): Promise<void>; clearRefusals(): Promise<void> } {
  const root = new URL(url).origin;
  const send = async (method: 'POST' | 'DELETE', path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${root}/__world/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`/__world/${path} answered ${answer.status}; is this the fixture's service?`);
  };
  const post = (path: string, body: unknown): Promise<void> => send('POST', path, body);
  return {
    root,
    key,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
    reset: () => post('reset', {}),
    refuse: (refusal) => post('fault', refusal),
    nestedOff: () => post('set', { disallowed: ['keeper_drive'] }),
    passwordPolicy: (policy) => post('set', { password_policy: keysOf(policy) }),
    invitedBy: (users) => post('set', { pending_invites: users }),
    newApproval: (by) =>
      'name' in by ? post('newapproval', by) : post('set', withApproval(by.uid, by.unreadable === true)),
    decidedElsewhere: (uid, as) => post('set', withDecision(uid, as)),
    devicesGone: () => post('set', { devices: {} }),
    slow: (seconds) => post('timing', { seconds }),
    set: (world) => post('set', world),
    clearRefusals: () => send('DELETE', 'fault', {}),
    restart: () => Promise.reject(new Error('Only a service that was started here can be restarted.')),
    close: () => Promise.resolve(),
  };
}
