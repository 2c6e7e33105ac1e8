/** @jsxImportSource hono/jsx */
/**
 * A page that belongs to an app (hub, admin, project settings): under the site's heading, or with `layout: basic` under
 * the app's own; and the page that says there is nothing to see.
 */
import type { FC } from 'hono/jsx';
import type { PlacedModule } from '../world';
import { Icon } from './parts';

export const AppPage: FC<{ placed: PlacedModule }> = ({ placed: { module } }) => (
  <section class="page app-page">
    {module.manifest.layout === 'basic' ? null : <h1>{module.title ?? module.key}</h1>}
    <div class="frame-slot frame-slot-page" data-frame="0" />
  </section>
);

/** `locked`: hidden or missing, which Jira does not tell apart. */
export const NothingHere: FC<{ title: string; text: string; locked?: boolean }> = ({ title, text, locked }) => (
  <section class="nothing">
    {locked ? (
      <span class="nothing-icon">
        <Icon name="lock" />
      </span>
    ) : null}
    <h1>{title}</h1>
    <p>{text}</p>
    <p>
      <a href="/projects">Go to projects</a>
    </p>
  </section>
);
