/** All checks in their order. Rows come as they are found, so that somebody who waits sees something. */
import { createMemory, createVault, type CommanderOptions } from '@keeper-workflow/commander';
import { allowListFindings } from './allow-list-checks';
import { connectionFindings } from './connection-checks';
import type { Context } from './context';
import type { Finding } from './finding';
import { pacedFetch } from './paced-fetch';
import { readingFindings } from './reading-checks';
import { clockFinding, latencyFinding, promptFinding, rateFinding } from './service-checks';
import { writingFindings, type Folder } from './writing-checks';

export interface KitOptions {
  readonly commander: CommanderOptions;
  readonly callsPerMinute: number;
  /** Words that are left out of the command list on purpose. */
  readonly without: readonly string[];
  /** Absent: nothing is changed. */
  readonly folder?: string;
  readonly tell?: (finding: Finding) => void;
}

/** Never throws for what Commander does; without `folder` it changes nothing. */
export async function runKit({ commander, callsPerMinute, without, folder, tell }: KitOptions): Promise<Finding[]> {
  const paced = pacedFetch(commander.fetch, commander.clock, callsPerMinute);
  const options = { ...commander, fetch: paced.fetch, memory: createMemory() };
  const context: Context = {
    options,
    vault: createVault(options),
    traffic: paced.traffic,
    room: (calls) => paced.room(calls),
    allowed: new Set(),
    without: new Set(without),
  };
  const findings: Finding[] = [];
  const found = (...rows: Finding[]): void => {
    for (const row of rows) {
      findings.push(row);
      tell?.(row);
    }
  };
  const connection = await connectionFindings(context);
  found(...connection.findings);
  if (!connection.connected) return findings;
  found(...(await allowListFindings(context)));
  found(await promptFinding(context));
  const latency = await latencyFinding(context);
  found(latency.finding, await clockFinding(context, latency.last));
  found(...(await readingFindings(context)));
  found(...(await writing(context, folder)));
  found(rateFinding(context));
  return findings;
}

async function writing(context: Context, folder: string | undefined): Promise<Finding[]> {
  const check = 'write';
  if (folder === undefined) {
    const found = 'nothing was changed; with --write-to-folder UID one record is made, changed, and left there';
    return [{ check, verdict: 'skipped', found }];
  }
  const chosen = await modeOf(context, folder);
  if (!chosen) {
    const todo = 'Give the uid of a shared folder or nested share folder that the service account may write to.';
    return [{ check, verdict: 'problem', found: `there is no folder ${folder}; nothing was changed`, todo }];
  }
  const label = new Date(context.options.clock.now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return writingFindings(context, chosen, label);
}

async function modeOf(context: Context, uid: string): Promise<Folder | undefined> {
  const found = await context.vault.findFolders(uid, 5, context.options.clock.now() + 60_000);
  const row = found.ok ? found.value.rows.find((candidate) => candidate.uid === uid) : undefined;
  return row && { uid, mode: row.mode };
}
