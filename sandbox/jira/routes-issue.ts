/** Issues: read, create, edit, assign. */
import { z } from 'zod';
import { editIssue, newComments, parseIssueBody, type Edit } from './issue-edit';
import { findAssignableAccount } from './assignment';
import { SETTABLE_FIELDS } from './issue-fields';
import { FIELD_DEFINITIONS } from './field-definitions';
import type { Issue, Project } from './model';
import { refuse, refuseFields } from './refusal';
import { renderIssue } from './render';
import { availableTransitions } from './workflow';
import { findProject, listOf, ok, param, projectOf, visibleIssue, type Answer, type Call, type Routes } from './world';

const notAllowedToEdit = (): Error => refuse(400, 'You do not have permission to edit issues in this project.');

/** Stores an edit with its comments in one go and announces it. */
export function commitEdit(call: Call, edit: Edit): Issue {
  const { store, clock, announce } = call.world;
  const issue: Issue = { ...edit.issue, updated: clock.now() };
  const comments = newComments(call, issue, edit.comments);
  const changelog = store.nextId('changelog');
  store.commit([
    { in: 'issues', id: issue.id, value: issue },
    changelog.change,
    ...comments.flatMap(({ changes }) => changes),
  ]);
  announce({ type: 'issue-updated', changelog: { id: changelog.id, items: edit.items } }, issue, call.caller);
  if (edit.items.some(({ field }) => field === 'assignee')) announce({ type: 'issue-assigned' }, issue, call.caller);
  for (const { comment } of comments) announce({ type: 'comment-created', commentId: comment.id }, issue, call.caller);
  return issue;
}

const byIdKeyOrName = z.object({ id: z.string().optional(), key: z.string().optional(), name: z.string().optional() });

/** The project and type of an issue to create. A hidden project is refused in the same words as a missing one. */
function placeOf(call: Call, fields: Record<string, unknown>): { project: Project; typeId: string } {
  const { store, authority } = call.world;
  const wanted = byIdKeyOrName.safeParse(fields.project);
  const found = wanted.success ? findProject(call.world, wanted.data.id ?? wanted.data.key ?? '') : undefined;
  if (found === undefined || !authority.seesProject(call.caller, found)) {
    throw refuseFields({ project: 'Specify a valid project ID or key' });
  }
  if (!authority.holdsInProject(call.caller, 'CREATE_ISSUES', found)) {
    throw refuse(403, 'You do not have permission to create issues in this project.');
  }
  const type = byIdKeyOrName.safeParse(fields.issuetype);
  const allowed = store.seed.issueTypes.filter(({ id }) => found.issueTypeIds.includes(id));
  const match = type.success
    ? allowed.find(({ id, name }) => id === type.data.id || name === type.data.name)
    : undefined;
  if (match === undefined) throw refuseFields({ issuetype: 'Specify a valid issue type' });
  return { project: found, typeId: match.id };
}

function blankIssue(call: Call, project: Project, typeId: string, id: string): Issue {
  const { store, clock } = call.world;
  const [firstStatus] = store.seed.statuses;
  const priority = store.seed.priorities.find(({ name }) => name === 'Medium') ?? store.seed.priorities[0];
  if (firstStatus === undefined || priority === undefined) throw new Error('The seed has no statuses or priorities.');
  return {
    id,
    key: `${project.key}-${String(project.lastIssueNumber + 1)}`,
    projectId: project.id,
    typeId,
    summary: '',
    description: null,
    labels: [],
    statusId: firstStatus.id,
    priorityId: priority.id,
    reporterId: call.caller.accountId,
    creatorId: call.caller.accountId,
    assigneeId: null,
    securityLevelId: null,
    created: clock.now(),
    updated: clock.now(),
    properties: {},
  };
}

