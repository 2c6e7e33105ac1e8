/** Rejects a request, with a reason that the requester reads. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { RequestView, WireFailure } from '@keeper-workflow/contract';
import { DECISION } from '@keeper-workflow/messages';
import {
  Button,
  Field,
  SectionMessage,
  dropDraft,
  focusFirstInvalid,
  keepDraft,
  readDraft,
  useBusy,
  useFocusOnAppear,
} from '@keeper-workflow/ui';
import { call } from '../bridge';
import { isReason } from '../panel/use-kept-form';

export interface RejectFormProps {
  readonly request: RequestView;
  /** Where the reason is kept until it is sent. */
  readonly draftKey: string;
  readonly onRejected: (request: RequestView) => void;
  readonly onCancel: () => void;
  readonly onFailed: (failure: WireFailure) => Promise<void>;
}

const LONGEST = 2000;

export function RejectForm({ request, draftKey, onRejected, onCancel, onFailed }: RejectFormProps) {
  const [reason, setReason] = useState(() => readDraft(draftKey, isReason) ?? '');
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<WireFailure>();
  const { busy, run } = useBusy<'reject'>();
  const root = useRef<HTMLFormElement>(null);
  const heading = useFocusOnAppear<HTMLHeadingElement>();
  useLayoutEffect(() => {
    if (error !== undefined) focusFirstInvalid(root.current);
  }, [error]);

  const reject = async (): Promise<void> => {
    const words = reason.trim();
    const wrong =
      words === '' ? DECISION.rejectReasonMissing : words.length > LONGEST ? DECISION.rejectReasonTooLong : undefined;
    setError(wrong);
    setFailure(undefined);
    if (wrong !== undefined) return;
    const answer = await call('panel', 'rejectRequest', {
      requestId: request.id,
      revision: request.revision,
      reason: words,
    });
    if (answer.ok) {
      dropDraft(draftKey);
      onRejected(answer.value.request);
      return;
    }
    setFailure(answer.failure);
    await onFailed(answer.failure);
  };

  return (
    <form
      ref={root}
      className="kw-stack"
      noValidate
      aria-labelledby="reject-title"
      onSubmit={(event) => {
        event.preventDefault();
        void run('reject', reject);
      }}
    >
      <h3 id="reject-title" ref={heading} tabIndex={-1}>
        {DECISION.rejectTitle}
      </h3>
      <Field label={DECISION.rejectReason} required hint={DECISION.rejectHint} error={error}>
        {(control) => (
          <textarea
            {...control}
            className="kw-input"
            rows={3}
            value={reason}
            onChange={(event) => {
              const words = event.currentTarget.value;
              setReason(words);
              if (isReason(words)) keepDraft(draftKey, words);
              else dropDraft(draftKey);
            }}
          />
        )}
      </Field>
      {failure ? (
        <SectionMessage tone="danger" role="alert" title={DECISION.rejectFailedTitle}>
          <p>{failure.message}</p>
        </SectionMessage>
      ) : null}
      <div className="kw-row">
        <Button type="submit" appearance="danger" busy={busy !== undefined} busyText={DECISION.rejecting}>
          {DECISION.rejectConfirm}
        </Button>
        <Button appearance="subtle" disabled={busy !== undefined} onClick={onCancel}>
          {DECISION.cancel}
        </Button>
      </div>
    </form>
  );
}
