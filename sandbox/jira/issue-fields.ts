/**
 * The fields of an issue that can be set over REST: what values Jira takes, what it refuses and in which words. Used
 * by create, edit and transition.
 */
import { z } from 'zod';
import { adfText, isAdfDocument, TEXT_LIMIT } from './adf';
import { findAssignableAccount } from './assignment';
import type { ChangelogItem } from './door';
import type { Issue, Project } from './model';
import type { Call } from './world';

/** What a field's new value means for the issue, or why it is refused. */
export type FieldResult = { set: Partial<Issue>; item: ChangelogItem } | { error: string };

export interface FieldContext {
  call: Call;
  project: Project;
  /** The issue before the change. */
  issue: Issue;
  may: (permission: string) => boolean;
}

/** Jira's words for a field that cannot be set. */
export const cannotBeSet = (field: string): string =>
  `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;

export const SUMMARY_LIMIT = 255;
const LABEL_LIMIT = 255;

const change = (
  field: string,
  from: string | null,
  fromString: string | null,
  to: string | null,
  toString: string | null,
): ChangelogItem => ({ field, fieldId: field, from, fromString, to, toString });

const accountRef = z.object({ accountId: z.string().optional(), id: z.string().optional() }).nullable();
const byIdOrName = z.object({ id: z.string().optional(), name: z.string().optional() });

type Setter = (context: FieldContext, value: unknown) => FieldResult;

const setSummary: Setter = ({ issue }, value) => {
  if (typeof value !== 'string') return { error: 'Operation value must be a string' };
  if (value.trim() === '') return { error: 'You must specify a summary of the issue.' };
  if (/[\r\n]/.test(value)) return { error: 'The summary is invalid because it contains newline characters.' };
  if (value.length > SUMMARY_LIMIT) return { error: 'Summary must be less than 255 characters.' };
  return { set: { summary: value }, item: change('summary', null, issue.summary, null, value) };
};

const setDescription: Setter = ({ issue }, value) => {
  if (value !== null && !isAdfDocument(value)) {
    return { error: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' };
  }
  const text = adfText(value);
  if (text.length > TEXT_LIMIT) return { error: 'CONTENT_LIMIT_EXCEEDED' };
  return { set: { description: value }, item: change('description', null, adfText(issue.description), null, text) };
};

const setLabels: Setter = ({ issue }, value) => {
  const labels = z.array(z.string()).safeParse(value);
  if (!labels.success) return { error: 'Specify an array of labels.' };
  for (const label of labels.data) {
    if (/\s/.test(label)) return { error: `The label '${label}' contains spaces which is invalid.` };
    if (label === '' || label.length > LABEL_LIMIT)
      return { error: `The label '${label}' must be 1 to 255 characters.` };
  }
  const next = [...new Set(labels.data)].sort();
  return { set: { labels: next }, item: change('labels', null, issue.labels.join(' '), null, next.join(' ')) };
};

const setPriority: Setter = ({ call, issue }, value) => {
  const wanted = byIdOrName.safeParse(value);
  const priorities = call.world.store.seed.priorities;
  const found = wanted.success
    ? priorities.find(({ id, name }) => id === wanted.data.id || name === wanted.data.name)
    : undefined;
  if (found === undefined) return { error: 'The priority selected is invalid.' };
  const before = priorities.find(({ id }) => id === issue.priorityId);
  return {
    set: { priorityId: found.id },
    item: change('priority', issue.priorityId, before?.name ?? null, found.id, found.name),
  };
};

const nameOf = ({ call }: FieldContext, accountId: string | null): string | null =>
  accountId === null ? null : (call.world.store.get('accounts', accountId)?.displayName ?? null);

const setAssignee: Setter = (context, value) => {
  const wanted = accountRef.safeParse(value);
  if (!wanted.success) return { error: 'expected Object containing an accountId' };
  if (!context.may('ASSIGN_ISSUES')) return { error: cannotBeSet('assignee') };
  const accountId = wanted.data?.accountId ?? wanted.data?.id ?? null;
  if (accountId !== null && !findAssignableAccount(context.call.world, context.project, context.issue, accountId)) {
    return { error: `User '${accountId}' cannot be assigned issues.` };
  }
  const { assigneeId } = context.issue;
  return {
    set: { assigneeId: accountId },
    item: change('assignee', assigneeId, nameOf(context, assigneeId), accountId, nameOf(context, accountId)),
  };
};

const setReporter: Setter = (context, value) => {
  const wanted = accountRef.safeParse(value);
  const accountId = wanted.success ? (wanted.data?.accountId ?? wanted.data?.id) : undefined;
  if (!context.may('MODIFY_REPORTER')) return { error: cannotBeSet('reporter') };
  if (accountId === undefined || context.call.world.store.get('accounts', accountId)?.active !== true) {
    return { error: 'The reporter specified is not a user.' };
  }
  const { reporterId } = context.issue;
  return {
    set: { reporterId: accountId },
    item: change('reporter', reporterId, nameOf(context, reporterId), accountId, nameOf(context, accountId)),
  };
};

const setSecurity: Setter = ({ may, project, issue }, value) => {
  if (!may('SET_ISSUE_SECURITY')) return { error: cannotBeSet('security') };
  const wanted = byIdOrName.nullable().safeParse(value);
  const find = (id: string | null | undefined) => project.securityLevels.find((level) => level.id === id);
  const level =
    wanted.success && wanted.data !== null
      ? (find(wanted.data.id) ?? project.securityLevels.find(({ name }) => name === wanted.data?.name))
      : undefined;
  if (!wanted.success || (wanted.data !== null && level === undefined)) {
    return { error: 'The security level is not valid for this issue.' };
  }
  return {
    set: { securityLevelId: level?.id ?? null },
    item: change(
      'security',
      issue.securityLevelId,
      find(issue.securityLevelId)?.name ?? null,
      level?.id ?? null,
      level?.name ?? null,
    ),
  };
};

const SETTERS = new Map<string, Setter>([
  ['summary', setSummary],
  ['description', setDescription],
  ['labels', setLabels],
  ['priority', setPriority],
  ['assignee', setAssignee],
  ['reporter', setReporter],
  ['security', setSecurity],
]);

/** Names of the fields that can be set on an existing issue. */
export const SETTABLE_FIELDS: readonly string[] = [...SETTERS.keys()];

/** Checks and sets one field. An unknown field is an error, as in Jira. */
export function setField(context: FieldContext, field: string, value: unknown): FieldResult {
  const setter = SETTERS.get(field);
  return setter?.(context, value) ?? { error: cannotBeSet(field) };
}

const labelStep = z.union([
  z.strictObject({ add: z.string() }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ set: z.array(z.string()) }),
]);

/** Turns `update` operations into the field's new value; `undefined` if Jira knows no such operation for the field. */
export function valueAfter(issue: Issue, field: string, steps: readonly unknown[]): { value: unknown } | undefined {
  if (field === 'labels') {
    let labels: string[] = issue.labels;
    for (const step of steps) {
      const parsed = labelStep.safeParse(step);
      if (!parsed.success) return undefined;
      if ('set' in parsed.data) labels = parsed.data.set;
      else if ('add' in parsed.data) labels = [...labels, parsed.data.add];
      else labels = labels.filter((label) => 'remove' in parsed.data && label !== parsed.data.remove);
    }
    return { value: labels };
  }
  const [only, ...more] = steps;
  const parsed = z.strictObject({ set: z.unknown() }).safeParse(only);
  return parsed.success && more.length === 0 ? { value: parsed.data.set } : undefined;
}
