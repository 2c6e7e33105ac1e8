/** @jsxImportSource hono/jsx */
/** The site's pages, by address. What the visitor may not see and what is not there look the same, as in Jira. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { FramePlacement, PageFacts } from '../browser/protocol';
import { placeModule } from '../bridge/placement';
import { resourcePath } from '../assets';
import type { PlacedModule, World } from '../world';
import { modulesOfType } from '../world';
import { AppPage, NothingHere } from './app-page';
import { adminPages, appPath, globalPages, projectSettings, visitorOf, type Visitor } from './chrome';
import { isShown } from './conditions';
import { ConsolePage } from './console';
import { IssuePage, type ShownPanel } from './issue';
import { Layout } from './layout';
import { panelStatus } from './panel-status';
import { ProjectPage, ProjectSidebar, ProjectsPage } from './projects';

/** Records the console lists without a search. */
const CONSOLE_RECORDS = 200;

interface Page {
  title: string;
  body: Child;
  sidebar?: Child;
  frames?: FramePlacement[];
  watch?: string;
  issue?: PageFacts['issue'];
  status?: 200 | 400 | 401 | 404;
}

export function createPageRoutes(world: World): Hono {
  const routes = new Hono();
  const page = (path: string, make: (visitor: Visitor, context: Context) => Page | Promise<Page>): void => {
    routes.get(path, async (context) => {
      const visitor = visitorOf(world, context);
      return render(world, context, visitor, visitor.account ? await make(visitor, context) : loggedOut());
    });
  };

  routes.get('/', (context) => context.redirect('/projects'));
  page('/projects', ({ identity }) => ({
    title: 'Projects',
    body: <ProjectsPage projects={world.jira.state.projects(identity)} />,
  }));
  page('/projects/:project', (visitor, context) => projectPage(world, visitor, context.req.param('project') ?? ''));
  page('/projects/:project/settings', (visitor, context) => {
    const project = context.req.param('project') ?? '';
    const first = projectSettings(world, visitor.identity, project)[0];
    return settingsPage(world, visitor, project, first?.module.key ?? '');
  });
  page('/projects/:project/settings/:module', (visitor, context) =>
    settingsPage(world, visitor, context.req.param('project') ?? '', context.req.param('module') ?? ''),
  );
  page('/browse/:key', (visitor, context) =>
    issuePage(world, visitor, context.req.param('key') ?? '', context.req.query('refusal')),
  );
  const appPage = (visitor: Visitor, context: Context): Page => {
    const name = context.req.param('name');
    const placed = globalPages(world, visitor.identity).find(
      (candidate) =>
        appPath(world, candidate) === `/apps/${String(name)}` ||
        candidate.module.key === name ||
        candidate.app.app === name,
    );
    return placed ? ownPage(world, visitor, placed, `/apps/${String(name)}`) : missing();
  };
  page('/apps/:name', appPage);
  page('/apps/:name/*', appPage);
  const adminPage = (visitor: Visitor, context: Context): Page => {
    const key = context.req.param('module');
    const placed = adminPages(world, visitor.identity).find(({ module }) => module.key === key);
    return placed ? ownPage(world, visitor, placed, `/admin/${placed.module.key}`) : missing();
  };
  page('/admin/:module', adminPage);
  page('/admin/:module/*', adminPage);
  page('/keeper', (_visitor, context) => consolePage(world, context.req.query('q') ?? ''));
  routes.notFound((context) => {
    const visitor = visitorOf(world, context);
    return render(world, context, visitor, missing());
  });
  return routes;
}

function render(world: World, context: Context, visitor: Visitor, page: Page): Response | Promise<Response> {
  const facts: PageFacts = {
    assetOrigin: world.assetOrigin,
    frames: page.frames ?? [],
    ...(page.watch === undefined ? {} : { watch: page.watch }),
    ...(page.issue ? { issue: page.issue } : {}),
  };
  return context.html(
    <Layout title={page.title} chrome={visitor.chrome} facts={facts} sidebar={page.sidebar}>
      {page.body}
    </Layout>,
    page.status ?? 200,
  );
}

const missing = (): Page => ({
  title: 'Not found',
  status: 404,
  body: <NothingHere title="We couldn't find that" text="This page does not exist, or it is not for you." />,
});

const loggedOut = (): Page => ({
  title: 'Log in',
  status: 401,
  body: <NothingHere locked title="You are not logged in" text="Choose a user at the upper right." />,
});

function ownPage(world: World, visitor: Visitor, placed: PlacedModule, path: string): Page {
  const frame = placeModule(world, placed, visitor.account?.accountId, { path, historyBase: path });
  return { title: placed.module.title ?? placed.module.key, body: <AppPage placed={placed} />, frames: [frame] };
}

