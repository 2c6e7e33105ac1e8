/** The forms of direct operations on a page of their own, opened and closed as the panel does it. */
import { useEffect, useState } from 'react';
import type { PanelView } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { Button } from '@keeper-workflow/ui';
import { call } from '../src/bridge';
import { DirectForm } from '../src/direct/direct-form';
import { hasDirectDraft } from '../src/direct/direct-draft';
import type { DirectKind } from '../src/direct/direct-state';
import { start } from '../src/start';
import '../src/panel/panel.css';

const KINDS: readonly DirectKind[] = ['record-add', 'record-update'];

function DirectPage() {
  const [view, setView] = useState<PanelView>();
  const [open, setOpen] = useState<DirectKind>();
  const [done, setDone] = useState<string>();
  useEffect(() => {
    void call('panel', 'openPanel', {}).then((answer) => {
      if (!answer.ok) return;
      setView(answer.value);
      setOpen(KINDS.find((kind) => hasDirectDraft(answer.value, kind)));
    });
  }, []);
  if (!view) return null;
  return (
    <main className="kw-page kw-stack">
      <h1 className="kw-visually-hidden">Keeper</h1>
      {done === undefined ? null : <p role="status">{`Handed over: ${done}`}</p>}
      {open ? (
        <DirectForm
          view={view}
          kind={open}
          now={Date.now()}
          onDone={(request) => {
            setDone(request.id);
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        <div className="kw-row">
          {KINDS.map((kind) => (
            <Button key={kind} onClick={() => setOpen(kind)}>
              {DIRECT.titles[kind]}
            </Button>
          ))}
        </div>
      )}
    </main>
  );
}

start(<DirectPage />);
