/** From the form to what has been done: check, preview, carry out, and what to say when a step fails. */
import { useState } from 'react';
import type { DirectInput, DirectPreview, PanelView, RequestView, WireFailure } from '@keeper-workflow/contract';
import { DIRECT } from '@keeper-workflow/messages';
import { useBusy } from '@keeper-workflow/ui';
import { call } from '../bridge';
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
}

export interface DirectSteps {
  readonly errors: DirectErrors;
  readonly problem: Problem | undefined;
  readonly shown: Shown | undefined;
  /** Another attempt with this id has reached the server with other values. */
  readonly sent: boolean;
  /** The last attempt, where Keeper refused it and the form stayed open. */
  readonly refused: RequestView | undefined;
  readonly busy: 'preview' | 'execute' | 'show' | undefined;
  readonly preview: () => void;
  readonly execute: () => void;
  readonly back: () => void;
  readonly showSent: () => void;
  readonly goOn: () => void;
}

export function useDirectSteps(
  view: PanelView,
  draft: DirectDraft,
  specs: readonly FieldSpec[],
  finish: (request: RequestView) => void,
): DirectSteps {
  const { state, requestId } = draft;
  const [errors, setErrors] = useState<DirectErrors>({});
  const [problem, setProblem] = useState<Problem>();
  const [shown, setShown] = useState<Shown>();
  const [sent, setSent] = useState(false);
  const [refused, setRefused] = useState<RequestView>();
  const { busy, run } = useBusy<'preview' | 'execute' | 'show'>();

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
    const justification = state.justification.trim();
    const answer = await call('panel', 'executeDirect', { requestId, operation: of, justification });
    if (!answer.ok) {
      if (answer.failure.code === 'request-changed') setSent(true);
      else fail(DIRECT.failedTitle[state.kind], answer.failure);
      return;
    }
    const { request } = answer.value;
    if (request.state !== 'completed' || request.outcome !== 'refused') {
      finish(request);
      return;
    }
    // Nothing was changed, so what was typed can be corrected; the next attempt is a new one.
    draft.renew();
    setRefused(request);
    setShown(undefined);
    const failure = request.execution?.failure;
    setErrors(failure ? besideDirectField(failure, state, specs) : {});
    setProblem(refusal(request));
  };
  const showSent = async (): Promise<void> => {
    const answer = await call('panel', 'readRequest', { requestId });
    if (answer.ok) finish(answer.value.request);
    else setProblem({ title: DIRECT.failedTitle[state.kind], message: answer.failure.message });
  };

  return {
    errors,
    problem,
    shown,
    sent,
    refused,
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
function refusal({ execution }: RequestView): Problem {
  const { failure, words = '' } = execution ?? {};
  const known = failure && failure.code !== 'vault-refused' ? failure.message : undefined;
  return {
    title: DIRECT.refusedTitle,
    ...(known === undefined ? {} : { message: known }),
    ...(words === '' ? {} : { words }),
  };
}
