/**
 * What of a read is the command's doing: parts of the effect that were there before it prove nothing, and are nothing that
 * was done. Pure.
 */
import type { Proof } from '@keeper-workflow/operations';
import type { Execution } from './request';

type Before = Pick<Execution, 'before'>;
type Part = Proof['parts'][number];

/** Whether a part had to be changed: a read before the command did not show it. Without such a read, every part had. */
const wasMissing = ({ before }: Before, { name }: Part): boolean =>
  before?.some((part) => part.name === name && !part.shown) ?? true;

/** Whether every part was there before the command, so that it had nothing to do. */
export const wasAllThere = ({ before }: Before, { parts }: Proof): boolean =>
  parts.every(({ name }) => before?.some((part) => part.name === name && part.shown));

/**
 * Whether anything that had to be changed is changed. A part that nobody saw before (a record that came into the folder
 * meanwhile) may be as asked for anyway, and tells nothing.
 */
export const changedSomething = (execution: Before, { parts }: Proof): boolean =>
  parts.some((part) => part.shown && wasMissing(execution, part));

/**
 * Whether a read that shows the whole effect proves it by itself. Where it cannot see all of it (the end of access in
 * nested share folders), what was there before proves nothing; and how a device was decided no read tells.
 */
export function provenByRead(execution: Before, { parts, unseen = [] }: Proof): boolean {
  if (unseen.length === 0) return true;
  return !unseen.includes('decision') && parts.every((part) => wasMissing(execution, part));
}
