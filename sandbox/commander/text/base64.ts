/** Uids as Commander reads them: Python's lenient base64url, which drops what does not belong and fails on one too many. */
import { PythonError, UnknownForm } from '../reply/outcome';

/** The bytes that the text stands for, written as a uid is: no padding. Throws PythonError as Python does. */
export function uidFrom(text: string): string {
  if (!/^\p{ASCII}*$/u.test(text)) throw new PythonError('string argument should contain only ASCII characters');
  if (text.includes('=')) throw new UnknownForm('a uid with padding');
  const digits = text.replace(/[^A-Za-z0-9+/_-]/g, '');
  if (digits.length % 4 === 1) {
    throw new PythonError(
      `Invalid base64-encoded string: number of data characters (${digits.length}) cannot be 1 more than a multiple of 4`,
    );
  }
  return Buffer.from(digits, 'base64').toString('base64url');
}

/** Sixteen bytes? */
export const isUid = (text: string): boolean => Buffer.from(text, 'base64url').length === 16;
