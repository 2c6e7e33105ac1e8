/** The settings page: the connection to Commander Service Mode, and the projects that use Keeper. Jira admins only. */
import { useCallback, useEffect, useState } from 'react';
import type { SettingsView, WireFailure } from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';
import { Button, SectionMessage, Skeleton } from '@keeper-workflow/ui';
import { call } from '../bridge';
import { ConnectionForm } from './connection-form';
import { Projects } from './projects';

export function Settings() {
  const [view, setView] = useState<SettingsView>();
  const [failure, setFailure] = useState<WireFailure>();
  const load = useCallback(async () => {
    setFailure(undefined);
    const answer = await call('settings', 'openSettings', {});
    if (answer.ok) setView(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  return (
    <main className="kw-page kw-settings kw-stack" aria-labelledby="page-title">
      <header>
        <h1 id="page-title">{SETTINGS.title}</h1>
        <p className="kw-subtle">{SETTINGS.intro}</p>
      </header>
      {failure ? (
        <NotLoaded failure={failure} onTryAgain={load} />
      ) : view ? (
        <>
          <ConnectionForm view={view} onSaved={setView} />
          <Projects projects={view.projects} onSaved={setView} />
        </>
      ) : (
        <Skeleton label={SETTINGS.loading} />
      )}
    </main>
  );
}

function NotLoaded({
  failure,
  onTryAgain,
}: {
  readonly failure: WireFailure;
  readonly onTryAgain: () => Promise<void>;
}) {
  if (failure.code === 'not-jira-admin') {
    return (
      <SectionMessage tone="information" role="status" title={SETTINGS.adminsOnlyTitle}>
        <p>{SETTINGS.adminsOnly}</p>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage
      tone="danger"
      role="alert"
      title={SETTINGS.failedTitle}
      actions={<Button onClick={() => void onTryAgain()}>{SETTINGS.tryAgain}</Button>}
    >
      <p>{failure.message}</p>
    </SectionMessage>
  );
}
