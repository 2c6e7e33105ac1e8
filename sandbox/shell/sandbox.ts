/** Puts one world together and serves it: Jira, the Forge host with the apps, Commander's stand-in, pages. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Commander } from '../commander';
import { createForgeHost, type ForgeHost, type ForgeHostOptions } from '../forge-host';
import { createJira, type Jira } from '../jira';
import { demoCompany } from '../seed';
import { createCallLog, createFaults, createWorldClock } from '../world';
import { appIdentity } from './app-identity';
import { createAssetServer } from './assets';
import { accountIdOf, connectCommander, grantApproval, seedDemo } from './demo';
import type { Sandbox, SandboxOptions } from './door';
import { registerModules } from './install';
import { invokeAs } from './invoke';
import { listen, type LocalServer } from './listen';
import { createMachineInterface } from './machine';
import { lockDirectory } from './lock';
import { openMemory, type Memory } from './memory';
import { forwardEvents } from './product-events';
import { browserScripts } from './scripts';
import { createSite } from './site';
import { accountsOf, summarize } from './summary';
import { countVersions } from './versions';
import type { World } from './world';

/**
 * First words that the stand-in's key may run: those the product's guide lists, `sync-down` for fresh reads, `list-team`
 * to choose a team by its name, and `version` for the connection test.
 */
const ALLOWED_COMMANDS =
  'record-add,list,list-sf,ls,get,search,record-type-info,record-update,share-record,share-folder,rti,record-permission,nsf-list,nsf-get,nsf-record-add,nsf-record-update,nsf-share-record,nsf-share-folder,nsf-record-permission,epm,device-approve,service-status,sync-down,list-team,version';

