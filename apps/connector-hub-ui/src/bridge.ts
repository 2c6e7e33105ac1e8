/**
 * The only door to Jira and the backend. Every call to the backend answers with a value or a failure, whatever happens
 * on the way: what the bridge throws becomes a failure too.
 */
import { events, invoke, requestJira, view } from '@forge/bridge';
import type { Answer, Answers, FunctionName, Input, ModuleName } from '@keeper-workflow/contract';
import { PANEL } from '@keeper-workflow/messages';

/** Calls one function of the module this page belongs to. Never rejects. */
export async function call<Module extends ModuleName, Name extends FunctionName<Module>>(
  _module: Module,
  name: Name,
  payload: Input<Module, Name>,
): Promise<Answer<Answers[Module][Name]>> {
  try {
    const answer: unknown = await invoke(name, payload as Record<string, unknown>);
    return isAnswer<Answers[Module][Name]>(answer) ? answer : noAnswer();
  } catch {
    // The connection broke, the function ran out of time or crashed: nobody knows whether it did its work. Jira does not
    // say that the session has ended: it is asked.
    return (await isSignedOut()) ? signedOut() : noAnswer();
  }
}

/** Whether Jira no longer knows who this is. One Jira call, as the viewer; without an answer: no. */
async function isSignedOut(): Promise<boolean> {
  try {
    const { status } = await requestJira('/rest/api/3/myself');
    return status === 401;
  } catch {
    return false;
  }
}

const signedOut = (): Answer<never> => ({
  ok: false,
  failure: { code: 'not-signed-in', retry: 'safe', message: PANEL.signedOut },
});

const noAnswer = (): Answer<never> => ({
  ok: false,
  failure: { code: 'internal', retry: 'after-observe', message: PANEL.noAnswer },
});

/** The backend builds answers from the same types; this tells them from the `{}` that Forge makes of nothing. */
function isAnswer<Value>(answer: unknown): answer is Answer<Value> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : 'failure' in answer;
}

/** The viewer's own e-mail address, or undefined when Jira hides it or does not answer. One Jira call, as the viewer. */
export async function viewerEmail(): Promise<string | undefined> {
  try {
    const response = await requestJira('/rest/api/3/myself');
    if (!response.ok) return undefined;
    const myself = (await response.json()) as { readonly emailAddress?: unknown };
    return typeof myself.emailAddress === 'string' && myself.emailAddress !== ''
      ? myself.emailAddress.toLowerCase()
      : undefined;
  } catch {
    // A form that is not filled in for the viewer is no reason to fail.
    return undefined;
  }
}

/** Follows Jira's light or dark theme. Without it the page stays light. */
export async function followTheme(): Promise<void> {
  try {
    await view.theme.enable();
  } catch {
    // The tokens have values to fall back on.
  }
}

/** Calls `onChange` whenever Jira tells that the issue around the panel has changed. Returns how to stop that. */
export function followIssue(onChange: () => void): () => void {
  const subscribed = events.on('JIRA_ISSUE_CHANGED', onChange).catch(() => undefined);
  // A Jira that does not tell leaves the panel to its own looking again.
  return () => void subscribed.then((subscription) => subscription?.unsubscribe());
}