function projectPage(world: World, { identity }: Visitor, key: string): Page {
  const project = world.jira.state.project(identity, key);
  if (!project) return missing();
  return {
    title: project.name,
    body: <ProjectPage project={project} issues={world.jira.state.issues(identity, key)} />,
    sidebar: (
      <ProjectSidebar
        project={project}
        settings={projectSettings(world, identity, project.key)}
        current={`/projects/${project.key}`}
      />
    ),
    watch: 'jira',
  };
}

function settingsPage(world: World, visitor: Visitor, key: string, moduleKey: string): Page {
  const project = world.jira.state.project(visitor.identity, key);
  if (!project) return missing();
  const settings = projectSettings(world, visitor.identity, project.key);
  const placed = settings.find(({ module }) => module.key === moduleKey);
  if (!placed) return missing();
  const path = `/projects/${project.key}/settings/${placed.module.key}`;
  const frame = placeModule(world, placed, visitor.account?.accountId, {
    path,
    project: project.key,
    historyBase: path,
  });
  return {
    title: `${placed.module.title ?? placed.module.key} - ${project.name}`,
    body: <AppPage placed={placed} />,
    sidebar: <ProjectSidebar project={project} settings={settings} current={path} />,
    frames: [frame],
  };
}

async function issuePage(world: World, visitor: Visitor, key: string, refusal: string | undefined): Promise<Page> {
  const { identity, account } = visitor;
  const issue = world.jira.state.issue(identity, key);
  if (!issue || !account) {
    return {
      title: 'Issue not found',
      status: 404,
      body: (
        <NothingHere
          locked
          title="You can't view this issue"
          text="It doesn't exist or you don't have permission to see it. Ask a Jira admin for access."
        />
      ),
    };
  }
  const permissions = world.jira.state.permissions(identity, { issue: issue.key });
  const place = { issue: issue.key, path: `/browse/${issue.key}` };
  const frames: FramePlacement[] = [];
  const show = async (placed: PlacedModule): Promise<ShownPanel> => {
    const status = await panelStatus(world, placed, identity, issue.key);
    frames.push(placeModule(world, placed, account.accountId, place));
    const icon = iconAddress(world, placed);
    return { placed, frame: frames.length - 1, ...(status ? { status } : {}), ...(icon ? { icon } : {}) };
  };
  const shownOf = async (type: string): Promise<ShownPanel[]> => {
    const shown: ShownPanel[] = [];
    for (const placed of modulesOfType(world, type))
      if (isShown(placed, permissions, true)) shown.push(await show(placed));
    return shown;
  };
  const contexts = await shownOf('jira:issueContext');
  const panels = await shownOf('jira:issuePanel');
  return {
    title: `[${issue.key}] ${issue.summary}`,
    body: (
      <IssuePage
        issue={issue}
        comments={world.jira.state.comments(identity, issue.key) ?? []}
        viewer={account}
        mayComment={permissions.has('ADD_COMMENTS')}
        mayEdit={permissions.has('EDIT_ISSUES')}
        contexts={contexts}
        panels={panels}
        {...(refusal === undefined ? {} : { refusal })}
      />
    ),
    sidebar: (
      <ProjectSidebar
        project={world.jira.state.project(identity, issue.project.id) ?? issue.project}
        settings={projectSettings(world, identity, issue.project.key)}
        current=""
      />
    ),
    frames,
    watch: issue.key,
    issue: { id: issue.id, key: issue.key, projectId: issue.project.id },
  };
}

/** `resource:<key>;<path>` is a file of the app; an address elsewhere is not loaded here. */
function iconAddress(world: World, { app, module }: PlacedModule): string | undefined {
  const [, key, path] = /^resource:([^;]+);(.+)$/.exec(module.icon ?? '') ?? [];
  const resource = app.modules.find((candidate) => candidate.resource?.key === key)?.resource;
  if (!resource || !path || !existsSync(join(resource.directory, path))) return undefined;
  return `${world.assetOrigin}${resourcePath(app.app, { ...resource, entry: path })}`;
}

function consolePage(world: World, search: string): Page {
  const vault = world.standIn?.vault();
  if (!vault) {
    return {
      title: 'Keeper console',
      body: <NothingHere title="Keeper console" text={`A real Commander is in use: ${world.commander.url}`} />,
    };
  }
  const wanted = search.trim().toLowerCase();
  const found = vault.records.filter(({ title, uid, shares }) =>
    [title, uid, ...shares.map(({ user }) => user)].some((text) => text.toLowerCase().includes(wanted)),
  );
  const records = found.slice(0, CONSOLE_RECORDS);
  return {
    title: 'Keeper console',
    body: <ConsolePage vault={vault} records={records} hidden={found.length - records.length} search={search} />,
    watch: 'vault',
  };
}
