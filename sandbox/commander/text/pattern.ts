/**
 * Python regular expressions, as far as they mean the same in JavaScript: what `list PATTERN` needs. What might mean
 * something else is refused, never guessed.
 */
import { UnknownForm } from '../reply/outcome';

/** Python's `re.error`, in its words. */
export class PatternError extends Error {}

/** Throws PatternError for what Python refuses, UnknownForm for what this translation does not know. */
export function searchPattern(pattern: string): RegExp {
  return new RegExp(new Translation(pattern).run(), 'iu');
}

const LITERAL_IN_JAVASCRIPT = /[\^$\\.*+?()[\]{}|/]/;

class Translation {
  private at = 0;

  constructor(private readonly pattern: string) {}

  run(): string {
    const translated = this.alternatives(undefined);
    if (this.at < this.pattern.length) throw new PatternError(`unbalanced parenthesis at position ${this.at}`);
    return translated;
  }

  private alternatives(openedAt: number | undefined): string {
    let out = '';
    let repeatable = false;
    while (this.at < this.pattern.length) {
      const character = this.pattern.charAt(this.at);
      if (character === ')') {
        if (openedAt === undefined) return out;
        this.at += 1;
        return `${out})`;
      }
      if (character === '*' || character === '+' || character === '?') {
        if (!repeatable) throw new PatternError(`nothing to repeat at position ${this.at}`);
        this.at += 1;
        if (/[*+?]/.test(this.pattern.charAt(this.at))) this.unknown();
        out += character;
        repeatable = false;
      } else {
        repeatable = character !== '^' && character !== '|';
        out += this.item(character);
      }
    }
    if (openedAt !== undefined) {
      throw new PatternError(`missing ), unterminated subpattern at position ${openedAt}`);
    }
    return out;
  }

  private item(character: string): string {
    const start = this.at;
    this.at += 1;
    if (character === '(') {
      if (this.pattern.charAt(this.at) === '?') this.unknown();
      return `(${this.alternatives(start)}`;
    }
    if (character === '[') return this.characterClass(start);
    if (character === '{') this.unknown();
    if (character === '\\') return this.escape();
    if ('.^$|'.includes(character)) return character;
    return literal(character);
  }

  private escape(): string {
    if (this.at >= this.pattern.length)
      throw new PatternError(`bad escape (end of pattern) at position ${this.at - 1}`);
    const character = this.pattern.charAt(this.at);
    this.at += 1;
    if (/[A-Za-z0-9]/.test(character)) this.unknown();
    return literal(character);
  }

  private characterClass(start: number): string {
    const end = this.pattern.indexOf(']', this.at);
    if (end < 0) throw new PatternError(`unterminated character set at position ${start}`);
    const members = this.pattern.slice(this.at, end);
    if (members !== '-' && !/^\^?(?:[A-Za-z0-9 _.,:;@]|[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z])+$/.test(members))
      this.unknown();
    this.at = end + 1;
    return `[${members}]`;
  }

  private unknown(): never {
    throw new UnknownForm(`the regular expression ${JSON.stringify(this.pattern)}`);
  }
}

const literal = (character: string): string => (LITERAL_IN_JAVASCRIPT.test(character) ? `\\${character}` : character);
