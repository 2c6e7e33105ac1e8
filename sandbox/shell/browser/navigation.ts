/** Where `router.navigate`, `router.open` and `router.getUrl` lead. */

export interface Destination {
  url?: string;
  target?: string;
  type?: 'same-tab' | 'new-tab';
  issueKey?: string;
  projectKey?: string;
  accountId?: string;
  moduleKey?: string;
}

/**
 * Absolute address of a destination. Throws for a target that Jira does not have, for a missing key, and for an
 * address that is neither a web page nor e-mail (`javascript:` and the like).
 */
export function addressOf(destination: Destination): string {
  const address = new URL(
    destination.target === undefined ? (destination.url ?? '') : pathOf(destination),
    location.origin,
  );
  if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) {
    throw new Error(`Navigation to '${address.protocol}' is not allowed.`);
  }
  return address.href;
}

function pathOf(destination: Destination): string {
  const need = (name: 'issueKey' | 'projectKey' | 'moduleKey'): string => {
    const value = destination[name];
    if (typeof value !== 'string' || value === '') throw new Error(`${name} is required for this target.`);
    return encodeURIComponent(value);
  };
  switch (destination.target) {
    case 'issue':
      return `/browse/${need('issueKey')}`;
    case 'projectSettingsDetails':
      return `/projects/${need('projectKey')}/settings`;
    case 'module':
      return `/apps/${need('moduleKey')}`;
    default:
      throw new Error(`This site has no page for the target '${String(destination.target)}'.`);
  }
}

/** Goes there. An address outside the site asks first, as Jira does; `false` when the person stays. */
export function navigate(destination: Destination): boolean {
  const address = addressOf(destination);
  if (destination.type === 'new-tab') {
    window.open(address, '_blank', 'noopener');
    return true;
  }
  const leaves = new URL(address).origin !== location.origin;
  if (leaves && !window.confirm(`This app wants to open ${address} instead of this page. Continue?`)) return false;
  location.assign(address);
  return true;
}
