/** The fields of an issue, as `GET /rest/api/3/field` lists them. */

export interface FieldDefinition {
  id: string;
  name: string;
  /** Names under which JQL knows the field. */
  clauseNames: string[];
  schema: { type: string; system: string; items?: string };
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
}

const field = (id: string, name: string, type: string, clauseNames: string[], items?: string): FieldDefinition => ({
  id,
  name,
  clauseNames,
  schema: { type, ...(items === undefined ? {} : { items }), system: id },
  orderable: true,
  navigable: id !== 'comment',
  searchable: clauseNames.length > 0,
});

export const FIELD_DEFINITIONS: readonly FieldDefinition[] = [
  field('summary', 'Summary', 'string', ['summary']),
  field('description', 'Description', 'string', ['description']),
  field('issuetype', 'Issue Type', 'issuetype', ['issuetype', 'type']),
  field('project', 'Project', 'project', ['project']),
  field('status', 'Status', 'status', ['status']),
  field('statusCategory', 'Status Category', 'statusCategory', ['statusCategory']),
  field('priority', 'Priority', 'priority', ['priority']),
  field('labels', 'Labels', 'array', ['labels'], 'string'),
  field('reporter', 'Reporter', 'user', ['reporter']),
  field('creator', 'Creator', 'user', ['creator']),
  field('assignee', 'Assignee', 'user', ['assignee']),
  field('security', 'Security Level', 'securitylevel', []),
  field('resolution', 'Resolution', 'resolution', []),
  field('created', 'Created', 'datetime', ['created', 'createdDate']),
  field('updated', 'Updated', 'datetime', ['updated', 'updatedDate']),
  field('comment', 'Comment', 'comments-page', []),
];
