/** JQL tokens to a tree. Takes the subset that the sandbox evaluates; anything else is Jira's 400. */
import { jqlError, tokenize, type Token } from './jql-tokens';

export type Operator =
  '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is empty' | 'is not empty';

export type Operand = { kind: 'value'; text: string; at: number } | { kind: 'function'; name: string; at: number };

export interface Clause {
  kind: 'clause';
  field: string;
  operator: Operator;
  operands: Operand[];
  at: number;
}

export type Condition = { kind: 'and' | 'or'; parts: Condition[] } | { kind: 'not'; part: Condition } | Clause;

export interface Query {
  /** Absent when the query restricts nothing. */
  where: Condition | undefined;
  orderBy: { field: string; descending: boolean; at: number }[];
}

const RESERVED = new Set(['and', 'or', 'not', 'in', 'is', 'empty', 'null', 'order', 'by', 'was', 'changed']);

export function parseJql(jql: string): Query {
  return new Parser(tokenize(jql)).query();
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: Token[]) {}

  query(): Query {
    const empty = this.peek().kind === 'end' || this.isWord('order');
    const where = empty ? undefined : this.or();
    const orderBy = this.takeWord('order') ? this.order() : [];
    const rest = this.peek();
    if (rest.kind !== 'end') throw jqlError(`Expecting either 'OR' or 'AND' but got '${rest.text}'.`, rest.at);
    return { where, orderBy };
  }

  private or(): Condition {
    const parts = [this.and()];
    while (this.takeWord('or') || this.takeSymbol('||')) parts.push(this.and());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private and(): Condition {
    const parts = [this.not()];
    while (this.takeWord('and') || this.takeSymbol('&&')) parts.push(this.not());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private not(): Condition {
    if (this.takeWord('not') || this.takeSymbol('!')) return { kind: 'not', part: this.not() };
    if (this.takeSymbol('(')) {
      const inner = this.or();
      this.expectSymbol(')');
      return inner;
    }
    return this.clause();
  }

  private clause(): Clause {
    const { text: field, at } = this.name('a field name');
    const operator = this.operator();
    if (operator === 'is empty' || operator === 'is not empty')
      return { kind: 'clause', field, operator, operands: [], at };
    const operands = operator === 'in' || operator === 'not in' ? this.list() : [this.operand()];
    return { kind: 'clause', field, operator, operands, at };
  }

  private operator(): Operator {
    const token = this.next();
    if (token.kind === 'symbol') {
      for (const known of ['=', '!=', '~', '!~', '<', '<=', '>', '>='] as const) if (token.text === known) return known;
    }
    const word = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (word === 'in') return 'in';
    if (word === 'not' && this.takeWord('in')) return 'not in';
    if (word === 'is') {
      const operator = this.takeWord('not') ? 'is not empty' : 'is empty';
      if (this.takeWord('empty') || this.takeWord('null')) return operator;
      throw jqlError(`Expecting 'EMPTY' or 'NULL' but got '${this.peek().text}'.`, this.peek().at);
    }
    throw jqlError(
      `Expecting operator but got '${token.text}'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.`,
      token.at,
    );
  }

  private list(): Operand[] {
    this.expectSymbol('(');
    const operands = [this.operand()];
    while (this.takeSymbol(',')) operands.push(this.operand());
    this.expectSymbol(')');
    return operands;
  }

  private operand(): Operand {
    const { text, at, kind } = this.name('a value, list or function');
    if (kind === 'word' && this.takeSymbol('(')) {
      this.expectSymbol(')');
      return { kind: 'function', name: text.toLowerCase(), at };
    }
    return { kind: 'value', text, at };
  }

  private order(): Query['orderBy'] {
    if (!this.takeWord('by')) throw jqlError(`Expecting 'by' but got '${this.peek().text}'.`, this.peek().at);
    const fields: Query['orderBy'] = [];
    do {
      const { text: field, at } = this.name('a field name');
      const descending = this.takeWord('desc');
      if (!descending) this.takeWord('asc');
      fields.push({ field, descending, at });
    } while (this.takeSymbol(','));
    return fields;
  }

  private name(expected: string): Token {
    const token = this.next();
    const reserved = token.kind === 'word' && RESERVED.has(token.text.toLowerCase());
    if (token.kind === 'end' || token.kind === 'symbol' || reserved) {
      throw jqlError(`Expecting ${expected} but got '${token.text || 'the end of the query'}'.`, token.at);
    }
    return token;
  }

  private peek(): Token {
    const token = this.tokens[this.position];
    if (token === undefined) throw new Error('Read past the end of the query.');
    return token;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.position += 1;
    return token;
  }

  private isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  private takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.position += 1;
    return found;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.peek();
    const found = token.kind === 'symbol' && token.text === symbol;
    if (found) this.position += 1;
    return found;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol))
      throw jqlError(`Expecting '${symbol}' but got '${this.peek().text}'.`, this.peek().at);
  }
}
