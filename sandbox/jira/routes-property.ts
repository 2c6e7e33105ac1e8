/** Entity properties of issues, and an app's own properties. */
import type { Issue } from './model';
import { checkPropertyKey, checkPropertyValue, PROPERTY_KEY_LIMIT, PROPERTY_VALUE_LIMIT } from './property-value';
import { refuse, Refusal } from './refusal';
import { ok, param, visibleIssue, type Call, type Routes } from './world';

const issueOf = (call: Call): Issue => visibleIssue(call, param(call, 'issueIdOrKey'));

const mayEdit = (call: Call, issue: Issue): boolean =>
  call.world.authority.holdsOnIssue(call.caller, 'EDIT_ISSUES', issue);

const notFound = (key: string): Refusal => refuse(404, `The property with key '${key}' does not exist.`);

function storeProperties(call: Call, issue: Issue, properties: [string, unknown][], changed: string): void {
  const value: Issue = { ...issue, properties: Object.fromEntries(properties) };
  call.world.store.commit([{ in: 'issues', id: issue.id, value }]);
  call.world.announce({ type: 'issue-property-changed', propertyKey: changed }, value, call.caller);
}

/** App properties answer errors in a shape of their own. */
const appRefusal = (status: number, message: string): Refusal => new Refusal(status, { message, statusCode: status });

/** The calling app's key; app properties exist for apps acting as themselves only. */
function appOf({ caller }: Call): string {
  if (caller.kind !== 'app') throw refuse(401, 'App properties can only be used by an app acting as itself.');
  return caller.key;
}

const appPropertyId = (app: string, key: string): string => JSON.stringify([app, key]);

export const propertyRoutes: Routes = {
  getIssuePropertyKeys(call) {
    const issue = issueOf(call);
    const self = `${call.world.origin}/rest/api/3/issue/${issue.id}/properties`;
    return ok({
      keys: Object.keys(issue.properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key })),
    });
  },

  getIssueProperty(call) {
    const issue = issueOf(call);
    const key = param(call, 'propertyKey');
    if (!Object.hasOwn(issue.properties, key)) throw notFound(key);
    return ok({ key, value: issue.properties[key] });
  },

  setIssueProperty(call) {
    const issue = issueOf(call);
    if (!mayEdit(call, issue)) throw refuse(403, 'You do not have permission to edit issues in this project.');
    const key = param(call, 'propertyKey');
    checkPropertyKey(key);
    checkPropertyValue(call.body);
    const existed = Object.hasOwn(issue.properties, key);
    const others = Object.entries(issue.properties).filter(([other]) => other !== key);
    storeProperties(call, issue, [...others, [key, call.body]], key);
    return { status: existed ? 200 : 201 };
  },

  deleteIssueProperty(call) {
    const issue = issueOf(call);
    if (!mayEdit(call, issue)) throw refuse(404, 'You do not have permission to edit issues in this project.');
    const key = param(call, 'propertyKey');
    if (!Object.hasOwn(issue.properties, key)) throw notFound(key);
    storeProperties(
      call,
      issue,
      Object.entries(issue.properties).filter(([other]) => other !== key),
      key,
    );
    return { status: 204 };
  },

  getForgeAppPropertyKeys(call) {
    const app = appOf(call);
    const self = `${call.world.origin}/rest/forge/1/app/properties`;
    const mine = call.world.store.all('appProperties').filter((property) => property.app === app);
    return ok({ keys: mine.map(({ key }) => ({ key, self: `${self}/${encodeURIComponent(key)}` })) });
  },

  getForgeAppProperty(call) {
    const key = param(call, 'propertyKey');
    const found = call.world.store.get('appProperties', appPropertyId(appOf(call), key));
    if (found === undefined) throw refuse(404, `Property with key "${key}" not found.`);
    return ok({ key, value: found.value });
  },

  putForgeAppProperty(call) {
    const app = appOf(call);
    const key = param(call, 'propertyKey');
    if (call.body === undefined) throw appRefusal(400, 'The property value cannot be empty.');
    if (key.length > PROPERTY_KEY_LIMIT)
      throw appRefusal(400, 'The property key cannot be longer than 255 characters.');
    if (Buffer.byteLength(JSON.stringify(call.body)) > PROPERTY_VALUE_LIMIT) {
      throw appRefusal(400, 'The property value cannot be longer than 32768 bytes.');
    }
    const id = appPropertyId(app, key);
    const status = call.world.store.get('appProperties', id) === undefined ? 201 : 200;
    call.world.store.commit([{ in: 'appProperties', id, value: { app, key, value: call.body } }]);
    return {
      status,
      body: { message: status === 201 ? 'Property created.' : 'Property updated.', statusCode: status },
    };
  },

  deleteForgeAppProperty(call) {
    const key = param(call, 'propertyKey');
    const id = appPropertyId(appOf(call), key);
    if (call.world.store.get('appProperties', id) === undefined) {
      throw appRefusal(404, `Property with key "${key}" not found.`);
    }
    call.world.store.commit([{ in: 'appProperties', id, value: null }]);
    return { status: 204 };
  },
};
