/** The client: one method per question, each checked against what Jira documents before anything is believed. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { z } from 'zod/mini';
import type { CommentMarker, Jira, JiraFetch, JiraIdentity, JiraIssue, JiraProject, JiraUser } from './door';
import { jsonOf, lost, notUnderstood, refusalOf } from './refusal';
import {
  commentReply,
  commentsReply,
  foundGroupsReply,
  groupsReply,
  issueReply,
  permissionsReply,
  projectReply,
  userReply,
} from './replies';

/** How many comments are looked through for a marker. */
const NEWEST_COMMENTS = 100;

/** Jira's limit for the value of an entity property. */
const LONGEST_PROPERTY_BYTES = 32_768;

const API = '/rest/api/3';

interface Call {
  readonly identity: JiraIdentity;
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Encoded when the path is built; a segment that could change the path makes the call impossible. */
  readonly segments: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A client over an injected way to send calls; it holds no state. */
export function createJira(fetch: JiraFetch): Jira {
  const ask = async <Schema extends z.ZodMiniType>(call: Call, schema: Schema): Promise<Result<z.output<Schema>>> => {
    const answer = await send(fetch, call);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(jsonOf(answer.value));
    return parsed.success ? ok(parsed.data) : fail(notUnderstood(`${call.method ?? 'GET'} ${call.segments[0] ?? ''}`));
  };

  return {
    async myPermissions({ issueId, projectKey }, permissions) {
      const query = {
        permissions: permissions.join(','),
        ...(issueId === undefined ? {} : { issueId }),
        // Jira takes the project when it gets both, and the issue is what was asked about.
        ...(projectKey === undefined || issueId !== undefined ? {} : { projectKey }),
      };
      const reply = await ask({ identity: 'user', segments: ['mypermissions'], query }, permissionsReply);
      if (!reply.ok) return reply;
      const { permissions: answered } = reply.value;
      // Only what was asked for and answered with a plain yes counts.
      return ok(new Set(permissions.filter((key) => Object.hasOwn(answered, key) && answered[key]?.havePermission)));
    },

    async issue(issueIdOrKey): Promise<Result<JiraIssue>> {
      const reply = await ask(
        { identity: 'user', segments: ['issue', issueIdOrKey], query: { fields: 'project' } },
        issueReply,
      );
      if (!reply.ok) return reply;
      const { id, key, fields } = reply.value;
      return ok({ id, key, projectId: fields.project.id, projectKey: fields.project.key });
    },

    async myself(): Promise<Result<JiraUser>> {
      const reply = await ask({ identity: 'user', segments: ['myself'] }, userReply);
      if (!reply.ok) return reply;
      const { accountId, displayName, emailAddress } = reply.value;
      return ok({ accountId, displayName, ...(emailAddress ? { email: emailAddress } : {}) });
    },

    async myGroups(): Promise<Result<ReadonlySet<string>>> {
      const reply = await ask({ identity: 'user', segments: ['myself'], query: { expand: 'groups' } }, groupsReply);
      return reply.ok ? ok(new Set(reply.value.groups.items.flatMap(({ groupId }) => groupId ?? []))) : reply;
    },

    async findGroups(term, limit) {
      const query = { query: term, maxResults: String(limit), caseInsensitive: 'true' };
      const reply = await ask({ identity: 'user', segments: ['groups', 'picker'], query }, foundGroupsReply);
      if (!reply.ok) return reply;
      const { groups, total = groups.length } = reply.value;
      const known = groups.flatMap(({ groupId, name }) => (groupId && name ? [{ id: groupId, name }] : []));
      return ok({ groups: known.slice(0, limit), more: total > groups.length || known.length > limit });
    },

    project: (identity, projectKey): Promise<Result<JiraProject>> =>
      ask({ identity, segments: ['project', projectKey] }, projectReply),

    async addComment(issueId, body, { key, value }) {
      const reply = await ask(
        {
          identity: 'app',
          method: 'POST',
          segments: ['issue', issueId, 'comment'],
          body: JSON.stringify({ body, properties: [{ key, value }] }),
        },
        commentReply,
      );
      return reply.ok ? ok({ commentId: reply.value.id }) : reply;
    },

    async findComment(issueId, marker) {
      let seen = 0;
      while (seen < NEWEST_COMMENTS) {
        const query = {
          orderBy: '-created',
          expand: 'properties',
          startAt: String(seen),
          maxResults: String(NEWEST_COMMENTS - seen),
        };
        const reply = await ask({ identity: 'app', segments: ['issue', issueId, 'comment'], query }, commentsReply);
        if (!reply.ok) return reply;
        const { comments, total } = reply.value;
        const found = comments.find((comment) => carries(comment, marker));
        if (found) return ok({ commentId: found.id });
        seen += comments.length;
        if (comments.length === 0 || seen >= total) break;
      }
      return ok(undefined);
    },

    async setIssueProperty(issueId, key, value) {
      const body = JSON.stringify(value) as string | undefined;
      if (body === undefined || new TextEncoder().encode(body).length > LONGEST_PROPERTY_BYTES) {
        return fail(failure('jira-refused', { detail: `An issue property holds JSON of at most 32,768 bytes.` }));
      }
      const answer = await send(fetch, {
        identity: 'app',
        method: 'PUT',
        segments: ['issue', issueId, 'properties', key],
        body,
      });
      return answer.ok ? ok(undefined) : answer;
    },
  };
}

type ListedComment = z.output<typeof commentsReply>['comments'][number];

/** Anybody who may comment can give his comment any property, so a marker counts only on what an app wrote. */
const carries = ({ author, properties = [] }: ListedComment, { key, value }: CommentMarker): boolean =>
  author?.accountType === 'app' && properties.some((property) => property.key === key && property.value === value);

/** The body of a successful answer. */
async function send(fetch: JiraFetch, { identity, method, segments, query, body }: Call): Promise<Result<string>> {
  // An empty segment or a dot segment would name another resource; encodeURIComponent leaves dots as they are.
  if (segments.some((segment) => /^\.{0,2}$/u.test(segment))) return fail(failure('issue-not-found'));
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const path = `${API}/${segments.map(encodeURIComponent).join('/')}${search}`;
  try {
    const answer = await fetch(identity, path, {
      ...(method === undefined ? {} : { method }),
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    return answer.status >= 200 && answer.status < 300 ? ok(text) : fail(refusalOf(identity, answer.status, text));
  } catch (thrown) {
    return fail(lost(thrown));
  }
}
