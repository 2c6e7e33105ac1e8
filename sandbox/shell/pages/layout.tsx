/** @jsxImportSource hono/jsx */
/** What every page of the site has around it: top bar, menus, user switcher, theme toggle, the facts for its script. */
import type { Child, FC } from 'hono/jsx';
import { raw } from 'hono/html';
import type { AccountView } from '../../jira';
import type { PageFacts } from '../browser/protocol';
import type { ColorMode } from '../session';
import { DATA_THEME } from '../tokens';
import { avatarPath, Icon } from './parts';

export interface Chrome {
  /** Absent: nobody is logged in. */
  viewer?: AccountView;
  /** People one can become, in the order of the seed. */
  people: readonly AccountView[];
  colorMode: ColorMode;
  /** Entries of the Apps menu. */
  apps: readonly { title: string; href: string }[];
  /** Admin pages the viewer may open. */
  admin: readonly { title: string; href: string }[];
  /** Address of the page, to come back to after a form. */
  path: string;
}

export interface LayoutProps {
  title: string;
  chrome: Chrome;
  facts?: PageFacts;
  sidebar?: Child;
  children?: Child;
}

export const Layout: FC<LayoutProps> = ({ title, chrome, facts, sidebar, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang="en" data-color-mode={chrome.colorMode} data-theme={DATA_THEME}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - Jira sandbox`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/tokens.css" />
        <link rel="stylesheet" href="/assets/shell.css" />
        <script src="/assets/page.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <TopBar chrome={chrome} />
        <div class={sidebar ? 'frame with-sidebar' : 'frame'}>
          {sidebar ? <nav class="sidebar">{sidebar}</nav> : null}
          <main id="content">{children}</main>
        </div>
        {facts ? (
          <script type="application/json" id="page-facts">
            {raw(JSON.stringify(facts).replaceAll('<', '\\u003c'))}
          </script>
        ) : null}
      </body>
    </html>
  </>
);

const TopBar: FC<{ chrome: Chrome }> = ({ chrome }) => (
  <header class="topbar">
    <a class="brand" href="/projects">
      <img src="/assets/icon.svg" alt="" width={24} height={24} />
      Jira sandbox
    </a>
    <nav aria-label="Main" class="topnav">
      <a href="/projects">Projects</a>
      <Menu label="Apps" entries={chrome.apps} />
      {chrome.admin.length > 0 ? <Menu label="Administration" entries={chrome.admin} /> : null}
      <a href="/keeper">Keeper console</a>
    </nav>
    <div class="topbar-end">
      <form method="post" action="/session/theme" data-theme-toggle>
        <input type="hidden" name="theme" value={chrome.colorMode === 'dark' ? 'light' : 'dark'} />
        <input type="hidden" name="back" value={chrome.path} />
        <button class="icon-button" aria-label="Switch between light and dark">
          <Icon name="moon" />
          <Icon name="sun" />
        </button>
      </form>
      <UserSwitcher chrome={chrome} />
    </div>
  </header>
);

const Menu: FC<{ label: string; entries: readonly { title: string; href: string }[] }> = ({ label, entries }) => (
  <details class="menu" name="top-menu">
    <summary>
      {label} <Icon name="chevron" />
    </summary>
    <div class="menu-list">
      {entries.map(({ title, href }) => (
        <a href={href}>{title}</a>
      ))}
      {entries.length === 0 ? <p class="subtle">Nothing here yet</p> : null}
    </div>
  </details>
);

const UserSwitcher: FC<{ chrome: Chrome }> = ({ chrome: { viewer, people, path } }) => (
  <details class="menu menu-end" name="top-menu">
    <summary class="user" aria-label={`User: ${viewer?.displayName ?? 'nobody'}. Switch user`}>
      {viewer ? <img src={avatarPath(viewer)} alt="" width={28} height={28} /> : null}
      <span>{viewer?.displayName ?? 'Log in'}</span>
      <Icon name="chevron" />
    </summary>
    <form class="menu-list" method="post" action="/session/account">
      <input type="hidden" name="back" value={path} />
      <p class="menu-title">Become</p>
      {people.map((person) => (
        <button
          name="account"
          value={person.accountId}
          class="menu-person"
          aria-current={person.accountId === viewer?.accountId ? 'true' : undefined}
        >
          <img src={avatarPath(person)} alt="" width={24} height={24} />
          <span>
            {person.displayName}
            <small>{person.emailAddress ?? ''}</small>
          </span>
        </button>
      ))}
      <button name="account" value="" class="menu-person">
        Log out
      </button>
    </form>
  </details>
);
