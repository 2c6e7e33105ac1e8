/** What is in the world, for `GET /sandbox/state`: everything, hidden issues included. Loopback only. */
import type { World } from './world';

export function describeState(world: World) {
  const { accounts, projects, issues } = world.jira.state.everything();
  const apps = world.forge.apps();
  return {
    now: new Date(world.clock.now()).toISOString(),
    url: world.origin,
    assetUrl: world.assetOrigin,
    accounts: accounts.map((account) => ({ ...account, name: shortName(account.emailAddress ?? account.displayName) })),
    projects,
    issues,
    apps: apps.map(({ app, id, appId, version, environmentId, installationId, scopes }) => ({
      app,
      id,
      appId,
      version,
      environmentId,
      installationId,
      scopes,
    })),
    modules: apps.flatMap(({ modules }) => modules.map(({ manifest: _manifest, ...module }) => module)),
    webTriggers: apps.flatMap(({ app, webTriggers }) => webTriggers.map((trigger) => ({ app, ...trigger }))),
    scheduledTriggers: apps.flatMap(({ app, scheduledTriggers }) =>
      scheduledTriggers.map((trigger) => ({ app, ...trigger })),
    ),
    commander: { ...world.commander, standIn: world.standIn !== undefined },
  };
}

export type WorldState = ReturnType<typeof describeState>;

/** `alice` for alice@acme.example: how people call an account on the command line. */
export function shortName(emailOrName: string): string {
  return (emailOrName.split(/[@\s]/)[0] ?? emailOrName).toLowerCase();
}
