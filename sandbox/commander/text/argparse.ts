/**
 * The part of Python 3.11's argparse that Commander's parsers use: abbreviations, `--opt=value`, `-ovalue`, flags glued
 * together, `--`, repeated options, exclusive groups, choices, and the words of its complaints.
 */
import { repr } from './python';

export interface OptionSpec {
  /** In the order in which argparse names them, e.g. `['-e', '--email']`. */
  flags: readonly string[];
  dest: string;
  /** `optional`: a value, or `alone` when none follows. */
  takes: 'nothing' | 'value' | 'values' | 'optional';
  alone?: string;
  choices?: readonly string[];
  required?: boolean;
  /** Options of the same group exclude each other. */
  group?: string;
  default?: string;
}

export interface PositionalSpec {
  dest: string;
  count: 'one' | 'optional' | 'any' | 'some';
}

export interface ParserSpec {
  /** Are long options recognised by a beginning of their name? */
  abbreviations: boolean;
  options: readonly OptionSpec[];
  positional?: PositionalSpec;
}

export type Arguments = Record<string, string | boolean | string[] | undefined>;

/** Argparse's complaint, in its words. Commander logs it and carries on. */
export class UsageError extends Error {}

/** `-h` or `--help` was given. */
export class HelpRequested extends Error {}

const HELP: OptionSpec = { flags: ['-h', '--help'], dest: 'help', takes: 'nothing' };

interface Found {
  option: OptionSpec | undefined;
  flag: string;
  /** What stands behind `=`, or is glued to a short option. */
  explicit: string | undefined;
}

/** Throws UsageError or HelpRequested. */
export function parseArguments(spec: ParserSpec, words: readonly string[]): Arguments {
  return new Parse(spec, words).run();
}

class Parse {
  private readonly known: Map<string, OptionSpec>;
  private readonly found: (Found | 'argument' | 'dashes')[] = [];
  private readonly result: Arguments = {};
  private readonly seen = new Set<OptionSpec>();
  private readonly extras: string[] = [];
  private positionalTaken = false;

  constructor(
    private readonly spec: ParserSpec,
    private readonly words: readonly string[],
  ) {
    const options = [HELP, ...spec.options];
    this.known = new Map(options.flatMap((option) => option.flags.map((flag) => [flag, option] as const)));
  }

  run(): Arguments {
    for (const option of this.spec.options) {
      this.result[option.dest] = option.takes === 'nothing' ? false : option.default;
    }
    this.classify();
    const last = this.found.findLastIndex((item) => typeof item === 'object');
    let at = 0;
    while (at <= last) {
      const next = this.found.findIndex((item, index) => index >= at && typeof item === 'object');
      if (at !== next) {
        const after = this.takePositional(at);
        if (after > at) {
          at = after;
          continue;
        }
        this.extras.push(...this.words.slice(at, next));
        at = next;
      }
      at = this.takeOption(at);
    }
    const end = this.takePositional(at);
    this.extras.push(...this.words.slice(end));
    this.complainAboutMissing();
    if (this.extras.length > 0) throw new UsageError(`unrecognized arguments: ${this.extras.join(' ')}`);
    return this.result;
  }

  private classify(): void {
    let afterDashes = false;
    for (const word of this.words) {
      if (afterDashes) this.found.push('argument');
      else if (word === '--') {
        this.found.push('dashes');
        afterDashes = true;
      } else this.found.push(this.optionIn(word) ?? 'argument');
    }
  }

  /** Undefined: the word is an argument, not an option. */
  private optionIn(word: string): Found | undefined {
    if (!word.startsWith('-')) return undefined;
    const exact = this.known.get(word);
    if (exact !== undefined) return { option: exact, flag: word, explicit: undefined };
    if (word.length === 1) return undefined;
    const equals = word.indexOf('=');
    if (equals > 0) {
      const flag = word.slice(0, equals);
      const option = this.known.get(flag);
      if (option !== undefined) return { option, flag, explicit: word.slice(equals + 1) };
    }
    const candidates = this.candidates(word);
    if (candidates.length > 1) {
      const names = candidates.map((candidate) => candidate.flag).join(', ');
      throw new UsageError(`ambiguous option: ${word} could match ${names}`);
    }
    if (candidates.length === 1) return candidates[0];
    if (/^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(' ')) return undefined;
    return { option: undefined, flag: word, explicit: undefined };
  }

