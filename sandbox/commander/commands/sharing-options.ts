/** Options that the sharing commands have in common, in the order in which each parser names them. */
import type { OptionSpec } from '../text/argparse';

/** Of the commands that share records. */
export const RECIPIENT_OPTIONS: readonly OptionSpec[] = [
  { flags: ['-e', '--email'], dest: 'email', takes: 'values', required: true },
  { flags: ['--contacts-only'], dest: 'contacts_only', takes: 'nothing' },
  { flags: ['-f', '--force'], dest: 'force', takes: 'nothing' },
];

/** `grant` unless said otherwise. */
export const sharingAction = (...choices: readonly string[]): OptionSpec => ({
  flags: ['-a', '--action'],
  dest: 'action',
  takes: 'value',
  choices,
  default: 'grant',
});

/** Of the commands that share records. */
export const EXTENT_OPTIONS: readonly OptionSpec[] = [
  { flags: ['-R', '--recursive'], dest: 'recursive', takes: 'nothing' },
  { flags: ['--dry-run'], dest: 'dry_run', takes: 'nothing' },
];

/** When access ends, and whether the password is then rotated. */
export const EXPIRATION_OPTIONS: readonly OptionSpec[] = [
  { flags: ['--expire-at'], dest: 'expire_at', takes: 'value', group: 'expiration' },
  { flags: ['--expire-in'], dest: 'expire_in', takes: 'value', group: 'expiration' },
  { flags: ['-roe', '--rotate-on-expiration'], dest: 'rotate', takes: 'nothing' },
];
