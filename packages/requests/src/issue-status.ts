/** All requests of an issue in one word: what JQL finds and the panel's label shows. */
import type { IssueStatus } from './ports';
import type { StoredRequest } from './request';

/** @param requests newest first. The most pressing state wins; without one, the newest request speaks. */
export function statusOf(requests: readonly StoredRequest[]): IssueStatus {
  const awaiting = requests.filter(({ state }) => state === 'submitted').length;
  const counts = { awaiting, requests: requests.length };
  if (requests.some(({ state }) => state === 'executing')) return { state: 'executing', ...counts };
  if (awaiting > 0) return { state: 'awaiting', ...counts };
  const newest = requests[0];
  return { state: newest ? restingState(newest) : 'done', ...counts };
}

function restingState({ state, outcome }: StoredRequest): IssueStatus['state'] {
  if (state === 'rejected' || state === 'withdrawn') return state;
  switch (outcome) {
    case 'invited':
    case 'refused':
      return outcome;
    case 'partial':
    case 'unknown':
      return 'attention';
    default:
      return 'done';
  }
}
