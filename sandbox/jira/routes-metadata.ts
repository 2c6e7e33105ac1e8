/** What the site consists of: fields, priorities, labels, server information. */
import { FIELD_DEFINITIONS } from './field-definitions';
import { jiraTime } from './render';
import { ok, pageOf, type Routes } from './world';

export const metadataRoutes: Routes = {
  getFields: () =>
    ok(
      FIELD_DEFINITIONS.map(({ id, name, orderable, navigable, searchable, clauseNames, schema }) => ({
        ...{ id, key: id, name, custom: false, orderable, navigable, searchable, clauseNames, schema },
      })),
    ),

  getPriorities: ({ world }) =>
    ok(
      world.store.seed.priorities.map(({ id, name, description, color }) => ({
        self: `${world.origin}/rest/api/3/priority/${id}`,
        statusColor: color,
        description,
        iconUrl: `${world.origin}/avatar/priority-${id}.svg`,
        name,
        id,
      })),
    ),

  /** Labels of the issues the caller may see: those of hidden issues would tell about them. */
  getAllLabels(call) {
    const { world, caller, query } = call;
    const { startAt, maxResults } = pageOf(query, 1000, 1000);
    const visible = world.store.all('issues').filter((issue) => world.authority.seesIssue(caller, issue));
    const labels = [...new Set(visible.flatMap((issue) => issue.labels))].sort();
    const page = labels.slice(startAt, startAt + maxResults);
    return ok({
      maxResults,
      startAt,
      total: labels.length,
      isLast: startAt + page.length >= labels.length,
      values: page,
    });
  },

  getServerInfo: ({ world }) =>
    ok({
      baseUrl: world.origin,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_000,
      buildDate: '2026-05-29T00:00:00.000+0000',
      serverTime: jiraTime(world.clock.now()),
      scmInfo: 'sandbox',
      serverTitle: 'Jira',
      serverTimeZone: 'Etc/UTC',
    }),
};
