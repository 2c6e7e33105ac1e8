/** JQL text to tokens. */
import { refuse, type Refusal } from './refusal';

export interface Token {
  kind: 'word' | 'string' | 'symbol' | 'end';
  text: string;
  /** Position of the first character, from 1. */
  at: number;
}

/** Jira's 400 for a query it cannot read. */
export function jqlError(message: string, at: number): Refusal {
  return refuse(400, `Error in the JQL Query: ${message} (line 1, character ${String(at)})`);
}

const SYMBOLS = ['!=', '!~', '<=', '>=', '&&', '||', '=', '~', '<', '>', '(', ')', ',', '!'];
/** A property reference is one word, brackets and all: `issue.property[my.key].path`. */
const WORD = /(?:issue\.property\[[^\]]+\](?:\.[\w.-]+)?|cf\[\d+\]|[^\s"'=!~<>(),&|[\]{}*/%^$#@?;+]+)/iy;

export function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const character = jql.charAt(at);
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '"' || character === "'") {
      const { text, end } = quoted(jql, at);
      tokens.push({ kind: 'string', text, at: at + 1 });
      at = end;
    } else {
      const symbol = SYMBOLS.find((candidate) => jql.startsWith(candidate, at));
      WORD.lastIndex = at;
      const word = symbol === undefined ? WORD.exec(jql)?.[0] : undefined;
      const text = symbol ?? word;
      if (text === undefined) throw jqlError(`The character '${character}' is a reserved JQL character.`, at + 1);
      tokens.push({ kind: symbol === undefined ? 'word' : 'symbol', text, at: at + 1 });
      at += text.length;
    }
  }
  tokens.push({ kind: 'end', text: '', at: jql.length + 1 });
  return tokens;
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

function quoted(jql: string, start: number): { text: string; end: number } {
  const quote = jql.charAt(start);
  let text = '';
  for (let at = start + 1; at < jql.length; at += 1) {
    const character = jql.charAt(at);
    if (character === quote) return { text, end: at + 1 };
    if (character === '\\') {
      at += 1;
      const escaped = jql.charAt(at);
      if (escaped === 'u' && /^[0-9a-f]{4}$/i.test(jql.slice(at + 1, at + 5))) {
        text += String.fromCharCode(Number.parseInt(jql.slice(at + 1, at + 5), 16));
        at += 4;
      } else {
        text += ESCAPES.get(escaped) ?? escaped;
      }
    } else {
      text += character;
    }
  }
  throw jqlError(`The quoted string '${text}' has not been completed.`, start + 1);
}
