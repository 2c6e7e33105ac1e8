/** Which NSF role may do more than which. */
import type { NsfRole } from './vocabulary';

/** From least to most; content and share managers rank side by side: each may do something the other may not. */
const RANK: Readonly<Record<NsfRole, number>> = {
  viewer: 0,
  'share-manager': 1,
  'content-manager': 1,
  'content-share-manager': 2,
  'full-manager': 3,
};

/** Whether somebody who goes from `before` to `after` loses something. */
export const lowers = (before: NsfRole, after: NsfRole): boolean => before !== after && RANK[before] >= RANK[after];