  private candidates(word: string): Found[] {
    const all = [...this.known.entries()];
    if (word.startsWith('--')) {
      if (!this.spec.abbreviations) return [];
      const equals = word.indexOf('=');
      const beginning = equals < 0 ? word : word.slice(0, equals);
      const explicit = equals < 0 ? undefined : word.slice(equals + 1);
      return all.filter(([flag]) => flag.startsWith(beginning)).map(([flag, option]) => ({ option, flag, explicit }));
    }
    return all.flatMap(([flag, option]): Found[] => {
      if (flag === word.slice(0, 2)) return [{ option, flag, explicit: word.slice(2) }];
      return flag.startsWith(word) ? [{ option, flag, explicit: undefined }] : [];
    });
  }

  private takeOption(at: number): number {
    const item = this.found[at];
    if (typeof item !== 'object') return at + 1;
    let { option, flag, explicit } = item;
    if (option === undefined) {
      this.extras.push(this.words[at] ?? '');
      return at + 1;
    }
    while (explicit !== undefined && option.takes === 'nothing') {
      if (flag.startsWith('--') || explicit === '') this.refuse(option, `ignored explicit argument ${repr(explicit)}`);
      this.store(option, '');
      flag = `-${explicit.charAt(0)}`;
      const next: OptionSpec | undefined = this.known.get(flag);
      if (next === undefined) return this.refuse(option, `ignored explicit argument ${repr(explicit)}`);
      option = next;
      explicit = explicit.slice(1) || undefined;
    }
    if (option.takes === 'nothing') {
      this.store(option, '');
      return at + 1;
    }
    if (explicit !== undefined) {
      this.store(option, explicit);
      return at + 1;
    }
    if (this.found[at + 1] !== 'argument') {
      if (option.takes !== 'optional') return this.refuse(option, 'expected one argument');
      this.store(option, option.alone ?? '');
      return at + 1;
    }
    this.store(option, this.words[at + 1] ?? '');
    return at + 2;
  }

  private refuse(option: OptionSpec, complaint: string): never {
    throw new UsageError(`argument ${option.flags.join('/')}: ${complaint}`);
  }

  private store(option: OptionSpec, value: string): void {
    if (option === HELP) throw new HelpRequested();
    if (option.choices !== undefined && !option.choices.includes(value)) {
      const choices = option.choices.map(repr).join(', ');
      this.refuse(option, `invalid choice: ${repr(value)} (choose from ${choices})`);
    }
    this.seen.add(option);
    for (const other of this.seen) {
      if (other !== option && option.group !== undefined && other.group === option.group) {
        this.refuse(option, `not allowed with argument ${other.flags.join('/')}`);
      }
    }
    const before = this.result[option.dest];
    if (option.takes === 'nothing') this.result[option.dest] = true;
    else if (option.takes !== 'values') this.result[option.dest] = value;
    else this.result[option.dest] = [...(Array.isArray(before) ? before : []), value];
  }

  /** Takes what the positional can from `at` on; returns where it ends. */
  private takePositional(at: number): number {
    const { positional } = this.spec;
    if (positional === undefined || this.positionalTaken) return at;
    let end = at;
    const many = positional.count === 'any' || positional.count === 'some';
    let limit = many ? Infinity : 1;
    while (end < this.words.length && (this.found[end] === 'dashes' || (this.found[end] === 'argument' && limit > 0))) {
      if (this.found[end] === 'argument') limit -= 1;
      end += 1;
    }
    const values = this.words.slice(at, end).filter((_, index) => this.found[at + index] !== 'dashes');
    const needed = positional.count === 'one' || positional.count === 'some';
    if (needed && values.length === 0) return at;
    this.positionalTaken = true;
    this.result[positional.dest] = many ? values : values[0];
    return end;
  }

  private complainAboutMissing(): void {
    const missing = this.spec.options
      .filter((option) => option.required === true && !this.seen.has(option))
      .map((option) => option.flags.join('/'));
    const { positional } = this.spec;
    const needed = positional?.count === 'one' || positional?.count === 'some';
    if (needed && !this.positionalTaken) missing.unshift(positional.dest);
    if (missing.length > 0) throw new UsageError(`the following arguments are required: ${missing.join(', ')}`);
  }
}
