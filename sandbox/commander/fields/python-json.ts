/**
 * JSON as Python's `json` and `str` write and complain about it: the words of a complaint, and how a value reads inside
 * a message. Reading itself is left to JSON.parse, whose language is Python's without NaN and Infinity.
 */
import { UnknownForm } from '../reply/outcome';
import { repr } from '../text/python';
import type { FieldValue } from '../vault/model';

/** The words of Python's JSONDecodeError. */
export class JsonError extends Error {}

/** `json.loads(text)`. Throws JsonError. */
export function readJson(text: string): FieldValue {
  try {
    return JSON.parse(text) as FieldValue;
  } catch {
    new Scan(text).run();
    throw new UnknownForm('JSON that only one of Python and JavaScript understands');
  }
}

/** `json.dumps(value)`: blanks after `,` and `:`, ASCII only. */
export function writeJson(value: FieldValue): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${writeJson(name)}: ${writeJson(member)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `str(value)`: a text stays as it is, what is inside another value is quoted as Python does. */
export function pythonText(value: FieldValue): string {
  return typeof value === 'string' ? value : inside(value);
}

function inside(value: FieldValue): string {
  if (typeof value === 'string') return repr(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(inside).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, member]) => `${repr(name)}: ${inside(member)}`)
    .join(', ')}}`;
}

export const isObject = (value: FieldValue | undefined): value is Readonly<Record<string, FieldValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Walks a text that is no JSON up to the place where Python stops, and throws its complaint. */
class Scan {
  private at = 0;

  constructor(private readonly text: string) {}

  run(): void {
    if (this.text.startsWith('\ufeff')) throw new UnknownForm('JSON that begins with a byte order mark');
    this.blanks();
    this.value();
    this.blanks();
    if (this.at < this.text.length) this.complain('Extra data', this.at);
  }

  private next(): string {
    return this.text.charAt(this.at);
  }

  private blanks(): void {
    while (this.next() !== '' && ' \t\n\r'.includes(this.next())) this.at += 1;
  }

  private value(): void {
    if (this.next() === '"') this.string();
    else if (this.next() === '{') this.object();
    else if (this.next() === '[') this.array();
    else {
      const atom = /^(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/.exec(
        this.text.slice(this.at),
      );
      if (atom === null) this.complain('Expecting value', this.at);
      else this.at += atom[0].length;
    }
  }

  private string(): void {
    const start = this.at;
    this.at += 1;
    for (;;) {
      const next = this.next();
      if (next === '') this.complain('Unterminated string starting at', start);
      if (next === '"') break;
      if (next < ' ') this.complain('Invalid control character at', this.at);
      if (next === '\\') this.escape(start);
      this.at += 1;
    }
    this.at += 1;
  }

  private escape(start: number): void {
    this.at += 1;
    if (this.next() === '') this.complain('Unterminated string starting at', start);
    if (this.next() === 'u') {
      if (!/^[0-9a-fA-F]{4}/.test(this.text.slice(this.at + 1))) this.complain('Invalid \\uXXXX escape', this.at);
      this.at += 4;
    } else if (!'"\\/bfnrt'.includes(this.next())) this.complain('Invalid \\escape', this.at - 1);
  }

  private object(): void {
    this.at += 1;
    this.blanks();
    if (this.next() === '}') {
      this.at += 1;
      return;
    }
    for (;;) {
      if (this.next() !== '"') this.complain('Expecting property name enclosed in double quotes', this.at);
      this.string();
      this.blanks();
      if (this.next() !== ':') this.complain("Expecting ':' delimiter", this.at);
      this.at += 1;
      this.blanks();
      this.value();
      if (this.ends('}')) return;
    }
  }

  private array(): void {
    this.at += 1;
    this.blanks();
    if (this.next() === ']') {
      this.at += 1;
      return;
    }
    for (;;) {
      this.value();
      if (this.ends(']')) return;
    }
  }

  private ends(bracket: string): boolean {
    this.blanks();
    const next = this.next();
    if (next !== bracket && next !== ',') this.complain("Expecting ',' delimiter", this.at);
    this.at += 1;
    if (next === bracket) return true;
    this.blanks();
    return false;
  }

  private complain(what: string, at: number): never {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    throw new JsonError(`${what}: line ${line} column ${column} (char ${at})`);
  }
}
