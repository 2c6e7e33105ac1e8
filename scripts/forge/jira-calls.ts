/**
 * The Jira REST calls that source code spells out, wherever it spells them: in `requestJira(route`…`)`, in a client's
 * own `get('/rest/api/3/…')`, in a table of endpoints, as `segments` below a root. Forge's linter recognises only the first form.
 *
 * A path is a string, template or `+` chain that begins with `/rest/`; its method is the HTTP method named closest to
 * it: in front of it (`'PUT /rest/…'`), beside it (an argument, an array element or a property of the same literal), or
 * as the name of the function called with it (`client.put(…)`). In a file that names an API's root (`'/rest/api/3'`), an
 * object `{ segments: ['issue', id], method: 'PUT' }` is a call below that root, a GET without a method.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface JiraCall {
  file: string;
  line: number;
  /** Upper case; undefined when the code does not say. */
  method: string | undefined;
  /** Path without query; every computed segment is `x`. What is computed behind a segment's text counts as query. */
  path: string;
}

const METHOD = /^(?:GET|POST|PUT|DELETE|PATCH)$/;
const WITH_METHOD = /^(GET|POST|PUT|DELETE|PATCH) (\/rest\/.*)$/s;
const CALLED = new Map([
  ['get', 'GET'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['delete', 'DELETE'],
  ['del', 'DELETE'],
  ['patch', 'PATCH'],
]);

/** Stands for a computed part until the path is cut into segments; no path contains it. */
const COMPUTED = '\0';

/** The text of a string expression, with a mark for what is computed; undefined for anything else. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => COMPUTED + span.literal.text).join('');
  }
  if (ts.isTaggedTemplateExpression(node)) return textOf(node.template);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = textOf(node.left);
    return left === undefined ? undefined : left + (textOf(node.right) ?? COMPUTED);
  }
  return undefined;
}

/** A method among the neighbours of a path in a call, an array or an object. */
function methodIn(node: ts.Node): string | undefined {
  const neighbours = ts.isCallExpression(node)
    ? node.arguments
    : ts.isArrayLiteralExpression(node)
      ? node.elements
      : ts.isObjectLiteralExpression(node)
        ? node.properties.map((property) => (ts.isPropertyAssignment(property) ? property.initializer : property))
        : [];
  for (const neighbour of neighbours) {
    const text = ts.isAsExpression(neighbour) ? textOf(neighbour.expression) : textOf(neighbour);
    if (text !== undefined && METHOD.test(text)) return text;
    const inside = ts.isObjectLiteralExpression(neighbour) ? methodIn(neighbour) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The method a called function stands for; `requestJira` without options is a GET. */
function methodOfCallee(call: ts.CallExpression): string | undefined {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  return name === 'requestJira' && call.arguments.length === 1 ? 'GET' : CALLED.get(name);
}

/** Looks outwards from a path, as far as the statement it stands in. */
function methodFor(node: ts.Node): string | undefined {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    const named = methodIn(at) ?? (ts.isCallExpression(at) ? methodOfCallee(at) : undefined);
    if (named !== undefined) return named;
    if (ts.isStatement(at) || ts.isFunctionLike(at)) return undefined;
  }
  return undefined;
}

/** The path of an address: no query, `x` for computed segments. */
function pathOf(address: string): string {
  const [before = ''] = address.split('?', 1);
  return before
    .split('/')
    .map((segment) => (segment === COMPUTED ? 'x' : segment.replaceAll(COMPUTED, '')))
    .join('/');
}

/** `/rest/api/3`, `/rest/agile/1.0/`: where calls begin, and none itself. */
const ROOT = /^\/rest\/[^/]+\/[^/]+\/?$/;

/** The path in `{ segments: [ … ] }` below an API's root. */
function segmentsIn(node: ts.Node): string | undefined {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'segments') return undefined;
  if (!ts.isArrayLiteralExpression(node.initializer)) return undefined;
  return node.initializer.elements.map((element) => textOf(element) ?? COMPUTED).join('/');
}

/**
 * The Jira calls in one source file, in its order. A root whose calls are not found is reported as a call of its own
 * without a method, so that a new way of writing them does not pass unseen.
 */
export function jiraCallsIn(file: string, code: string): JiraCall[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const calls: JiraCall[] = [];
  const below: JiraCall[] = [];
  let root: JiraCall | undefined;
  const visit = (node: ts.Node) => {
    const segments = segmentsIn(node);
    if (segments !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      below.push({ file, line, method: methodIn(node.parent) ?? 'GET', path: segments });
    }
    const text = textOf(node);
    const [, inFront, afterwards] = WITH_METHOD.exec(text ?? '') ?? [];
    const address = afterwards ?? text;
    if (!address?.startsWith('/rest/')) {
      ts.forEachChild(node, visit);
      return;
    }
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (ROOT.test(address)) {
      root ??= { file, line, method: undefined, path: address.replace(/\/$/, '') };
      return;
    }
    calls.push({ file, line, method: inFront ?? methodFor(node), path: pathOf(address) });
  };
  visit(source);
  if (root === undefined) return calls;
  const { path: prefix } = root;
  return [
    ...calls,
    ...(below.length === 0 ? [root] : below.map((call) => ({ ...call, path: pathOf(`${prefix}/${call.path}`) }))),
  ];
}

export const jiraCallsOf = (files: readonly string[]): JiraCall[] =>
  files.flatMap((file) => jiraCallsIn(file, readFileSync(file, 'utf8')));

/** Whether an OpenAPI document describes this call; computed segments of the call fit any segment of the document. */
export function describes(paths: Record<string, Record<string, unknown>>, call: JiraCall): boolean {
  const segments = call.path.replace(/\/$/, '').split('/');
  return Object.entries(paths).some(([template, methods]) => {
    const wanted = template.split('/');
    return (
      wanted.length === segments.length &&
      wanted.every((segment, i) => segment.startsWith('{') || segment === segments[i]) &&
      (call.method ?? '').toLowerCase() in methods
    );
  });
}
