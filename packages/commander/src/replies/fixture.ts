/** The form of an example of what Commander says, and the shapes its stored results have. */
import type { FailureCode } from '@keeper-workflow/failures';
import type { Claim } from '@keeper-workflow/operations';

export interface Fixture {
  readonly name: string;
  readonly mode: 'classic' | 'nsf';
  readonly recipients?: readonly string[];
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly claim: Claim;
  readonly code?: FailureCode;
}

export const R = '2nJAqTXCYCinELscaUbSBQ';
export const TWO = ['alice@acme.example', 'dave@acme.example'];
export const done = (mode: 'classic' | 'nsf', verb: string, rest = '') => ({
  status: 200,
  body: {
    command: mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    data: null,
    message: `Record "${R}" access permissions has been ${verb} ${mode === 'nsf' ? '' : 'user '}'alice@acme.example'${rest}`,
    status: 'success',
  },
  claim: 'done' as const,
  mode,
});
export const success = (message: string | string[]) => ({
  status: 200,
  body: { data: null, message, status: 'success' },
});
export const error = (status: number, text: string) => ({ status, body: { error: text, status: 'error' } });
export const unexpected = (text: string) => error(500, `Unexpected error: ${text}`);
