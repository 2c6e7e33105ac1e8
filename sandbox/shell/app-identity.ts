/** The account under which an app acts in Jira (`asApp`): the same on every start, named as people know the app. */
import type { AppDescription } from '../forge-host';
import type { Identity } from '../jira';

/** Apps have accounts of the old form `557058:<uuid>`; the app's own uuid keeps it stable. */
export function appIdentity(app: AppDescription): Identity {
  const page = app.modules.find(({ type, title }) => type === 'jira:globalPage' && title !== undefined);
  return {
    kind: 'app',
    key: app.app,
    displayName: page?.title ?? titleCase(app.app),
    accountId: `557058:${app.appId}`,
  };
}

const titleCase = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`);
