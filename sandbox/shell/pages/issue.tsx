/** @jsxImportSource hono/jsx */
/** The issue view: summary, description, panels, comments on the left, status, details and app context on the right. */
import type { Child, FC } from 'hono/jsx';
import type { AccountView, CommentView, IssueView } from '../../jira';
import type { PlacedModule } from '../world';
import { Adf } from './adf';
import type { PanelStatus } from './panel-status';
import { avatarPath, Icon, Person, StatusLozenge, Time } from './parts';

export interface ShownPanel {
  placed: PlacedModule;
  /** Position among the page's frames. */
  frame: number;
  status?: PanelStatus;
  /** Address of the module's icon, if it is one this site may show. */
  icon?: string;
}

export interface IssuePageProps {
  issue: IssueView;
  comments: readonly CommentView[];
  viewer: AccountView;
  mayComment: boolean;
  mayEdit: boolean;
  /** `jira:issueContext` */
  contexts: readonly ShownPanel[];
  /** `jira:issuePanel` */
  panels: readonly ShownPanel[];
  /** Why the last form was refused, if it was. */
  refusal?: string;
}

export const IssuePage: FC<IssuePageProps> = (props) => (
  <article class="issue">
    <div class="issue-main">
      <Breadcrumbs issue={props.issue} />
      <h1 data-live="summary">{props.issue.summary}</h1>
      {props.refusal ? (
        <p class="refusal" role="alert">
          {props.refusal}
        </p>
      ) : null}
      <section aria-labelledby="description-title">
        <h2 id="description-title">Description</h2>
        <div data-live="description">
          {props.issue.description ? <Adf document={props.issue.description} /> : <p class="subtle">No description</p>}
        </div>
      </section>
      {props.panels.map((panel) => (
        <section class="issue-panel" aria-label={panel.placed.module.title}>
          <h2>{panel.placed.module.title}</h2>
          <div class="frame-slot" data-frame={String(panel.frame)} />
        </section>
      ))}
      <Activity {...props} />
    </div>
    <aside class="issue-aside" aria-label="Details">
      <div class="issue-status" data-live="status">
        <StatusLozenge status={props.issue.status} />
        {props.issue.security ? (
          <span class="security">
            <Icon name="lock" /> {props.issue.security}
          </span>
        ) : null}
      </div>
      <Details {...props} />
      {props.contexts.map((panel) => (
        <ContextPanel panel={panel} />
      ))}
      <p class="issue-dates" data-live="dates">
        Created <Time at={props.issue.created} timeZone={props.viewer.timeZone} />
        <br />
        Updated <Time at={props.issue.updated} timeZone={props.viewer.timeZone} />
      </p>
    </aside>
  </article>
);

const Breadcrumbs: FC<{ issue: IssueView }> = ({ issue }) => (
  <nav class="breadcrumbs" aria-label="Breadcrumbs">
    <a href="/projects">Projects</a>
    <span aria-hidden="true">/</span>
    <a href={`/projects/${issue.project.key}`}>{issue.project.name}</a>
    <span aria-hidden="true">/</span>
    <a href={`/browse/${issue.key}`} aria-current="page">
      <span class="issue-type" title={issue.type.name}>
        <Icon name="task" />
      </span>
      {issue.key}
    </a>
  </nav>
);

const Details: FC<IssuePageProps> = ({ issue, mayEdit }) => (
  <details class="box" open>
    <summary>
      <Icon name="chevron" /> Details
    </summary>
    <dl class="fields" data-live="fields">
      <Field name="Assignee">
        <Person account={issue.assignee} />
      </Field>
      <Field name="Reporter">
        <Person account={issue.reporter} />
      </Field>
      <Field name="Priority">{issue.priority.name}</Field>
      <Field name="Labels">
        {issue.labels.length > 0 ? (
          issue.labels.map((label) => <span class="label">{label}</span>)
        ) : (
          <span class="subtle">None</span>
        )}
        {mayEdit ? (
          <details class="edit-labels">
            <summary>Edit</summary>
            <form method="post" action={`/browse/${issue.key}/labels`}>
              <input name="labels" value={issue.labels.join(' ')} aria-label="Labels, separated by spaces" />
              <button>Save</button>
            </form>
          </details>
        ) : null}
      </Field>
    </dl>
  </details>
);

const Field: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const ContextPanel: FC<{ panel: ShownPanel }> = ({ panel: { placed, frame, status, icon } }) => (
  <details class="box context" open>
    <summary>
      <Icon name="chevron" />
      {icon ? <img src={icon} alt="" width={16} height={16} /> : <Icon name="vault" />}
      <span class="context-title">{placed.module.title ?? placed.module.key}</span>
      <span class="context-status" data-live={`panel-status-${placed.app.app}-${placed.module.key}`}>
        {status ? (
          <span class={`lozenge lozenge-${status.color}`}>{status.label}</span>
        ) : (
          <span class="subtle">{placed.module.label === placed.module.title ? '' : placed.module.label}</span>
        )}
      </span>
    </summary>
    <div class="frame-slot" data-frame={String(frame)} />
  </details>
);

const Activity: FC<IssuePageProps> = ({ issue, comments, viewer, mayComment }) => (
  <section aria-labelledby="activity-title" class="activity">
    <h2 id="activity-title">Activity</h2>
    <p class="activity-kind">Comments</p>
    {mayComment ? (
      <form class="comment-form" method="post" action={`/browse/${issue.key}/comments`}>
        <img src={avatarPath(viewer)} alt="" width={32} height={32} />
        <textarea name="text" rows={2} required maxlength={10_000} placeholder="Add a comment…" aria-label="Comment" />
        <button class="primary">Save</button>
      </form>
    ) : null}
    <ol class="comments" data-live="comments">
      {[...comments].reverse().map((comment) => (
        <li class="comment" id={`comment-${comment.id}`}>
          <img src={avatarPath(comment.author)} alt="" width={32} height={32} />
          <div>
            <p class="comment-head">
              <strong>{comment.author.displayName}</strong>
              {comment.author.accountType === 'app' ? <span class="app-tag">App</span> : null}
              <Time at={comment.created} timeZone={viewer.timeZone} />
              {comment.updated === comment.created ? null : <span class="subtle">Edited</span>}
            </p>
            <Adf document={comment.body} />
          </div>
        </li>
      ))}
    </ol>
    {comments.length === 0 ? <p class="subtle no-comments">No comments yet</p> : null}
  </section>
);
