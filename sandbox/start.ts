/** `npm start`: builds what is stale, starts the sandbox on this machine, says where to look, ends with Ctrl-C. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApps, HELP, readOptions, startSandbox, type Sandbox, type StartOptions } from './shell';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function readOrExit(): StartOptions {
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    if (options !== 'help') return options;
    process.stdout.write(HELP);
    process.exit(0);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    say(HELP);
    process.exit(2);
  }
}

function start(options: StartOptions, apps: Awaited<ReturnType<typeof buildApps>>): Promise<Sandbox> {
  const { commanderUrl: url, commanderKey: key } = options;
  return startSandbox({
    port: options.port,
    commanderPort: options.port === 0 ? 0 : options.commanderPort,
    apps,
    dataDir: options.dataDir,
    realCommander: url !== undefined && key !== undefined ? { url, key } : undefined,
    standIn: { seedRecords: options.seedRecords },
    log: say,
  });
}

/** Closes once, however often it is asked; a second Ctrl-C does not wait. */
function endWith(sandbox: Sandbox): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        say(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function describe(sandbox: Sandbox): string {
  const people = sandbox.accounts
    .map(({ name, displayName, accountId }) => `    ${name.padEnd(8)}${displayName.padEnd(22)}${accountId}`)
    .join('\n');
  return `
  Issue with the Keeper panel   ${sandbox.url}/browse/OPS-1
  Projects                      ${sandbox.url}/projects
  Keeper settings               ${sandbox.url}/apps/keeper
  Keeper console                ${sandbox.url}/keeper
  Machine interface             ${sandbox.url}/sandbox/state
  Commander                     ${sandbox.commander.url}   api-key ${sandbox.commander.key}

  People (switch at the upper right of every page)
${people}

  Ctrl-C ends it.
`;
}

const options = readOrExit();
try {
  const apps = await buildApps(root, say);
  if (!options.buildOnly) {
    const sandbox = await start(options, apps);
    endWith(sandbox);
    if (options.json) {
      process.stdout.write(`${JSON.stringify(sandbox.summary())}\n`);
    } else {
      process.stdout.write(describe(sandbox));
    }
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
