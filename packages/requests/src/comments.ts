/**
 * What a Jira comment about a step says: who, what, why, until when. Structured, so that texts of people stay text.
 * Never a secret, never a record uid.
 */
import { announcementTexts, operationSentence, outcomeSentence, failureSentence } from '@keeper-workflow/messages';
import type { Proof } from '@keeper-workflow/operations';
import { isDirect } from './lifecycle';
import { partsForPeople } from './proof-parts';
import type { Announcement, Outcome, StoredFailure, StoredRequest } from './request';

export type CommentTone = 'info' | 'note' | 'success' | 'warning' | 'error';

export type CommentPiece =
  | { readonly type: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly type: 'person'; readonly accountId: string; readonly name: string };

export interface Comment {
  readonly tone: CommentTone;
  readonly title: string;
  /** One line each: a label and what stands after it. */
  readonly lines: readonly { readonly label: string; readonly pieces: readonly CommentPiece[] }[];
}

type Line = Comment['lines'][number];

const text = (label: string, value: string): Line => ({ label, pieces: [{ type: 'text', text: value }] });
const person = (label: string, { accountId, name }: { accountId: string; name: string }): Line => ({
  label,
  pieces: [{ type: 'person', accountId, name }],
});
const time = (label: string, at: number): Line =>
  text(label, `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`);

/** The comment for a step that was announced. */
export function commentFor(request: StoredRequest, announcement: Announcement): Comment {
  const t = announcementTexts;
  const asked = operationSentence(request.operation ?? request.draft);
  const justification = request.justification ? [text(t.why, request.justification)] : [];
  switch (announcement.step) {
    case 'submitted':
    case 'updated':
      return {
        tone: 'info',
        title: announcement.step === 'submitted' ? t.submitted : t.updated,
        lines: [text(t.what, asked), ...justification, person(t.by, request.requester), time(t.when, announcement.at)],
      };
    case 'withdrawn':
      return {
        tone: 'note',
        title: t.withdrawn,
        lines: [text(t.what, asked), person(t.by, request.requester), time(t.when, announcement.at)],
      };
    case 'rejected':
      return {
        tone: 'error',
        title: t.rejected,
        lines: [
          text(t.what, asked),
          ...(request.decision?.reason ? [text(t.reason, request.decision.reason)] : []),
          ...(request.decision ? [person(t.rejectedBy, request.decision.by)] : []),
          person(t.requestedBy, request.requester),
          time(t.when, announcement.at),
        ],
      };
    case 'approved':
      return {
        tone: 'info',
        title: isDirect(request) ? t.direct.begun : t.approved,
        lines: [text(t.what, asked), ...justification, ...decided(request), time(t.when, announcement.at)],
      };
    case 'outcome':
      return outcomeComment(request, announcement, asked, justification);
  }
}

function outcomeComment(request: StoredRequest, { at }: Announcement, asked: string, justification: Line[]): Comment {
  const t = announcementTexts;
  const outcome = request.outcome ?? 'unknown';
  const { execution } = request;
  const proven = execution?.proof;
  const tones = {
    verified: 'success',
    invited: 'info',
    partial: 'warning',
    refused: 'error',
    unknown: 'warning',
  } as const;
  return {
    tone: tones[outcome],
    title: (isDirect(request) ? t.direct : t).outcomes[outcome],
    lines: [
      text(t.what, asked),
      ...justification,
      ...decided(request),
      ...result(outcome, execution?.failure),
      ...(outcome === 'partial' && proven ? whoHasIt(request, proven) : []),
      ...(proven ? [time(t.readAt, proven.readAt)] : []),
      ...(outcome === 'verified' && proven?.unseen?.length && limited(request) ? [text(t.note, t.endUnseen)] : []),
      time(t.when, at),
    ],
  };
}

/** What came of it; a refusal explains itself. */
function result(outcome: Outcome, reason: StoredFailure | undefined): Line[] {
  const t = announcementTexts;
  if (outcome === 'refused' && reason) return [text(t.result, failureSentence(reason))];
  const why = reason && outcome !== 'verified' ? [text(t.because, failureSentence(reason))] : [];
  return [text(t.result, outcomeSentence(outcome)), ...why];
}

function whoHasIt(request: StoredRequest, proof: Proof): Line[] {
  const t = announcementTexts;
  const parts = partsForPeople(request, proof);
  const line = (label: string, wanted: boolean): Line[] => {
    const people = parts.filter(({ shown }) => shown === wanted).map(({ name }) => name);
    return people.length === 0 ? [] : [text(label, people.join(', '))];
  };
  return [...line(t.shownFor, true), ...line(t.notShownFor, false)];
}

const limited = ({ operation }: StoredRequest): boolean =>
  operation !== undefined && 'expiration' in operation && operation.expiration.type !== 'never';

function decided(request: StoredRequest): Line[] {
  const { decision, requester } = request;
  const t = announcementTexts;
  if (!decision) return [person(t.requestedBy, requester)];
  if (isDirect(request)) return [person(t.direct.by, decision.by)];
  return [
    ...decision.changes.map((change) => text(t.changedField(change.field), `${change.from} → ${change.to}`)),
    person(t.requestedBy, requester),
    person(t.approvedBy, decision.by),
    ...(decision.operationHash ? [text(t.fingerprint, decision.operationHash.slice(0, 12))] : []),
  ];
}
