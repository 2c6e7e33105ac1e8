/** Searching issues with JQL. */
import { z } from 'zod';
import { parseJql } from './jql-parse';
import { propertyFields, systemFields } from './jql-fields';
import { runJql } from './jql-run';
import { FIELD_DEFINITIONS } from './field-definitions';
import { refuse } from './refusal';
import { renderIssue } from './render';
import { findIssue, findProject, listOf, ok, pageOf, type Answer, type Call, type Routes } from './world';

const requestSchema = z.object({
  jql: z.string().default(''),
  fields: z.array(z.string()).default([]),
  properties: z.array(z.string()).default([]),
  expand: z.string().default(''),
  maxResults: z.number().int().min(0).default(50),
  nextPageToken: z.string().optional(),
});
type SearchRequest = z.infer<typeof requestSchema>;

/** Jira's largest page (when only ids are asked for). */
const LARGEST_PAGE = 5000;
/** Jira's limit for `properties`. */
const MOST_PROPERTIES = 5;

const tokenSchema = z.object({ jql: z.string(), from: z.number().int().nonnegative() });

/** The token says where to go on and of which query it is; it grants nothing. */
function readToken({ nextPageToken, jql }: SearchRequest): number {
  if (nextPageToken === undefined) return 0;
  const invalid = refuse(400, 'The provided next page token is invalid or expired.');
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(nextPageToken, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  const token = tokenSchema.safeParse(decoded);
  if (!token.success || token.data.jql !== jql) throw invalid;
  return token.data.from;
}

const writeToken = (jql: string, from: number): string =>
  Buffer.from(JSON.stringify({ jql, from })).toString('base64url');

function search(call: Call, request: SearchRequest): Answer {
  const { world, caller } = call;
  const { store, authority, clock } = world;
  if (request.properties.length > MOST_PROPERTIES) {
    throw refuse(400, `At most ${String(MOST_PROPERTIES)} issue properties can be requested.`);
  }
  const query = parseJql(request.jql);
  if (query.where === undefined) {
    throw refuse(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  const fields = [
    ...systemFields(world, {
      project: (idOrKeyOrName) => {
        const byName = store.all('projects').find(({ name }) => name.toLowerCase() === idOrKeyOrName.toLowerCase());
        const project = findProject(world, idOrKeyOrName) ?? byName;
        return project !== undefined && authority.seesProject(caller, project);
      },
      issue: (idOrKey) => {
        const issue = findIssue(world, idOrKey);
        return issue !== undefined && authority.seesIssue(caller, issue);
      },
    }),
    ...propertyFields(world.searchable),
  ];
  const visible = store.all('issues').filter((issue) => authority.seesIssue(caller, issue));
  const found = runJql(query, visible, { fields, accountId: caller.accountId, now: clock.now() });
  const from = readToken(request);
  const size = Math.min(request.maxResults, LARGEST_PAGE);
  const page = found.slice(from, from + size);
  const isLast = from + page.length >= found.length;
  const idsOnly = request.fields.every((name) => name === 'id') && request.properties.length === 0;
  const withNames = request.expand.split(',').includes('names');
  return ok({
    issues: page.map((issue) =>
      idsOnly ? { id: issue.id } : renderIssue(world, issue, caller, orIdOnly(request.fields), request.properties),
    ),
    ...(isLast ? {} : { nextPageToken: writeToken(request.jql, from + page.length) }),
    isLast,
    ...(withNames ? { names: Object.fromEntries(FIELD_DEFINITIONS.map(({ id, name }) => [id, name])) } : {}),
  });
}

/** No fields asked for means ids only here, and everything in `getIssue`. */
const orIdOnly = (fields: readonly string[]): readonly string[] => (fields.length === 0 ? ['id'] : fields);

export const searchRoutes: Routes = {
  searchAndReconsileIssuesUsingJql(call) {
    const { query } = call;
    const nextPageToken = query.get('nextPageToken');
    return search(call, {
      jql: query.get('jql') ?? '',
      fields: listOf(query, 'fields'),
      properties: listOf(query, 'properties'),
      expand: query.get('expand') ?? '',
      maxResults: pageOf(query, 50, LARGEST_PAGE).maxResults,
      ...(nextPageToken === null ? {} : { nextPageToken }),
    });
  },

  searchAndReconsileIssuesUsingJqlPost(call) {
    const parsed = requestSchema.safeParse(call.body);
    if (!parsed.success)
      throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
    return search(call, parsed.data);
  },
};
