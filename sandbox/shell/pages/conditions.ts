/**
 * A module's `displayConditions`, as far as the sandbox's pages have what they ask. They only hide: on the platform too
 * they are no protection. A condition this page does not know counts as met, so that nothing is hidden by mistake.
 */
import type { PlacedModule } from '../world';

const PERMISSION_OF: Readonly<Record<string, string>> = {
  isAdmin: 'ADMINISTER',
  isSiteAdmin: 'ADMINISTER',
  canAdministerJira: 'ADMINISTER',
  canAdministerProjects: 'ADMINISTER_PROJECTS',
  canAdministerProject: 'ADMINISTER_PROJECTS',
};

/** `permissions`: keys of what the viewer may do on the page's issue or project, and globally. */
export function isShown({ module }: PlacedModule, permissions: ReadonlySet<string>, loggedIn: boolean): boolean {
  return module.displayConditions === undefined || allHold(module.displayConditions, permissions, loggedIn);
}

function allHold(conditions: object, permissions: ReadonlySet<string>, loggedIn: boolean): boolean {
  return Object.entries(conditions).every(([name, wanted]) => holds(name, wanted, permissions, loggedIn));
}

function holds(name: string, wanted: unknown, permissions: ReadonlySet<string>, loggedIn: boolean): boolean {
  const nested = typeof wanted === 'object' && wanted !== null ? wanted : {};
  if (name === 'and') return allHold(nested, permissions, loggedIn);
  if (name === 'not') return !allHold(nested, permissions, loggedIn);
  if (name === 'or') {
    return Object.entries(nested).some(([inner, value]) => holds(inner, value, permissions, loggedIn));
  }
  if (name === 'isLoggedIn') return loggedIn === (wanted !== false);
  if (name === 'hasProjectPermission' || name === 'hasGlobalPermission') return permissions.has(String(wanted));
  const permission = PERMISSION_OF[name];
  return permission === undefined || permissions.has(permission) === (wanted !== false);
}
