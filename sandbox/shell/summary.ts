/** Where everything is: for the one line of JSON that scripts start from. */
import type { SandboxAccount, SandboxSummary } from './door';
import { people } from './pages/chrome';
import { shortName } from './state';
import type { World } from './world';

/** The persons of the seed, by the names the documentation calls them. */
export function accountsOf(world: World): SandboxAccount[] {
  return people(world).map(({ accountId, displayName, emailAddress }) => ({
    name: shortName(emailAddress ?? displayName),
    accountId,
    displayName,
    ...(emailAddress === undefined ? {} : { email: emailAddress }),
  }));
}

export function summarize(world: World): SandboxSummary {
  const { origin, assetOrigin, commander } = world;
  return {
    url: origin,
    assetUrl: assetOrigin,
    commander: { url: commander.url, key: commander.key },
    accounts: accountsOf(world),
    pages: {
      issue: `${origin}/browse/OPS-1`,
      projects: `${origin}/projects`,
      settings: `${origin}/apps/keeper`,
      console: `${origin}/keeper`,
    },
    machine: `${origin}/sandbox`,
    webTriggers: world.forge
      .apps()
      .flatMap(({ app, webTriggers }) => webTriggers.map(({ key, url }) => ({ app, key, url }))),
  };
}