function createIssue(call: Call): Answer {
  const { store, authority, announce, origin } = call.world;
  const body = parseIssueBody(call.body);
  const { project, typeId } = placeOf(call, body.fields);
  const id = store.nextId('issue');
  const may = (permission: string): boolean => authority.holdsInProject(call.caller, permission, project);
  if (body.fields.summary === undefined) throw refuseFields({ summary: 'You must specify a summary of the issue.' });
  const edit = editIssue(call, project, blankIssue(call, project, typeId, id.id), body, may, ['project', 'issuetype']);
  const { issue } = edit;
  const comments = newComments(call, issue, edit.comments);
  store.commit([
    id.change,
    { in: 'projects', id: project.id, value: { ...project, lastIssueNumber: project.lastIssueNumber + 1 } },
    { in: 'issues', id: issue.id, value: issue },
    ...comments.flatMap(({ changes }) => changes),
  ]);
  announce({ type: 'issue-created' }, issue, call.caller);
  for (const { comment } of comments) announce({ type: 'comment-created', commentId: comment.id }, issue, call.caller);
  return { status: 201, body: { id: issue.id, key: issue.key, self: `${origin}/rest/api/3/issue/${issue.id}` } };
}

const assigneeBody = z.object({ accountId: z.string().nullable() });

export const issueRoutes: Routes = {
  getIssue(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const expand = listOf(call.query, 'expand');
    const rendered = renderIssue(
      call.world,
      issue,
      call.caller,
      listOf(call.query, 'fields'),
      listOf(call.query, 'properties'),
    );
    const editable = call.world.authority.holdsOnIssue(call.caller, 'EDIT_ISSUES', issue) ? SETTABLE_FIELDS : [];
    return ok({
      ...rendered,
      ...(expand.includes('names')
        ? { names: Object.fromEntries(FIELD_DEFINITIONS.map(({ id, name }) => [id, name])) }
        : {}),
      ...(expand.includes('schema')
        ? { schema: Object.fromEntries(FIELD_DEFINITIONS.map(({ id, schema }) => [id, schema])) }
        : {}),
      ...(expand.includes('transitions') ? { transitions: availableTransitions(call, issue) } : {}),
      ...(expand.includes('editmeta')
        ? {
            editmeta: {
              fields: Object.fromEntries(
                FIELD_DEFINITIONS.filter(({ id }) => editable.includes(id)).map(({ id, name, schema }) => [
                  id,
                  {
                    required: id === 'summary',
                    schema,
                    name,
                    key: id,
                    operations: id === 'labels' ? ['add', 'set', 'remove'] : ['set'],
                  },
                ]),
              ),
            },
          }
        : {}),
    });
  },

  createIssue,

  editIssue(call) {
    const before = visibleIssue(call, param(call, 'issueIdOrKey'));
    const may = (permission: string): boolean => call.world.authority.holdsOnIssue(call.caller, permission, before);
    if (!may('EDIT_ISSUES')) throw notAllowedToEdit();
    for (const override of ['overrideScreenSecurity', 'overrideEditableFlag']) {
      if (call.query.get(override) === 'true' && !call.world.authority.holdsGlobal(call.caller, 'ADMINISTER')) {
        throw refuse(403, `You do not have permission to use ${override}.`);
      }
    }
    const body = parseIssueBody(call.body);
    if (body.transition !== undefined) throw refuse(400, 'A transition cannot be made through an edit.');
    const issue = commitEdit(call, editIssue(call, projectOf(call.world, before), before, body, may));
    if (call.query.get('returnIssue') !== 'true') return { status: 204 };
    return ok(renderIssue(call.world, issue, call.caller, []));
  },

  assignIssue(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const parsed = assigneeBody.safeParse(call.body);
    if (!parsed.success) throw refuse(400, 'An accountId is required; null unassigns the issue.');
    if (!call.world.authority.holdsOnIssue(call.caller, 'ASSIGN_ISSUES', issue)) {
      throw refuse(403, 'You do not have permission to assign issues.');
    }
    const project = projectOf(call.world, issue);
    // "-1" stands for the project's default assignee; the projects here leave new issues unassigned.
    const accountId = parsed.data.accountId === '-1' ? null : parsed.data.accountId;
    if (accountId !== null && findAssignableAccount(call.world, project, issue, accountId) === undefined) {
      throw refuseFields({ assignee: `User '${accountId}' cannot be assigned issues.` });
    }
    const fields = { assignee: accountId === null ? null : { accountId } };
    commitEdit(
      call,
      editIssue(call, project, issue, parseIssueBody({ fields }), () => true),
    );
    return { status: 204 };
  },
};
