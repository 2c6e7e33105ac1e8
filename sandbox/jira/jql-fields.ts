/** What JQL can ask of an issue: the fields, their values, and the entity properties that apps made searchable. */
import { adfText } from './adf';
import type { EntityPropertyModule } from './door';
import type { Issue } from './model';
import { projectOf, type World } from './world';

export type JqlType = 'choice' | 'user' | 'key' | 'text' | 'date' | 'number' | 'string';

export interface JqlField {
  name: string;
  type: JqlType;
  /** Values of the field in an issue, none if it is empty. */
  values: (issue: Issue) => (string | number)[];
  /** For `choice` fields: whether a value can be meant at all, so that a typo is an error and not an empty result. */
  exists?: (value: string) => boolean;
  /** What the issues are ordered by; absent: the field does not order. */
  order?: (issue: Issue) => string | number;
}

const given = (...values: (string | number | null | undefined)[]): (string | number)[] =>
  values.filter((value): value is string | number => value !== null && value !== undefined && value !== '');

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** `sees` tells which projects and issues the searching person may know of; the rest do not exist for them. */
export function systemFields(
  world: World,
  sees: { project: (idOrKey: string) => boolean; issue: (idOrKey: string) => boolean },
): JqlField[] {
  const { seed } = world.store;
  const choice = (
    name: string,
    of: (issue: Issue) => string,
    all: readonly { id: string; name: string }[],
  ): JqlField => ({
    name,
    type: 'choice',
    values: (issue) => given(of(issue), all.find(({ id }) => id === of(issue))?.name),
    exists: (value) => all.some(({ id, name: label }) => id === value || same(label, value)),
    order: (issue) => all.findIndex(({ id }) => id === of(issue)),
  });
  const user = (name: string, of: (issue: Issue) => string | null): JqlField => ({
    name,
    type: 'user',
    values: (issue) => given(of(issue)),
    order: (issue) => world.store.get('accounts', of(issue) ?? '')?.displayName ?? '',
  });
  const text = (name: string, of: (issue: Issue) => string, ordered = true): JqlField => ({
    name,
    type: 'text',
    values: (issue) => given(of(issue)),
    ...(ordered ? { order: of } : {}),
  });
  const date = (name: string, of: (issue: Issue) => number): JqlField => ({
    ...{ name, type: 'date', values: (issue) => [of(issue)], order: of },
  });
  const key = (name: string): JqlField => ({
    name,
    type: 'key',
    values: (issue) => [issue.key, issue.id],
    exists: sees.issue,
    order: (issue) => `${issue.key.replace(/\d+$/, '')}${(/\d+$/.exec(issue.key)?.[0] ?? '').padStart(12, '0')}`,
  });
  const words = (issue: Issue): string => `${issue.summary}\n${adfText(issue.description)}`;
  const type = choice('issuetype', ({ typeId }) => typeId, seed.issueTypes);
  const categories = seed.statuses.map(({ id, category }) => ({ id, category }));
  return [
    {
      name: 'project',
      type: 'choice',
      values: (issue) => given(issue.projectId, projectOf(world, issue).key, projectOf(world, issue).name),
      exists: sees.project,
      order: (issue) => projectOf(world, issue).key,
    },
    ...['key', 'issuekey', 'id', 'issue'].map(key),
    choice('status', ({ statusId }) => statusId, seed.statuses),
    {
      name: 'statusCategory',
      type: 'choice',
      values: (issue) => given(CATEGORY_NAMES.get(categories.find(({ id }) => id === issue.statusId)?.category ?? '')),
      exists: (value) => [...CATEGORY_NAMES.values()].some((name) => same(name, value)),
    },
    choice('priority', ({ priorityId }) => priorityId, seed.priorities),
    type,
    { ...type, name: 'type' },
    { name: 'labels', type: 'string', values: (issue) => issue.labels, order: (issue) => issue.labels.join(' ') },
    text('summary', ({ summary }) => summary),
    text('description', ({ description }) => adfText(description)),
    // Jira looks into comments too.
    text('text', words, false),
    user('reporter', ({ reporterId }) => reporterId),
    user('creator', ({ creatorId }) => creatorId),
    user('assignee', ({ assigneeId }) => assigneeId),
    ...['created', 'createdDate'].map((name) => date(name, ({ created }) => created)),
    ...['updated', 'updatedDate'].map((name) => date(name, ({ updated }) => updated)),
  ];
}

const CATEGORY_NAMES = new Map([
  ['new', 'To Do'],
  ['indeterminate', 'In Progress'],
  ['done', 'Done'],
]);

/** Fields that `jira:entityProperty` modules declare: by alias, and as `issue.property[key].path`. */
export function propertyFields(modules: readonly EntityPropertyModule[]): JqlField[] {
  return modules.flatMap(({ propertyKey, values }) =>
    values.flatMap(({ path, type, searchAlias }) => {
      const read = (issue: Issue): (string | number)[] =>
        Object.hasOwn(issue.properties, propertyKey) ? indexed(issue.properties[propertyKey], path, type) : [];
      const names = [`issue.property[${propertyKey}].${path}`, ...(searchAlias === undefined ? [] : [searchAlias])];
      return names.map((name): JqlField => ({
        ...{ name, type, values: read },
        ...(type === 'text' ? {} : { order: (issue) => read(issue)[0] ?? '' }),
      }));
    }),
  );
}

/** What Jira's index holds of a property: scalars at the path, each element of an array, in the declared type. */
function indexed(value: unknown, path: string, type: JqlType): (string | number)[] {
  let found: unknown[] = [value];
  for (const step of path.split('.')) {
    found = found
      .flatMap((at): unknown[] => (Array.isArray(at) ? at : [at]))
      .flatMap((at) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? [(at as Record<string, unknown>)[step]] : [],
      );
  }
  return found
    .flatMap((at): unknown[] => (Array.isArray(at) ? at : [at]))
    .flatMap((at): (string | number)[] => {
      if (type === 'number') return typeof at === 'number' ? [at] : [];
      if (type === 'date') {
        const time = typeof at === 'string' || typeof at === 'number' ? new Date(at).getTime() : Number.NaN;
        return Number.isNaN(time) ? [] : [time];
      }
      return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? [String(at)] : [];
    });
}
