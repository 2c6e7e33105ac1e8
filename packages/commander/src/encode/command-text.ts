/** The one encoder: a typed argument list becomes the command text that Commander parses back to the same arguments. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { quoted, unsendable } from './quoting';

/** Commander refuses longer texts ("Command length exceeded"); it counts characters (code points), not bytes. */
export const LONGEST_COMMAND = 4096;

type OptionName = `-${string}`;

/** An option without a value, written as it is: `-f`, `--format=json`. Never built from anybody's text. */
export interface Flag {
  readonly flag: OptionName;
}

/** An option with a value, written `--name='value'`: the only form that also takes values beginning with `-`. */
export interface OptionValue {
  readonly name: `--${string}`;
  readonly value: string;
  /** The form field it comes from, for a failure. */
  readonly field?: string;
  /** Hidden by `commandPreview`. */
  readonly secret?: boolean;
}

export interface Positional {
  readonly value: string;
  readonly field?: string;
  /** Hidden by `commandPreview`: wholly, or behind this beginning of it (`f.login=`), which says what is hidden. */
  readonly secret?: boolean | string;
}

export interface CommandArguments {
  /** Commander's command words: `share-record`. The first one is what the key's allow-list is compared with. */
  readonly command: string;
  readonly options?: readonly (Flag | OptionValue)[];
  /**
   * Behind the options. Where one begins with `-`, all follow a `--`, so that it stays a value; only there, as Commander
   * from 18.1.5 on refuses `--`. Never empty: Commander takes an empty target for "all" in several commands.
   */
  readonly positionals?: readonly Positional[];
}

/**
 * The text to send. Failures: `text-not-sendable` (field, detail `line-break`, `nul`, `broken-unicode`, `double-dash`) for what
 * Commander refuses in an argument, `invalid-input` (field) for an empty positional, `command-too-long` (detail: the
 * limit) above 4,096 characters. Nothing is cut.
 */
export function commandText(parts: CommandArguments): Result<string> {
  for (const argument of [...(parts.options ?? []), ...(parts.positionals ?? [])]) {
    if ('flag' in argument) continue;
    // Python's argparse drops an option's value that is exactly `--`.
    const reason = 'name' in argument && argument.value === '--' ? 'double-dash' : unsendable(argument.value);
    if (reason) return fail(failure('text-not-sendable', { ...fieldOf(argument), detail: reason }));
  }
  for (const positional of parts.positionals ?? []) {
    if (positional.value === '') return fail(failure('invalid-input', { ...fieldOf(positional), detail: 'empty' }));
  }
  const text = written(parts, (argument) => quoted(argument.value));
  const length = Array.from(text).length;
  if (length > LONGEST_COMMAND) {
    return fail(failure('command-too-long', { detail: String(LONGEST_COMMAND), cause: `${length} characters` }));
  }
  return ok(text);
}

const DOTS = '••••••';
const MASK = quoted(DOTS);

/** The same text for people's eyes: values marked secret are hidden. Never sent. */
export function commandPreview(parts: CommandArguments): Result<string> {
  const text = commandText(parts);
  return text.ok ? ok(written(parts, shown)) : text;
}

function shown({ value, secret }: OptionValue | Positional): string {
  if (typeof secret === 'string' && value.startsWith(secret)) return quoted(`${secret}${DOTS}`);
  return secret ? MASK : quoted(value);
}

function written(parts: CommandArguments, write: (argument: OptionValue | Positional) => string): string {
  const options = (parts.options ?? []).map((option) =>
    'flag' in option ? option.flag : `${option.name}=${write(option)}`,
  );
  const positionals = (parts.positionals ?? []).map(write);
  const separator = (parts.positionals ?? []).some(({ value }) => value.startsWith('-')) ? ['--'] : [];
  return [parts.command, ...options, ...separator, ...positionals].join(' ');
}

const fieldOf = (argument: { readonly field?: string }): { field?: string } =>
  argument.field === undefined ? {} : { field: argument.field };
