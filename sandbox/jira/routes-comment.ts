/** Comments and their properties. */
import { z } from 'zod';
import { checkCommentBody } from './comment-body';
import type { Comment, Issue } from './model';
import { checkPropertyKey, checkPropertyValue } from './property-value';
import { refuse, refuseFields } from './refusal';
import { renderComment } from './render';
import {
  listOf,
  ok,
  pageOf,
  param,
  projectOf,
  visibleComments,
  visibleIssue,
  type Answer,
  type Call,
  type Routes,
} from './world';

const bodySchema = z.object({
  body: z.unknown(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional(),
  visibility: z
    .object({ type: z.enum(['role', 'group']), value: z.string().optional(), identifier: z.string().nullish() })
    .optional(),
});
type CommentBody = z.infer<typeof bodySchema>;

/** Jira Cloud's limit of comments per issue. */
const COMMENTS_PER_ISSUE = 5000;

const wantsProperties = ({ query }: Call): boolean => listOf(query, 'expand').includes('properties');

function parse(call: Call): CommentBody {
  const parsed = bodySchema.safeParse(call.body);
  if (!parsed.success) throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  for (const { key, value } of parsed.data.properties ?? []) {
    checkPropertyKey(key);
    checkPropertyValue(value);
  }
  return parsed.data;
}

/** The restriction, if the commenter belongs to the role or group themselves. */
function visibilityOf(call: Call, issue: Issue, wanted: CommentBody['visibility']): Comment['visibility'] {
  if (wanted === undefined) return undefined;
  const { store, authority } = call.world;
  const named = (candidate: { name: string; id: string }): boolean =>
    candidate.name === wanted.value || candidate.id === wanted.identifier;
  const candidates =
    wanted.type === 'role'
      ? store.seed.roles.map(({ id, name }) => ({ id: String(id), name }))
      : store.seed.groups.map(({ groupId, name }) => ({ id: groupId, name }));
  const found = candidates.find(named);
  const belongs =
    found !== undefined &&
    (wanted.type === 'role'
      ? authority.isInRole(call.caller, found.name, projectOf(call.world, issue))
      : authority.isInGroup(call.caller, found.name));
  if (!belongs)
    throw refuseFields({
      commentLevel: `You are currently not a member of the ${wanted.type}: ${wanted.value ?? wanted.identifier ?? ''}.`,
    });
  return { type: wanted.type, value: found.name, identifier: found.id };
}

/** The comment on that issue if the caller sees both; 404 otherwise. */
function visibleComment(call: Call, issue: Issue, id: string): Comment {
  const comment = call.world.store.get('comments', id);
  if (comment?.issueId !== issue.id || !call.world.authority.seesComment(call.caller, comment, issue)) {
    throw refuse(404, `Can not find a comment for the id: ${id}.`);
  }
  return comment;
}

function mayChange(call: Call, issue: Issue, comment: Comment, verb: 'EDIT' | 'DELETE'): boolean {
  const may = (permission: string): boolean => call.world.authority.holdsOnIssue(call.caller, permission, issue);
  return may(`${verb}_ALL_COMMENTS`) || (comment.authorId === call.caller.accountId && may(`${verb}_OWN_COMMENTS`));
}

/** The comment named by `commentId` and its issue, for the comment property operations. */
function commentById(call: Call): { comment: Comment; issue: Issue } {
  const id = param(call, 'commentId');
  const issueId = call.world.store.get('comments', id)?.issueId;
  const issue = issueId === undefined ? undefined : call.world.store.get('issues', issueId);
  if (issue === undefined || !call.world.authority.seesIssue(call.caller, issue)) {
    throw refuse(404, `Can not find a comment for the id: ${id}.`);
  }
  return { comment: visibleComment(call, issue, id), issue };
}

function storeComment(call: Call, comment: Comment): void {
  call.world.store.commit([{ in: 'comments', id: comment.id, value: comment }]);
}

function addComment(call: Call): Answer {
  const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
  const { store, clock, announce, authority } = call.world;
  if (!authority.holdsOnIssue(call.caller, 'ADD_COMMENTS', issue)) {
    throw refuse(400, 'You do not have the permission to comment on this issue.');
  }
  const { body, properties, visibility } = parse(call);
  const document = checkCommentBody(body);
  if (store.all('comments').filter(({ issueId }) => issueId === issue.id).length >= COMMENTS_PER_ISSUE) {
    throw refuse(413, `The issue has reached the limit of ${String(COMMENTS_PER_ISSUE)} comments.`);
  }
  const restriction = visibilityOf(call, issue, visibility);
  const id = store.nextId('comment');
  const comment: Comment = {
    id: id.id,
    issueId: issue.id,
    authorId: call.caller.accountId,
    updateAuthorId: call.caller.accountId,
    body: document,
    created: clock.now(),
    updated: clock.now(),
    properties: (properties ?? []).map(({ key, value }) => ({ key, value })),
    ...(restriction === undefined ? {} : { visibility: restriction }),
  };
  const updated = { ...issue, updated: clock.now() };
  store.commit([
    id.change,
    { in: 'comments', id: comment.id, value: comment },
    { in: 'issues', id: issue.id, value: updated },
  ]);
  announce({ type: 'comment-created', commentId: comment.id }, updated, call.caller);
  return { status: 201, body: renderComment(call.world, comment, call.caller, wantsProperties(call)) };
}

function updateComment(call: Call): Answer {
  const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
  const before = visibleComment(call, issue, param(call, 'id'));
  if (!mayChange(call, issue, before, 'EDIT'))
    throw refuse(400, 'You do not have the permission to edit this comment.');
  const { body, properties, visibility } = parse(call);
  const restriction = visibility === undefined ? before.visibility : visibilityOf(call, issue, visibility);
  const merged = new Map(before.properties.map(({ key, value }) => [key, value]));
  for (const { key, value } of properties ?? []) merged.set(key, value);
  const comment: Comment = {
    ...before,
    body: checkCommentBody(body),
    updateAuthorId: call.caller.accountId,
    updated: call.world.clock.now(),
    properties: [...merged].map(([key, value]) => ({ key, value })),
    ...(restriction === undefined ? {} : { visibility: restriction }),
  };
  storeComment(call, comment);
  call.world.announce({ type: 'comment-updated', commentId: comment.id }, issue, call.caller);
  return ok(renderComment(call.world, comment, call.caller, wantsProperties(call)));
}

export const commentRoutes: Routes = {
  getComments(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const { startAt, maxResults } = pageOf(call.query, 100, 5000);
    const orderBy = call.query.get('orderBy') ?? 'created';
    const [, sign] = /^([+-]?)created$/.exec(orderBy.trim()) ?? [];
    if (sign === undefined)
      throw refuse(400, `The orderBy value '${orderBy}' is not valid. Only 'created' is supported.`);
    const comments = visibleComments(call.world, call.caller, issue);
    if (sign === '-') comments.reverse();
    const page = comments.slice(startAt, startAt + maxResults);
    return ok({
      startAt,
      maxResults,
      total: comments.length,
      comments: page.map((comment) => renderComment(call.world, comment, call.caller, wantsProperties(call))),
    });
  },

  addComment,

  getComment(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const comment = visibleComment(call, issue, param(call, 'id'));
    return ok(renderComment(call.world, comment, call.caller, wantsProperties(call)));
  },

  updateComment,

  deleteComment(call) {
    const issue = visibleIssue(call, param(call, 'issueIdOrKey'));
    const comment = visibleComment(call, issue, param(call, 'id'));
    if (!mayChange(call, issue, comment, 'DELETE')) {
      throw refuse(400, 'You do not have the permission to delete this comment.');
    }
    call.world.store.commit([{ in: 'comments', id: comment.id, value: null }]);
    call.world.announce({ type: 'comment-deleted', commentId: comment.id }, issue, call.caller);
    return { status: 204 };
  },

  getCommentPropertyKeys(call) {
    const { comment } = commentById(call);
    const self = `${call.world.origin}/rest/api/3/comment/${comment.id}/properties`;
    return ok({ keys: comment.properties.map(({ key }) => ({ key, self: `${self}/${encodeURIComponent(key)}` })) });
  },

  getCommentProperty(call) {
    const { comment } = commentById(call);
    const key = param(call, 'propertyKey');
    const found = comment.properties.find((property) => property.key === key);
    if (found === undefined) throw refuse(404, `Property with key "${key}" not found.`);
    return ok({ key, value: found.value });
  },

  setCommentProperty(call) {
    const { comment, issue } = commentById(call);
    if (!mayChange(call, issue, comment, 'EDIT'))
      throw refuse(403, 'You do not have the permission to edit this comment.');
    const key = param(call, 'propertyKey');
    checkPropertyKey(key);
    checkPropertyValue(call.body);
    const others = comment.properties.filter((property) => property.key !== key);
    storeComment(call, { ...comment, properties: [...others, { key, value: call.body }] });
    return { status: others.length === comment.properties.length ? 201 : 200 };
  },

  deleteCommentProperty(call) {
    const { comment, issue } = commentById(call);
    if (!mayChange(call, issue, comment, 'EDIT'))
      throw refuse(403, 'You do not have the permission to edit this comment.');
    const key = param(call, 'propertyKey');
    const others = comment.properties.filter((property) => property.key !== key);
    if (others.length === comment.properties.length) throw refuse(404, `Property with key "${key}" not found.`);
    storeComment(call, { ...comment, properties: others });
    return { status: 204 };
  },
};
