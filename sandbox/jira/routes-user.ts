/** People and groups: who is there, who am I, who can be assigned. */
import type { Account, Group } from './model';
import { refuse } from './refusal';
import { avatarUrl, emailFor, renderUser } from './render';
import { listOf, ok, pageOf, visibleIssue, visibleProject, type Answer, type Call, type Routes } from './world';

type Json = Record<string, unknown>;

const mayBrowseUsers = ({ world, caller }: Call): boolean =>
  world.authority.holdsGlobal(caller, 'USER_PICKER') || world.authority.holdsGlobal(caller, 'ADMINISTER');

/** Jira matches the beginning of any word of the name, and the beginning of a visible e-mail address. */
function matches(call: Call, account: Account, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const name = account.displayName.toLowerCase();
  const email = emailFor(account, call.caller)?.toLowerCase();
  return (
    name.startsWith(wanted) ||
    name.split(/\s+/).some((word) => word.startsWith(wanted)) ||
    (email?.startsWith(wanted) ?? false)
  );
}

const groupsOf = ({ world }: Call, accountId: string): Group[] =>
  world.store.seed.groups.filter(({ members }) => members.includes(accountId));

function userDetails(call: Call, accountId: string): Json {
  const expand = listOf(call.query, 'expand');
  const groups = groupsOf(call, accountId);
  const groupItem = ({ name, groupId }: Group): Json => ({
    name,
    groupId,
    self: `${call.world.origin}/rest/api/3/group?groupId=${groupId}`,
  });
  return {
    ...renderUser(call.world, accountId, call.caller),
    locale: 'en_US',
    groups: { size: groups.length, items: expand.includes('groups') ? groups.map(groupItem) : [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  };
}

/** Escapes a name and marks the match, as the pickers' `html` does. */
function highlight(name: string, text: string): string {
  const escape = (part: string): string =>
    part.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
  const at = text === '' ? -1 : name.toLowerCase().indexOf(text.toLowerCase());
  if (at < 0) return escape(name);
  const end = at + text.length;
  return `${escape(name.slice(0, at))}<strong>${escape(name.slice(at, end))}</strong>${escape(name.slice(end))}`;
}

function assignable(call: Call): Account[] {
  const { query, world } = call;
  const issueRef = query.get('issueKey') ?? query.get('issueId');
  const projectRef = query.get('project');
  if (issueRef !== null) {
    const issue = visibleIssue(call, issueRef);
    return world.store
      .all('accounts')
      .filter(({ accountId }) => world.authority.holdsOnIssue({ kind: 'user', accountId }, 'ASSIGNABLE_USER', issue));
  }
  if (projectRef === null) throw refuse(400, 'One of project, issueKey or issueId is required.');
  const project = visibleProject(call, projectRef);
  return world.store
    .all('accounts')
    .filter(({ accountId }) => world.authority.holdsInProject({ kind: 'user', accountId }, 'ASSIGNABLE_USER', project));
}

function foundUsers(call: Call, accounts: Account[]): Answer {
  const { startAt, maxResults } = pageOf(call.query, 50, 1000);
  const page = accounts.slice(startAt, startAt + maxResults);
  return ok(page.map(({ accountId }) => renderUser(call.world, accountId, call.caller)));
}

function wantedGroup({ world, query }: Call): Group {
  const id = query.get('groupId');
  const name = query.get('groupname');
  if (id === null && name === null) throw refuse(400, 'Either groupname or groupId is required.');
  const found = world.store.seed.groups.find((group) => (id === null ? group.name === name : group.groupId === id));
  if (found === undefined) throw refuse(404, `The group '${id ?? name ?? ''}' does not exist.`);
  return found;
}

export const userRoutes: Routes = {
  getCurrentUser: (call) => ok(userDetails(call, call.caller.accountId)),

  getUser(call) {
    if (!mayBrowseUsers(call)) throw refuse(403, 'You do not have the Browse users and groups permission.');
    const accountId = call.query.get('accountId');
    if (accountId === null || call.world.store.get('accounts', accountId) === undefined) {
      throw refuse(404, 'Specified user does not exist or you do not have required permissions');
    }
    return ok(userDetails(call, accountId));
  },

  findUsers(call) {
    const query = call.query.get('query');
    const accountId = call.query.get('accountId');
    if (query === null && accountId === null)
      throw refuse(400, 'A query, accountId or property parameter is required.');
    if (query !== null && accountId !== null) throw refuse(400, 'query and accountId cannot be used together.');
    const all = mayBrowseUsers(call) ? call.world.store.all('accounts') : [];
    return foundUsers(
      call,
      all.filter(
        (one) => one.active && (accountId === null ? matches(call, one, query ?? '') : one.accountId === accountId),
      ),
    );
  },

  findUsersForPicker(call) {
    const text = call.query.get('query');
    if (text === null) throw refuse(400, 'The query parameter is required.');
    const excluded = listOf(call.query, 'excludeAccountIds');
    const { maxResults } = pageOf(call.query, 50, 1000);
    const people = call.world.store.all('accounts').filter((one) => one.active && one.accountType === 'atlassian');
    const found = people
      .filter((one) => (mayBrowseUsers(call) ? matches(call, one, text) : one.displayName === text))
      .filter(({ accountId }) => !excluded.includes(accountId));
    const shown = found.slice(0, maxResults);
    const withAvatar = call.query.get('showAvatar') === 'true';
    return ok({
      users: shown.map(({ accountId, displayName, accountType }) => ({
        accountId,
        accountType,
        html: highlight(displayName, text),
        displayName,
        ...(withAvatar ? { avatarUrl: avatarUrl(call.world, accountId) } : {}),
      })),
      total: found.length,
      header: `Showing ${String(shown.length)} of ${String(found.length)} matching users`,
    });
  },

  findAssignableUsers(call) {
    const candidates = assignable(call);
    const accountId = call.query.get('accountId');
    const text = call.query.get('query') ?? '';
    return foundUsers(
      call,
      candidates
        .filter((one) => one.accountType === 'atlassian' && matches(call, one, text))
        .filter((one) => accountId === null || one.accountId === accountId),
    );
  },

  bulkGetUsers(call) {
    const wanted = new Set(call.query.getAll('accountId'));
    if (wanted.size === 0) throw refuse(400, 'The accountId parameter is required.');
    const { startAt, maxResults } = pageOf(call.query, 10, 200);
    const found = [...wanted].filter((accountId) => call.world.store.get('accounts', accountId) !== undefined);
    const page = found.slice(startAt, startAt + maxResults);
    return ok({
      self: `${call.world.origin}/rest/api/3/user/bulk`,
      maxResults,
      startAt,
      total: found.length,
      isLast: startAt + page.length >= found.length,
      values: page.map((accountId) => renderUser(call.world, accountId, call.caller)),
    });
  },

  findGroups(call) {
    const text = call.query.get('query') ?? '';
    const { maxResults } = pageOf(call.query, 20, 1000);
    const excluded = new Set([...call.query.getAll('exclude'), ...call.query.getAll('excludeId')]);
    // Case counts unless the caller says otherwise: that is the documented default.
    const folded = (one: string): string => (call.query.get('caseInsensitive') === 'true' ? one.toLowerCase() : one);
    const found = call.world.store.seed.groups
      .filter(({ name }) => (mayBrowseUsers(call) ? folded(name).includes(folded(text)) : name === text))
      .filter(({ name, groupId }) => !excluded.has(name) && !excluded.has(groupId))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const shown = found.slice(0, maxResults);
    return ok({
      header: `Showing ${String(shown.length)} of ${String(found.length)} matching groups`,
      total: found.length,
      groups: shown.map(({ name, groupId }) => ({ name, html: highlight(name, text), labels: [], groupId })),
    });
  },

  getUsersFromGroup(call) {
    if (!mayBrowseUsers(call)) throw refuse(403, 'You do not have the Browse users and groups permission.');
    const group = wantedGroup(call);
    const inactiveToo = call.query.get('includeInactiveUsers') === 'true';
    const { startAt, maxResults } = pageOf(call.query, 50, 50);
    const members = group.members.filter((id) => inactiveToo || call.world.store.get('accounts', id)?.active === true);
    const page = members.slice(startAt, startAt + maxResults);
    return ok({
      self: `${call.world.origin}/rest/api/3/group/member?groupId=${group.groupId}&startAt=${String(startAt)}`,
      maxResults,
      startAt,
      total: members.length,
      isLast: startAt + page.length >= members.length,
      values: page.map((accountId) => renderUser(call.world, accountId, call.caller)),
    });
  },
};
