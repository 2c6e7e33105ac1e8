/** The Commander stand-in: Service Mode over a synthetic company vault, as a separate HTTP server. */
import type { Commander, CommanderOptions } from './door';

export type * from './door';

/** Starts the stand-in on 127.0.0.1. Rejects when the port is taken. */
export declare function startCommander(options: CommanderOptions): Promise<Commander>;
