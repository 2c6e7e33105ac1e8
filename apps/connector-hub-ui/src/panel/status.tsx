/** The lozenge of a request: one word for where it is. */
import type { RequestView } from '@keeper-workflow/contract';
import { REQUEST_STATUS, operationSentence } from '@keeper-workflow/messages';
import { Lozenge, spellInstant, type LozengeTone } from '@keeper-workflow/ui';

type Status = keyof typeof REQUEST_STATUS;

const TONES: Readonly<Record<Status, LozengeTone>> = {
  submitted: 'information',
  executing: 'information',
  verified: 'success',
  invited: 'discovery',
  partial: 'warning',
  refused: 'danger',
  unknown: 'warning',
  rejected: 'danger',
  withdrawn: 'default',
};

/** Its state, or its outcome once it is completed. */
export const statusOf = (request: RequestView): Status =>
  request.state === 'completed' ? (request.outcome ?? 'unknown') : request.state;

export function StatusLozenge({ request }: { readonly request: RequestView }) {
  const status = statusOf(request);
  return <Lozenge tone={TONES[status]}>{REQUEST_STATUS[status]}</Lozenge>;
}

/** What is asked for, or what was approved, in one sentence. */
export const sentenceOf = (request: RequestView): string =>
  operationSentence(request.operation ?? request.draft, spellInstant);
