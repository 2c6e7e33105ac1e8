/** From the form to what has been done: check, preview, carry out, and what to say when a step fails. */
import { useLayoutEffect, useMemo, useState } from 'react';
import type { DirectInput, DirectPreview, PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { useBusy } from '@keeper-workflow/ui';
import { call } from '../bridge';
import { didNothing, isRefused } from '../panel/panel-view';
import { besideDirectField, checkDirect, type DirectErrors } from './direct-checks';
import type { DirectDraft } from './direct-draft';
import { inputOf } from './direct-state';
import type { FieldSpec } from './field-spec';

/** A preview and exactly what it was made of: that is what is carried out. */
export interface Shown {
  readonly preview: DirectPreview;
  readonly of: DirectInput;
}

export interface Problem {
  readonly title: string;
  readonly message?: string;
  /** Commander's own words. */
  readonly words?: string;
  /** What can be done now. */
  readonly hint?: string;
  /** Danger unless it says otherwise. */
  readonly tone?: 'warning';
}

export interface DirectSteps {
  readonly errors: DirectErrors;
  readonly problem: Problem | undefined;
  readonly shown: Shown | undefined;
  /** Another attempt with this id has reached the server with other values. */
  readonly sent: boolean;
  /** The last attempt, where it came to nothing: what became of it stands in the form until the next attempt. */
  readonly failed: RequestView | undefined;
  readonly busy: 'preview' | 'execute' | 'show' | undefined;
  readonly preview: () => void;
  readonly execute: () => void;
  readonly back: () => void;
  readonly showSent: () => void;
  readonly goOn: () => void;
}

export interface AttemptProps {
  /** The request that the last attempt became, once the page knows it and until the form has taken it back. */
  readonly attempt: RequestView | undefined;
  /** It is about to be sent under this id; without one: whatever is known under the last id is not about this form. */
  readonly onSend: (requestId: string | undefined) => void;
  /** Keeper took it, or what became of it is known. */
  readonly onAnswer: (request: RequestView) => void;
  /** It came to nothing: the form says so and goes on. */
  readonly onTakenBack: (failed: RequestView) => void;
  /** An earlier attempt that somebody wants to see. */
  readonly onShow: (request: RequestView) => void;
  /** The page may not know yet what has happened. */
  readonly onOutdated: () => Promise<void>;
}

export function useDirectSteps(
  view: PanelView,
  draft: DirectDraft,
  specs: readonly FieldSpec[],
  { attempt, onSend, onAnswer, onTakenBack, onShow, onOutdated }: AttemptProps,
): DirectSteps {
  const { state, requestId } = draft;
  const [errors, setErrors] = useState<DirectErrors>({});
  const [problem, setProblem] = useState<Problem>();
  const [shown, setShown] = useState<Shown>();
  const [sent, setSent] = useState(false);
  const [failed, setFailed] = useState<RequestView>();
  const { busy, run } = useBusy<'preview' | 'execute' | 'show'>();

  // After a reload, what is secret is not.
  const allThere = !(draft.restored && draft.secretsTyped);
  const said = useMemo(() => failed && whatBecame(failed, allThere), [failed, allThere]);

  // Nothing was changed, so what was typed can be corrected; the next attempt is a new one.
  const takeBack = (request: RequestView): void => {
    draft.renew();
    setFailed(request);
    setProblem(undefined);
    setShown(undefined);
    const failure = request.execution?.failure;
    setErrors(failure ? besideDirectField(failure, state, specs) : {});
    onTakenBack(request);
  };
  useLayoutEffect(() => {
    if (attempt && didNothing(attempt)) takeBack(attempt);
  }, [attempt]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each attempt

  const fail = (title: string, failure: WireFailure): void => {
    const beside = besideDirectField(failure, state, specs);
    setErrors(beside);
    setProblem({ title, message: failure.message });
    // What has to be corrected stands in the form.
    if (Object.keys(beside).length > 0) setShown(undefined);
  };
  const preview = async (): Promise<void> => {
    setProblem(undefined);
    const found = checkDirect(state, specs, view.policy);
    setErrors(found);
    // What has no control of its own, or none while the list of types is not there.
    const message = found.fields ?? found.recordType;
    if (message !== undefined) setProblem({ title: DIRECT.checkTitle, message });
    if (Object.keys(found).length > 0) return;
    const of = inputOf(state, specs);
    const answer = await call('panel', 'previewDirect', { operation: of });
    if (answer.ok) setShown({ preview: answer.value, of });
    else fail(DIRECT.previewFailedTitle, answer.failure);
  };
  const execute = async ({ of }: Shown): Promise<void> => {
    setProblem(undefined);
    setFailed(undefined);
    onSend(requestId);
    const justification = state.justification.trim();
    const answer = await call('panel', 'executeDirect', { requestId, operation: of, justification });
    if (answer.ok) {
      onAnswer(answer.value.request);
      return;
    }
    if (answer.failure.code === 'request-changed') {
      onSend(undefined);
      setSent(true);
      return;
    }
    fail(DIRECT.failedTitle[state.kind], answer.failure);
    // The answer may have been lost after the command was sent: then the page finds the request.
    if (answer.failure.retry === 'after-observe') await onOutdated();
  };
  const showSent = async (): Promise<void> => {
    const answer = await call('panel', 'readRequest', { requestId });
    if (!answer.ok) {
      setProblem({ title: DIRECT.failedTitle[state.kind], message: answer.failure.message });
      return;
    }
    // What is typed here was not in it, and stays.
    draft.renew();
    setSent(false);
    onShow(answer.value.request);
  };

  return {
    errors,
    problem: problem ?? (shown ? undefined : said),
    shown,
    sent,
    failed,
    busy,
    preview: () => void run('preview', preview),
    execute: () => {
      if (shown) void run('execute', () => execute(shown));
    },
    back: () => {
      setProblem(undefined);
      setSent(false);
      setShown(undefined);
    },
    showSent: () => void run('show', showSent),
    goOn: () => {
      draft.renew();
      setSent(false);
    },
  };
}

/** Commander's words as they are. A failure's sentence repeats them only where it knows nothing better to say. */
function whatBecame(request: RequestView, allThere: boolean): Problem {
  const still = allThere ? [DIRECT.allThere] : [];
  if (!isRefused(request)) {
    // Its card says where to look and offers to read the vault again.
    const hint = allThere ? { hint: DIRECT.allThere } : {};
    return { title: DIRECT.unknownTitle, message: DIRECT.unknown, ...hint, tone: 'warning' };
  }
  const { failure, words = '' } = request.execution ?? {};
  const known = failure && failure.code !== 'vault-refused' ? failure.message : undefined;
  const wordless = known === undefined && words === '';
  const hint = wordless ? [DIRECT.refusedWordless, ...still, DIRECT.refusedCheck] : [...still, DIRECT.refusedHint];
  return {
    title: DIRECT.refusedTitle,
    ...(known === undefined ? {} : { message: known }),
    ...(words === '' ? {} : { words }),
    hint: hint.join(' '),
  };
}
