/**
 * When access ends, as options. One grammar for `share-record`, `share-folder` and their `nsf-` namesakes: the units that
 * all of them know, and an instant with its `Z`, because without a zone Commander takes the local time of its host.
 */
import type { Expiration } from '@keeper-workflow/operations';
import type { Flag, OptionValue } from '../encode';

export interface Ending {
  readonly expiration: Expiration;
  readonly rotateOnExpiration?: boolean | undefined;
}

/**
 * @param sayNever whether "for good" has to be said, because without it an earlier end would stay.
 * Rotation goes as asked, also where Commander will refuse it (without an end): nothing asked for is dropped silently.
 */
export function expiryOptions({ expiration, rotateOnExpiration }: Ending, sayNever: boolean): (Flag | OptionValue)[] {
  return [
    ...end(expiration, sayNever),
    ...(rotateOnExpiration === true ? [{ flag: '--rotate-on-expiration' } as const] : []),
  ];
}

function end(expiration: Expiration, sayNever: boolean): (Flag | OptionValue)[] {
  switch (expiration.type) {
    case 'never':
      return sayNever ? [{ flag: '--expire-in=never' }] : [];
    case 'at':
      return [{ name: '--expire-at', value: expiration.at, field: 'expiration' }];
    case 'in':
      return [{ flag: `--expire-in=${expiration.amount}${expiration.unit}` }];
  }
}