/** Rejects when a port is taken, an app cannot be installed or refuses to be set up; nothing is left running then. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const undo: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await build(options, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  options: SandboxOptions,
  undo: (() => void | Promise<void>)[],
  close: () => Promise<void>,
): Promise<Sandbox> {
  const log = options.log ?? (() => undefined);
  const keep = <Part extends { close(): void | Promise<void> }>(part: Part): Part => {
    undo.push(() => part.close());
    return part;
  };
  if (options.dataDir !== undefined) keep(lockDirectory(options.dataDir));
  const memory = keep(openMemory(options.dataDir));
  const clock = keep(createWorldClock(memory.clockOffset));
  const main = keep(await listen(options.port, '--port'));
  const assets = keep(await listen(options.port === 0 ? 0 : options.port + 2, '--port'));
  const origin = `http://127.0.0.1:${String(main.port)}`;
  const assetHost = `localhost:${String(assets.port)}`;

  const base = { clock, calls: createCallLog(), faults: createFaults() };
  const { standIn, commander } = await startOrUseCommander(options, memory, base, keep);
  const jira = keep(
    createJira({ clock, origin, seed: options.seed ?? demoCompany(), ...below(options.dataDir, 'jira') }),
  );
  const cloudId = '3f0e7c1a-9d55-4c1b-8a53-0c2f5e6b7a10';
  const forge: ForgeHost = keep(
    createForgeHost({
      ...base,
      ...options.forge,
      jira: (request, identity, scopes) => jira.fetch(request, identityIn(forge, identity), scopes),
      origin,
      siteUrl: origin,
      cloudId,
      allowedLoopback: isLoopback(commander.url) ? [new URL(commander.url).origin] : [],
      commanderOrigins: [new URL(commander.url).origin],
      ...below(options.dataDir, 'forge'),
    }),
  );

  const world: World = {
    ...base,
    jira,
    forge,
    ...(standIn ? { standIn } : {}),
    commander,
    origin,
    assetOrigin: `http://${assetHost}`,
    cloudId,
    appDirectories: new Map(options.apps.map(({ directory }) => [path.basename(directory), directory])),
    secret: randomBytes(32),
  };
  for (const { directory, bundle } of options.apps) registerModules(jira, await forge.installApp(directory, bundle));
  undo.push(
    forwardEvents(jira, forge, (error) => {
      log(`A product event was not delivered: ${String(error)}`);
    }),
  );

  const violations: string[] = [];
  await serve(world, main, assets, memory, violations, options, undo);
  await setUp(world, memory, options);
  log('Ready.');
  return {
    url: origin,
    assetUrl: world.assetOrigin,
    commander,
    accounts: accountsOf(world),
    world,
    cspViolations: violations,
    summary: () => summarize(world),
    accountId: (name) => accountIdOf(world, name),
    invoke: (request) => invokeAs(world, request),
    advance: (seconds) => advance(world, memory, seconds),
    reset: () => reset(world, memory, options),
    close,
  };
}

async function serve(
  world: World,
  main: LocalServer,
  assets: LocalServer,
  memory: Memory,
  violations: string[],
  options: SandboxOptions,
  undo: (() => void | Promise<void>)[],
): Promise<void> {
  const scripts = await browserScripts();
  const versions = countVersions(world);
  undo.push(() => {
    versions.close();
  });
  const machine = createMachineInterface({
    world,
    advance: (seconds) => advance(world, memory, seconds),
    reset: () => reset(world, memory, options),
  });
  const site = createSite({ world, machine, versions, pageScript: scripts.page });
  const assetServer = createAssetServer({
    forge: world.forge,
    siteOrigin: world.origin,
    assetHost: new URL(world.assetOrigin).host,
    frameScript: scripts.frame,
    onViolation: (report) => {
      violations.push(report);
      options.log?.(`Content-Security-Policy: ${report}`);
    },
  });
  main.serve((request) => site.fetch(request));
  assets.serve((request) => assetServer.fetch(request));
}

async function startOrUseCommander(
  options: SandboxOptions,
  memory: Memory,
  base: Pick<World, 'clock' | 'calls'>,
  keep: <Part extends { close(): void | Promise<void> }>(part: Part) => Part,
): Promise<{ standIn?: Commander; commander: World['commander'] }> {
  if (options.realCommander) return { commander: options.realCommander };
  // Loaded only when it is used: a world with a real Commander has no need of it.
  const { startCommander } = await import('../commander');
  const standIn = keep(
    await startCommander({
      apiKey: memory.commanderKey,
      commands: ALLOWED_COMMANDS.split(','),
      ...options.standIn,
      ...base,
      port: options.commanderPort,
      ...below(options.dataDir, 'commander'),
    }),
  );
  return { standIn, commander: { url: standIn.url, key: standIn.key } };
}

/** After a start with state from before nothing is repeated, but a Commander that has moved is connected again. */
async function setUp(world: World, memory: Memory, options: SandboxOptions): Promise<void> {
  if (options.demo === false) return;
  grantApproval(world);
  if (memory.seededWith === world.commander.url) return;
  const isNew = memory.seededWith === undefined;
  const connected = isNew ? await seedDemo(world) : (await connectCommander(world)) !== undefined;
  if (connected) memory.rememberSeed(world.commander.url);
}

async function reset(world: World, memory: Memory, options: SandboxOptions): Promise<void> {
  world.faults.clear();
  await world.forge.reset();
  world.jira.reset();
  world.standIn?.reset();
  world.calls.clear();
  if (options.demo === false) return;
  grantApproval(world);
  if (await seedDemo(world)) memory.rememberSeed(world.commander.url);
}

function advance(world: World, memory: Memory, seconds: number): number {
  const now = world.clock.advance(seconds);
  memory.rememberClock(world.clock.offset());
  return now;
}

type JiraCaller = Parameters<ForgeHostOptions['jira']>[1];

function identityIn(forge: ForgeHost, identity: JiraCaller): Parameters<Jira['fetch']>[1] {
  if (identity.kind === 'user') return identity;
  const app = forge.apps().find(({ appId }) => appId === identity.appId);
  if (!app) throw new Error(`The app ${identity.name} is not installed.`);
  return appIdentity(app);
}

const below = (directory: string | undefined, name: string): { dataDir?: string } =>
  directory === undefined ? {} : { dataDir: path.join(directory, name) };

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
