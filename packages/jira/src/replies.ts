/** The members of Jira's answers that are used, as its OpenAPI document gives them; whatever else comes is ignored. */
import { z } from 'zod/mini';

const id = z.string().check(z.minLength(1));

export const permissionsReply = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

export const issueReply = z.object({
  id,
  key: id,
  fields: z.object({ project: z.object({ id, key: id }) }),
});

/** Jira leaves `emailAddress` out, empty or null when the profile hides it. */
export const userReply = z.object({
  accountId: id,
  displayName: z.string(),
  emailAddress: z.optional(z.nullable(z.string())),
});

/** `GET myself?expand=groups`; a group without an id (an old one) cannot be told apart from another of its name. */
export const groupsReply = z.object({
  groups: z.object({ items: z.array(z.object({ groupId: z.optional(z.nullable(z.string())) })) }),
});

/** `GET groups/picker`. `total` counts what was found, shown or not. */
export const foundGroupsReply = z.object({
  groups: z.array(z.object({ groupId: z.optional(z.nullable(z.string())), name: z.optional(z.string()) })),
  total: z.optional(z.number()),
});

export const projectReply = z.object({ id, key: id, name: z.string() });

export const commentReply = z.object({ id });

export const commentsReply = z.object({
  comments: z.array(
    z.object({
      id,
      author: z.optional(z.nullable(z.object({ accountType: z.optional(z.string()) }))),
      properties: z.optional(z.array(z.object({ key: z.string(), value: z.unknown() }))),
    }),
  ),
  total: z.number(),
});

/** Jira's own shape of an error, and that of Atlassian's gateway in front of it. */
export const errorReply = z.object({
  errorMessages: z.optional(z.array(z.string())),
  errors: z.optional(z.record(z.string(), z.string())),
  message: z.optional(z.string()),
});
