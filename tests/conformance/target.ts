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
  invitedBy(users: string[]): Promise<void>;
  close(): Promise<void>;
}

/** The fixture's service, through the `/__world` routes that it has beside Commander's. */
export function realTarget(url: string, key: string, encryptionKey?: string): Target {
  const root = new URL(url).origin;
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${root}/__world/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST /__world/${path} answered ${answer.status}; is this the fixture's service?`);
  };
  return {
    root,
    key,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
    reset: () => post('reset', {}),
    refuse: (refusal) => post('fault', refusal),
    nestedOff: () => post('set', { disallowed: ['keeper_drive'] }),
    invitedBy: (users) => post('set', { pending_invites: users }),
    close: () => Promise.resolve(),
  };
}
