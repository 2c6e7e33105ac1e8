/** The Keeper panel of an issue: what can be asked for, what was asked for, and where it is. */
import { Suspense, lazy, useLayoutEffect, useRef, useState } from 'react';
import type { PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { PANEL } from '@keeper-workflow/messages';
import { Button, SectionMessage, Skeleton, useNow } from '@keeper-workflow/ui';
import { Actions, isDirect, type ActionKind } from './actions';
import { AlsoBegun } from './also-begun';
import { askedIn } from './asked';
import { DirectForms, loadDirectForm } from './direct-forms';
import { begunIn, isSame, type Open } from './open-forms';
import { splitByInterest } from './panel-view';
import { RequestCard } from './request-card';
import { showsRefusal, useDirectSessions } from './use-direct-sessions';
import { usePanel, type PanelSource } from './use-panel';

/** The forms are loaded when somebody is about to open one: most people look at the panel and do not ask for anything. */
const loadRequestForm = () => import('./request-form');
const RequestForm = lazy(async () => ({ default: (await loadRequestForm()).RequestForm }));
/** Who decides also searches, so both come at once. */
const DecisionForm = lazy(async () => {
  const [{ DecisionForm: loaded }] = await Promise.all([import('../decision/decision-form'), import('../picker')]);
  return { default: loaded };
});

/** What has just been done; it goes when the request moves on, because then it is no longer the news. */
interface Notice {
  readonly text: string;
  readonly requestId: string;
  readonly revision: number;
}

export function Panel() {
  const source = usePanel();
  const { state } = source;
  return (
    <main className="kw-page kw-stack" aria-labelledby="page-title">
      <h1 id="page-title" className="kw-visually-hidden">
        Keeper
      </h1>
      {state.status === 'loading' ? <Skeleton label={PANEL.loading} /> : null}
      {state.status === 'failed' ? <Unavailable failure={state.failure} onTryAgain={source.reload} /> : null}
      {state.status === 'ready' ? (
        <Ready source={source} view={state.view} offset={state.offset} stale={state.stale} />
      ) : null}
    </main>
  );
}

function Unavailable({
  failure,
  onTryAgain,
}: {
  readonly failure: WireFailure;
  readonly onTryAgain: () => Promise<void>;
}) {
  const expected = failure.code === 'project-not-enabled' || failure.code === 'edit-permission-missing';
  const title =
    failure.code === 'project-not-enabled'
      ? PANEL.notEnabledTitle
      : failure.code === 'edit-permission-missing'
        ? PANEL.noPermissionTitle
        : PANEL.failedTitle;
  return (
    <SectionMessage
      tone={expected ? 'information' : 'danger'}
      role={expected ? 'status' : 'alert'}
      title={title}
      actions={expected ? null : <Button onClick={() => void onTryAgain()}>{PANEL.tryAgain}</Button>}
    >
      <p>{failure.message}</p>
    </SectionMessage>
  );
}

interface ReadyProps {
  readonly source: PanelSource;
  readonly view: PanelView;
  readonly offset: number;
  readonly stale: WireFailure | undefined;
}

function Ready({ source, view, offset, stale }: ReadyProps) {
  const now = useNow(offset, 30_000);
  const [open, setOpen] = useState<Open | undefined>(() => begunIn(view)[0]);
  const [said, setSaid] = useState<Notice>();
  const noticeRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (said !== undefined) noticeRef.current?.focus();
  }, [said]);
  const about = view.requests.find(({ id }) => id === said?.requestId);
  const notice = about?.revision === said?.revision ? said?.text : undefined;

  const show = (next: Open | undefined): void => {
    setSaid(undefined);
    setOpen(next);
  };
  const finish = (request: RequestView, text: string | undefined): void => {
    source.put(request);
    setOpen(undefined);
    setSaid(text === undefined ? undefined : { text, requestId: request.id, revision: request.revision });
    if (text === undefined) focusCard(request.id);
  };
  const direct = useDirectSessions(view, open, show, focusCard);
  const begun = begunIn(view).filter((one) => !isSame(open, one));
  const front = open?.form === 'direct' ? direct.sessions.find(({ key }) => key === open.key) : undefined;
  const { current, earlier } = splitByInterest(view.requests);
  const waiting = <Skeleton label={PANEL.loading} />;
  const card = (request: RequestView) => {
    const mine = open !== undefined && 'requestId' in open && open.requestId === request.id ? open : undefined;
    const asked = askedIn(request);
    if (mine?.form === 'edit' && asked) {
      return (
        <Suspense fallback={waiting}>
          <RequestForm
            view={view}
            kind={asked.kind}
            request={request}
            now={now}
            onDone={(updated) => finish(updated, PANEL.updated)}
            onClose={() => show(undefined)}
            onOutdated={source.reload}
          />
        </Suspense>
      );
    }
    return (
      <RequestCard
        request={request}
        view={view}
        now={now}
        offset={offset}
        onEdit={() => show({ form: 'edit', requestId: request.id })}
        onReview={() => show({ form: 'decide', requestId: request.id })}
        onChanged={(changed, how) => finish(changed, how === 'withdrawn' ? PANEL.withdrawn : undefined)}
        onOutdated={source.reload}
        told={front !== undefined && showsRefusal(front, request)}
      >
        {mine?.form === 'decide' && asked ? (
          <Suspense fallback={waiting}>
            <DecisionForm
              view={view}
              request={request}
              asked={asked}
              now={now}
              onDone={(decided, text) => finish(decided, text)}
              onClose={() => show(undefined)}
              onOutdated={source.reload}
            />
          </Suspense>
        ) : undefined}
      </RequestCard>
    );
  };

  return (
    <>
      {view.connection === 'not-configured' ? <NotConfigured view={view} /> : null}
      {stale ? (
        <p className="kw-small kw-subtle" role="status">
          {PANEL.stale(stale.message)}
        </p>
      ) : null}
      {notice === undefined ? null : (
        <SectionMessage tone="success" title={notice} focusRef={noticeRef} role="status">
          {notice === PANEL.submitted || notice === PANEL.updated ? <p>{PANEL.submittedHint}</p> : null}
        </SectionMessage>
      )}
      {current.length > 0 ? (
        <section className="kw-stack-small" aria-labelledby="requests-title">
          <h2 id="requests-title" className="kw-visually-hidden">
            {PANEL.requestsHeading}
          </h2>
          {current.map((request) => (
            <div key={request.id}>{card(request)}</div>
          ))}
        </section>
      ) : null}
      {open?.form === 'new' ? (
        <Suspense fallback={waiting}>
          <RequestForm
            view={view}
            kind={open.kind}
            now={now}
            onDone={(request) => finish(request, PANEL.submitted)}
            onClose={() => show(undefined)}
            onOutdated={source.reload}
          />
        </Suspense>
      ) : open === undefined ? (
        <Actions
          first={current.length === 0}
          viewer={view.viewer}
          onLikely={preload}
          begun={new Set(begun.flatMap((one) => ('kind' in one ? [one.kind] : [])))}
          onOpen={(kind) => show(isDirect(kind) ? direct.begin(kind) : { form: 'new', kind })}
        />
      ) : null}
      <DirectForms
        view={view}
        direct={direct}
        front={front?.key}
        now={now}
        onPut={source.put}
        onLook={focusCard}
        onClose={() => show(undefined)}
        onOutdated={source.reload}
      />
      {open === undefined ? null : <AlsoBegun view={view} forms={begun} sessions={direct.sessions} onOpen={show} />}
      {earlier.length > 0 ? (
        <details className="kw-earlier">
          <summary>{PANEL.earlier(earlier.length)}</summary>
          <div className="kw-stack-small">
            {earlier.map((request) => (
              <div key={request.id}>{card(request)}</div>
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
}

/** Begins to load a form. Should it fail, opening the form tries again and says so. */
function preload(kind: ActionKind): void {
  const loading: Promise<unknown> = isDirect(kind) ? loadDirectForm() : loadRequestForm();
  loading.catch(() => undefined);
}

const focusCard = (requestId: string): void => {
  setTimeout(() => document.getElementById(`request-${requestId}`)?.focus());
};

function NotConfigured({ view }: { readonly view: PanelView }) {
  const { approver, jiraAdmin } = view.viewer;
  return (
    <SectionMessage tone="warning" title={PANEL.notConfiguredTitle}>
      <p>
        {jiraAdmin ? PANEL.notConfiguredAdmin : approver ? PANEL.notConfiguredApprover : PANEL.notConfiguredRequester}
      </p>
    </SectionMessage>
  );
}
