/** Comments and states on the issue, written as the app. */
import { ok, type Result } from '@keeper-workflow/failures';
import {
  doc,
  hardBreak,
  lines,
  mention,
  panel,
  paragraph,
  text,
  type AdfDocument,
  type AdfInline,
  type Jira,
} from '@keeper-workflow/jira';
import { statusLabels } from '@keeper-workflow/messages';
import type { Comment, IssueJournal, IssueStatus } from '@keeper-workflow/requests';

/** Comment property that carries the marker. */
export const COMMENT_MARKER = 'keeper-workflow';
/** Issue property that JQL can search; `jira:entityProperty` in the manifest names its paths. */
export const STATUS_PROPERTY = 'keeper-workflow';

/** @param panelStatusKey issue property from which Jira takes the panel's lozenge. */
export function createIssueJournal(jira: Jira, panelStatusKey: string): IssueJournal {
  return {
    async comment(issueId, comment, marker) {
      const posted = await jira.addComment(issueId, documentOf(comment), { key: COMMENT_MARKER, value: marker });
      return posted.ok ? ok(undefined) : posted;
    },
    async hasComment(issueId, marker) {
      const found = await jira.findComment(issueId, { key: COMMENT_MARKER, value: marker });
      return found.ok ? ok(found.value !== undefined) : found;
    },
    async showStatus(issueId, status): Promise<Result<void>> {
      const [searchable, lozenge] = await Promise.all([
        jira.setIssueProperty(issueId, STATUS_PROPERTY, status),
        jira.setIssueProperty(issueId, panelStatusKey, lozengeOf(status)),
      ]);
      return searchable.ok ? lozenge : searchable;
    },
  };
}

/** One panel: the title, then a line each. Texts of people stay text. */
export function documentOf(comment: Comment): AdfDocument {
  const title = paragraph(text(comment.title, ['strong']));
  const inlines = comment.lines.flatMap(({ label, pieces }, index): AdfInline[] => [
    ...(index === 0 ? [] : [hardBreak()]),
    text(`${label}: `, ['strong']),
    ...pieces.flatMap((piece): AdfInline[] =>
      piece.type === 'person' ? [mention(piece.accountId, piece.name)] : lines(piece.text),
    ),
  ]);
  return doc(panel(comment.tone, title, paragraph(...inlines)));
}

type LozengeType = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';

const LOZENGES: Readonly<Record<IssueStatus['state'], LozengeType>> = {
  awaiting: 'new',
  executing: 'inprogress',
  attention: 'moved',
  done: 'success',
  invited: 'inprogress',
  refused: 'removed',
  rejected: 'removed',
  withdrawn: 'default',
};

const lozengeOf = ({ state }: IssueStatus) => ({
  type: 'lozenge',
  value: { label: statusLabels[state], type: LOZENGES[state] },
});
