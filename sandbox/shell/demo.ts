/**
 * The demo's set-up: what an administrator would click after installing the app, done through the app's own functions,
 * so that the sandbox opens on something that works.
 */
import { extensionAri } from '../forge-host';
import { invokeAs } from './invoke';
import { shortName } from './state';
import type { World } from './world';

const ADMIN = 'ada';
const APPROVER = 'sam';
const PROJECT = 'OPS';
/** Function key of the resolver that holds the settings. */
const SETTINGS = 'settings';

/** accountId of a demo account by the name before the @; throws if the seed has no such account. */
export function accountIdOf(world: Pick<World, 'jira'>, name: string): string {
  const found = world.jira.state
    .accounts()
    .find(({ emailAddress }) => emailAddress && shortName(emailAddress) === name);
  if (!found) throw new Error(`The seed has no account '${name}'.`);
  return found.accountId;
}

/** Sam holds every custom project permission of the apps in OPS, unless the seed gives it already. */
export function grantApproval(world: World): void {
  const accountId = accountIdOf(world, APPROVER);
  for (const app of world.forge.apps()) {
    for (const { type, key } of app.modules) {
      if (type !== 'jira:projectPermission') continue;
      const permission = extensionAri(app.appId, app.environmentId, key);
      const held = world.jira.state.permissions({ kind: 'user', accountId }, { project: PROJECT });
      if (!held.has(permission)) {
        world.jira.grantProjectPermission(PROJECT, permission, { kind: 'account', accountId });
      }
    }
  }
}

/** Connects Commander and enables OPS. False: no installed app has settings. Throws when the app refuses. */
export async function seedDemo(world: World): Promise<boolean> {
  const connected = await connectCommander(world);
  if (connected) {
    await asAdmin(world, connected, 'setProject', { projectKey: PROJECT, enabled: true, justificationRequired: false });
  }
  return connected !== undefined;
}

/** Saves Commander's address and key in the app, as Ada. Answers the app's name, or nothing if none has settings. */
export async function connectCommander(world: World): Promise<string | undefined> {
  const app = world.forge.apps().find(({ modules }) => modules.some(({ resolver }) => resolver === SETTINGS));
  if (!app) return undefined;
  await asAdmin(world, app.app, 'saveConnection', { apiUrl: world.commander.url, apiKey: world.commander.key });
  return app.app;
}

async function asAdmin(world: World, app: string, name: string, payload: unknown): Promise<void> {
  const as = accountIdOf(world, ADMIN);
  const answer = await invokeAs(world, { as, app, module: SETTINGS, function: name, payload });
  const refusal = answer.ok ? refusalIn(answer.result) : answer.error.message;
  if (refusal !== undefined) throw new Error(`The demo could not be set up: ${app} ${SETTINGS}/${name}: ${refusal}`);
}

/** An app may answer a failure as a value: `{ok: false, failure: {message}}`. */
function refusalIn(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('ok' in result) || result.ok !== false) return undefined;
  const failure = 'failure' in result ? result.failure : undefined;
  const said = typeof failure === 'object' && failure !== null && 'message' in failure ? failure.message : undefined;
  return typeof said === 'string' ? said : JSON.stringify(result);
}
