/** The forms of direct operations on a page of their own, opened and closed as the panel does it. */
import { useEffect, useState } from 'react';
import type { PanelView, RequestView } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { Button } from '@keeper-workflow/ui';
import { call } from '../src/bridge';
import { DirectForm } from '../src/direct/direct-form';
import { newDirectKey } from '../src/direct/direct-draft';
import type { DirectKind } from '../src/direct/direct-state';
import { begunIn } from '../src/panel/open-forms';
import { isRefused } from '../src/panel/panel-view';
import { start } from '../src/start';
import '../src/panel/panel.css';

const KINDS: readonly DirectKind[] = ['record-add', 'record-update'];

interface Begun {
  readonly kind: DirectKind;
  readonly key: string;
}

function DirectPage() {
  const [view, setView] = useState<PanelView>();
  const [open, setOpen] = useState<Begun>();
  const [attempt, setAttempt] = useState<RequestView>();
  const [done, setDone] = useState<string>();
  useEffect(() => {
    void call('panel', 'openPanel', {}).then((answer) => {
      if (!answer.ok) return;
      setView(answer.value);
      setOpen(begunIn(answer.value).find((one) => one.form === 'direct'));
    });
  }, []);
  if (!view) return null;
  const handOver = (request: RequestView): void => {
    setDone(request.id);
    setOpen(undefined);
  };
  return (
    <main className="kw-page kw-stack">
      <h1 className="kw-visually-hidden">Keeper</h1>
      {done === undefined ? null : <p role="status">{`Handed over: ${done}`}</p>}
      {open ? (
        <DirectForm
          view={view}
          kind={open.kind}
          draftKey={open.key}
          visible
          now={Date.now()}
          attempt={attempt}
          onSend={() => setAttempt(undefined)}
          onAnswer={(request) => (isRefused(request) ? setAttempt(request) : handOver(request))}
          onTakenBack={() => setAttempt(undefined)}
          onShow={(request) => setDone(request.id)}
          onClose={(refused) => (refused ? handOver(refused) : setOpen(undefined))}
          onOutdated={() => Promise.resolve()}
        />
      ) : (
        <div className="kw-row">
          {KINDS.map((kind) => (
            <Button key={kind} onClick={() => setOpen({ kind, key: newDirectKey(view, kind) })}>
              {DIRECT.titles[kind]}
            </Button>
          ))}
        </div>
      )}
    </main>
  );
}

start(<DirectPage />);
