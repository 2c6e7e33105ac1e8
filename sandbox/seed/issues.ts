/** The issues of the demo company. Dates are fixed, so that the seed is the same at every start. */
import type { Account, AdfDocument, Comment, Issue, Project } from '../jira';
import { alice, bob, kim, pia, sam } from './people';
import { ops, toy } from './projects';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 8, 7, 8, 30);

/** A document of one paragraph per line; lines that start with `- ` become a list. */
function text(...lines: string[]): AdfDocument {
  const paragraph = (line: string) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] });
  const points = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
  const list = {
    type: 'bulletList',
    content: points.map((point) => ({ type: 'listItem', content: [paragraph(point)] })),
  };
  const prose = lines.filter((line) => !line.startsWith('- ')).map(paragraph);
  return { type: 'doc', version: 1, content: points.length > 0 ? [...prose, list] : prose };
}

const TASK = '10001';
const SERVICE_REQUEST = '10002';
const TO_DO = '10000';
const IN_PROGRESS = '10001';
const MEDIUM = '3';
const HIGH = '2';

function issue(
  id: number,
  project: Project,
  number: number,
  reporter: Account,
  rest: Partial<Issue> & { summary: string },
): Issue {
  const created = MONDAY + (id - 10_001) * DAY;
  return {
    id: String(id),
    key: `${project.key}-${String(number)}`,
    projectId: project.id,
    typeId: SERVICE_REQUEST,
    description: null,
    labels: [],
    statusId: TO_DO,
    priorityId: MEDIUM,
    reporterId: reporter.accountId,
    creatorId: reporter.accountId,
    assigneeId: null,
    securityLevelId: null,
    created,
    updated: created,
    properties: {},
    ...rest,
  };
}

export const issues: Issue[] = [
  issue(10_001, ops, 1, alice, {
    summary: 'Access to the Apollo API credential for the release',
    description: text(
      'We deploy Apollo 4.2 this afternoon and the pipeline needs its API credential checked by hand once.',
      '- Read access is enough',
      '- Two hours will do',
    ),
    labels: ['access-request', 'apollo'],
  }),
  issue(10_002, ops, 2, alice, {
    summary: 'Jira Admin login for the migration weekend',
    description: text(
      'The migration runs from Saturday morning to Sunday evening. I need the shared Jira Admin login, and to pass it on to whoever takes the night shift.',
    ),
    labels: ['access-request', 'migration'],
    priorityId: HIGH,
  }),
  issue(10_003, ops, 3, bob, {
    summary: 'On-call rotation: credentials for next week',
    description: text('Bob and Alice swap on-call next week. The on-call records should follow on Monday at 08:00.'),
    labels: ['on-call'],
    assigneeId: sam.accountId,
    statusId: IN_PROGRESS,
  }),
  issue(10_004, ops, 4, sam, {
    summary: 'Take back what was shared for the audit',
    description: text('The audit is over. Everything that was shared with the auditors last month goes back.'),
    labels: ['audit', 'revoke'],
    assigneeId: bob.accountId,
  }),
  issue(10_005, ops, 5, pia, {
    summary: 'Incident: payroll export key may be known outside',
    description: text(
      'Confidential until legal has answered. Who has had access since June, and who can do without it from today?',
    ),
    labels: ['incident'],
    priorityId: HIGH,
    securityLevelId: ops.securityLevels[0]?.id ?? null,
  }),
  issue(10_006, ops, 6, bob, {
    summary: 'Printer on the third floor is out of toner again',
    description: text('Nothing to do with the vault, but it needs doing.'),
    typeId: TASK,
    labels: ['facilities'],
  }),
  issue(10_007, toy, 1, kim, {
    summary: 'Pick the colours of the spring catalogue',
    description: text('Three drafts are on the wall. Yellow is taken.'),
    typeId: TASK,
    labels: ['catalogue'],
  }),
];

function comment(id: number, on: string, author: Account, at: number, body: AdfDocument): Comment {
  const { accountId } = author;
  return {
    id: String(id),
    issueId: on,
    authorId: accountId,
    updateAuthorId: accountId,
    body,
    created: at,
    updated: at,
    properties: [],
  };
}

export const comments: Comment[] = [
  comment(10_001, '10003', sam, MONDAY + 3 * DAY, text('I take this one. Which records exactly?')),
  comment(10_002, '10003', bob, MONDAY + 3 * DAY + 600_000, text('The pager and the two database logins.')),
  comment(10_003, '10006', alice, MONDAY + 6 * DAY, text('There is a box of toner under the stairs.')),
];
