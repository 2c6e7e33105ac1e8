/** @jsxImportSource hono/jsx */
/** Small parts that several pages show: lozenges, people, times, icons. */
import type { FC } from 'hono/jsx';
import type { AccountView, StatusView } from '../../jira';

const CATEGORY_CLASS = { new: 'neutral', indeterminate: 'blue', done: 'green' } as const;

export const StatusLozenge: FC<{ status: StatusView }> = ({ status }) => (
  <span class={`lozenge lozenge-${CATEGORY_CLASS[status.category]}`}>{status.name}</span>
);

export const Person: FC<{ account: AccountView | null }> = ({ account }) =>
  account ? (
    <span class="person">
      <img src={avatarPath(account)} alt="" width={24} height={24} /> {account.displayName}
    </span>
  ) : (
    <span class="person person-none">Unassigned</span>
  );

/** The avatar as an address of this site, whatever host Jira wrote. */
export function avatarPath({ avatarUrl }: { avatarUrl: string }): string {
  const { pathname, search } = new URL(avatarUrl, 'http://site.invalid');
  return `${pathname}${search}`;
}

/** An instant in the viewer's zone, as Jira writes older times. */
export const Time: FC<{ at: string; timeZone: string }> = ({ at, timeZone }) => (
  <time datetime={at}>
    {new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at))}
  </time>
);

type IconName = 'board' | 'moon' | 'sun' | 'apps' | 'settings' | 'task' | 'chevron' | 'vault' | 'lock' | 'list';

const PATHS: Readonly<Record<IconName, string>> = {
  board: 'M3 3h4v10H3zM9 3h4v6H9z',
  list: 'M2 4h12M2 8h12M2 12h12',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  apps: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  settings: 'M2 5h7M13 5h1M11 3.5v3M2 11h1M7 11h7M5 9.5v3',
  task: 'M4.5 8.2l2.3 2.3 4.7-5',
  chevron: 'M4 6l4 4 4-4',
  vault: 'M3 3h10v10H3zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 4.5V6M8 10v1.5',
  lock: 'M4 7h8v6H4zM6 7V5a2 2 0 0 1 4 0v2',
};

/** Drawn for this sandbox; decorative, so hidden from assistive technology. */
export const Icon: FC<{ name: IconName }> = ({ name }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
