/** Applies a request body (`fields`, `update`, `properties`) to an issue: all of it, or nothing and a 400 that says why. */
import { z } from 'zod';
import { checkCommentBody } from './comment-body';
import type { ChangelogItem } from './door';
import { cannotBeSet, setField, valueAfter, type FieldContext } from './issue-fields';
import type { Comment, Issue, Project } from './model';
import { checkPropertyKey, checkPropertyValue } from './property-value';
import { refuse, refuseFields } from './refusal';
import type { Change } from './store';
import type { Call } from './world';

const bodySchema = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.unknown())).default({}),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  transition: z.object({ id: z.string() }).optional(),
});

export type IssueBody = z.infer<typeof bodySchema>;

/** The body of a create, edit or transition call; 400 if it is not one. */
export function parseIssueBody(body: unknown): IssueBody {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  return parsed.data;
}

export interface Edit {
  issue: Issue;
  items: ChangelogItem[];
  /** Bodies of comments to add. */
  comments: Comment['body'][];
}

/** @param handled fields that the caller has dealt with already (`project`, `issuetype` on create). */
export function editIssue(
  call: Call,
  project: Project,
  before: Issue,
  body: IssueBody,
  may: (permission: string) => boolean,
  handled: readonly string[] = [],
): Edit {
  const context: FieldContext = { call, project, issue: before, may };
  const errors: Record<string, string> = {};
  const edit: Edit = { issue: before, items: [], comments: [] };
  const set = (field: string, value: unknown): void => {
    const result = setField({ ...context, issue: edit.issue }, field, value);
    if ('error' in result) {
      errors[field] = result.error;
      return;
    }
    edit.issue = { ...edit.issue, ...result.set };
    if (result.item.from !== result.item.to || result.item.fromString !== result.item.toString) {
      edit.items.push(result.item);
    }
  };

  for (const [field, value] of Object.entries(body.fields)) {
    if (!handled.includes(field)) set(field, value);
  }
  for (const [field, steps] of Object.entries(body.update)) {
    if (field === 'comment') {
      edit.comments.push(...commentsOf(steps, may));
      continue;
    }
    if (Object.hasOwn(body.fields, field)) {
      errors[field] = `Field '${field}' cannot appear in both 'fields' and 'update'`;
      continue;
    }
    const after = valueAfter(edit.issue, field, steps);
    if (after === undefined) errors[field] = cannotBeSet(field);
    else set(field, after.value);
  }
  if (Object.keys(errors).length > 0) throw refuseFields(errors);

  const properties = new Map(Object.entries(edit.issue.properties));
  for (const { key, value } of body.properties) {
    checkPropertyKey(key);
    checkPropertyValue(value);
    properties.set(key, value);
  }
  edit.issue = { ...edit.issue, properties: Object.fromEntries(properties) };
  return edit;
}

function commentsOf(steps: readonly unknown[], may: (permission: string) => boolean): Comment['body'][] {
  return steps.map((step) => {
    const parsed = z.object({ add: z.object({ body: z.unknown() }) }).safeParse(step);
    if (!parsed.success) throw refuseFields({ comment: cannotBeSet('comment') });
    if (!may('ADD_COMMENTS'))
      throw refuseFields({ comment: 'You do not have the permission to comment on this issue.' });
    return checkCommentBody(parsed.data.add.body);
  });
}

/** New comments by the caller as stored entities, with the changes that store them. */
export function newComments(
  call: Call,
  issue: Issue,
  bodies: readonly Comment['body'][],
): { comment: Comment; changes: Change[] }[] {
  const first = call.world.store.nextId('comment');
  const now = call.world.clock.now();
  return bodies.map((body, at) => {
    const number = Number(first.id) + at;
    const comment: Comment = {
      id: String(number),
      issueId: issue.id,
      authorId: call.caller.accountId,
      updateAuthorId: call.caller.accountId,
      body,
      created: now,
      updated: now,
      properties: [],
    };
    return {
      comment,
      changes: [
        { in: 'counters', id: 'comment', value: number },
        { in: 'comments', id: comment.id, value: comment },
      ],
    };
  });
}
