/** Moving an issue through its workflow. */
import { editIssue, parseIssueBody } from './issue-edit';
import { refuse } from './refusal';
import { commitEdit } from './routes-issue';
import { availableTransitions, transitionsFor } from './workflow';
import { ok, param, projectOf, visibleIssue, type Routes } from './world';

export const transitionRoutes: Routes = {
  getTransitions(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const only = call.query.get('transitionId');
    const transitions = availableTransitions(call, issue).filter(({ id }) => only === null || id === only);
    return ok({ expand: 'transitions', transitions });
  },

  doTransition(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const body = parseIssueBody(call.body);
    if (body.transition === undefined) throw refuse(400, "Missing 'transition' identifier");
    const wanted = transitionsFor(call, issue).find(({ id }) => id === body.transition?.id);
    if (wanted === undefined) {
      throw refuse(
        400,
        `It seems that you have tried to perform a workflow operation that is not valid for the current state of this issue (${issue.key}). The likely cause is that somebody has changed the issue recently, please look at the issue history for details.`,
      );
    }
    const may = (permission: string): boolean => call.world.authority.holdsOnIssue(call.caller, permission, issue);
    const edit = editIssue(call, projectOf(call.world, issue), issue, body, may);
    const nameOf = (statusId: string): string | null =>
      call.world.store.seed.statuses.find(({ id }) => id === statusId)?.name ?? null;
    commitEdit(call, {
      ...edit,
      issue: { ...edit.issue, statusId: wanted.to },
      items: [
        ...edit.items,
        {
          field: 'status',
          fieldId: 'status',
          from: issue.statusId,
          fromString: nameOf(issue.statusId),
          to: wanted.to,
          toString: nameOf(wanted.to),
        },
      ],
    });
    return { status: 204 };
  },
};
