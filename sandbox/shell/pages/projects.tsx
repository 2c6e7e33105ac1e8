/** @jsxImportSource hono/jsx */
/** The list of projects, a project's issues, and the entries of its sidebar. */
import type { FC } from 'hono/jsx';
import type { IssueView, ProjectView } from '../../jira';
import type { PlacedModule } from '../world';
import { avatarPath, Icon, Person, StatusLozenge } from './parts';

export const ProjectsPage: FC<{ projects: readonly ProjectView[] }> = ({ projects }) => (
  <section class="page">
    <h1>Projects</h1>
    {projects.length === 0 ? <p class="subtle">There is no project that you may see.</p> : null}
    {projects.length > 0 ? (
      <table class="list">
        <thead>
          <tr>
            <th>Name</th>
            <th>Key</th>
            <th>Type</th>
            <th>Lead</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr>
              <td>
                <a class="with-avatar" href={`/projects/${project.key}`}>
                  <img src={avatarPath(project)} alt="" width={24} height={24} />
                  {project.name}
                </a>
              </td>
              <td>{project.key}</td>
              <td class="subtle">{project.projectTypeKey.replace('_', ' ')}</td>
              <td>
                <Person account={project.lead} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
  </section>
);

export const ProjectPage: FC<{ project: ProjectView; issues: readonly IssueView[] }> = ({ project, issues }) => (
  <section class="page">
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <a href="/projects">Projects</a>
      <span aria-hidden="true">/</span>
      <span>{project.name}</span>
    </nav>
    <h1>Issues</h1>
    {project.description ? <p class="subtle">{project.description}</p> : null}
    <table class="list" data-live="issues">
      <thead>
        <tr>
          <th>Key</th>
          <th>Summary</th>
          <th>Assignee</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr>
            <td class="nowrap">
              <span class="issue-type" title={issue.type.name}>
                <Icon name="task" />
              </span>
              <a href={`/browse/${issue.key}`}>{issue.key}</a>
            </td>
            <td>
              <a href={`/browse/${issue.key}`}>{issue.summary}</a>
              {issue.security ? (
                <span class="security">
                  <Icon name="lock" /> {issue.security}
                </span>
              ) : null}
            </td>
            <td>
              <Person account={issue.assignee} />
            </td>
            <td>
              <StatusLozenge status={issue.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

export interface ProjectSidebarProps {
  project: { key: string; name: string; avatarUrl?: string };
  /** `jira:projectSettingsPage` modules the viewer may open. */
  settings: readonly PlacedModule[];
  current: string;
}

export const ProjectSidebar: FC<ProjectSidebarProps> = ({ project, settings, current }) => {
  const link = (href: string) => ({ href, 'aria-current': href === current ? ('page' as const) : undefined });
  return (
    <>
      <p class="sidebar-title">
        {project.avatarUrl ? (
          <img src={avatarPath({ avatarUrl: project.avatarUrl })} alt="" width={24} height={24} />
        ) : null}
        {project.name}
      </p>
      <a {...link(`/projects/${project.key}`)}>
        <Icon name="list" /> Issues
      </a>
      {settings.length > 0 ? <p class="menu-title">Project settings</p> : null}
      {settings.map(({ module }) => (
        <a {...link(`/projects/${project.key}/settings/${module.key}`)}>
          <Icon name="settings" /> {module.title ?? module.key}
        </a>
      ))}
    </>
  );
};
