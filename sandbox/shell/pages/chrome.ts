/** What a page needs to know of its visitor: who it is, what the menus may offer, which theme. */
import type { Context } from 'hono';
import type { AccountView, Identity } from '../../jira';
import { colorModeOf, hasNoSession, identityOf, rememberAccount } from '../session';
import { modulesOfType, type PlacedModule, type World } from '../world';
import { isShown } from './conditions';
import type { Chrome } from './layout';

export interface Visitor {
  identity: Identity;
  /** Absent: nobody is logged in. */
  account?: AccountView;
  chrome: Chrome;
}

/** People one can become: accounts of persons, in the order of the seed. */
export function people(world: World): AccountView[] {
  return world.jira.state.accounts().filter(({ accountType, active }) => accountType === 'atlassian' && active);
}

/** The first visit logs in the first account of the seed (the Jira admin), so that there is something to see. */
export function visitorOf(world: World, context: Context): Visitor {
  let identity = identityOf(context);
  const everybody = people(world);
  const first = everybody[0];
  if (hasNoSession(context) && first) {
    rememberAccount(context, first.accountId);
    identity = { kind: 'user', accountId: first.accountId };
  }
  const account = identity.kind === 'user' ? world.jira.state.account(identity.accountId) : undefined;
  if (!account) identity = { kind: 'nobody' };
  const url = new URL(context.req.url);
  return {
    identity,
    ...(account ? { account } : {}),
    chrome: {
      ...(account ? { viewer: account } : {}),
      people: everybody,
      colorMode: colorModeOf(context),
      apps: globalPages(world, identity).map((placed) => ({
        title: placed.module.title ?? placed.module.key,
        href: appPath(world, placed),
      })),
      admin: adminPages(world, identity).map(({ module }) => ({
        title: module.title ?? module.key,
        href: `/admin/${module.key}`,
      })),
      path: `${url.pathname}${url.search}`,
    },
  };
}

export function globalPages(world: World, viewer: Identity): PlacedModule[] {
  return shown(world, viewer, 'jira:globalPage');
}

/** Empty for everybody who does not administer Jira, whatever the module's conditions. */
export function adminPages(world: World, viewer: Identity): PlacedModule[] {
  return world.jira.state.permissions(viewer).has('ADMINISTER') ? shown(world, viewer, 'jira:adminPage') : [];
}

/** Empty for everybody who does not administer the project. */
export function projectSettings(world: World, viewer: Identity, project: string): PlacedModule[] {
  const permissions = world.jira.state.permissions(viewer, { project });
  if (!permissions.has('ADMINISTER_PROJECTS')) return [];
  return modulesOfType(world, 'jira:projectSettingsPage').filter((placed) => isShown(placed, permissions, true));
}

function shown(world: World, viewer: Identity, type: string): PlacedModule[] {
  if (viewer.kind === 'nobody') return [];
  const permissions = world.jira.state.permissions(viewer);
  return modulesOfType(world, type).filter((placed) => isShown(placed, permissions, true));
}

/** `/apps/keeper` is the hub of the first app that has one; another app's page goes by its module key. */
export function appPath(world: World, placed: PlacedModule): string {
  const first = modulesOfType(world, 'jira:globalPage')[0];
  return first?.module === placed.module ? '/apps/keeper' : `/apps/${placed.module.key}`;
}
