/** Short forms of what a message means, for the tables. */
import type { FailureCode } from '@keeper-workflow/failures';
import type { Meaning } from './messages';

/** Nothing was done for anybody. */
export const refused = (code: FailureCode, field?: string, detail?: string): Meaning => ({
  about: 'command',
  says: 'refused',
  code,
  ...(field === undefined ? {} : { field }),
  ...(detail === undefined ? {} : { detail }),
});

/** Refused at one; those before may have been done. */
export const stopped = (code: FailureCode, field?: string): Meaning => ({
  about: 'command',
  says: 'stopped',
  as: 'refused',
  code,
  ...(field === undefined ? {} : { field }),
});
