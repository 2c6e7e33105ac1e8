/** One field of a command line: `[f.|c.][<type>[.<label>]]=<value>`. */
import { PythonError } from '../reply/outcome';
import { strip } from '../text/python';
import { FIELD_TYPES } from './types';

export interface ParsedField {
  /** `f` looks among the fields of the type only; `c` changes nothing. */
  section: '' | 'f' | 'c';
  /** Empty when the text names only a label. */
  type: string;
  label: string;
  value: string;
}

/** Throws PythonError where Commander raises ValueError. */
export function parseField(field: string): ParsedField {
  const equals = field.indexOf('=');
  const complain = (what: string): PythonError => new PythonError(`Expected: <field>=<value>, got: ${field}; ${what}`);
  if (equals < 0) throw complain('Missing `=`');
  if (equals === 0) throw complain('Missing <field>');
  const { name, value } = doubled(field.slice(0, equals), field.slice(equals + 1));
  const section = name.startsWith('f.') ? 'f' : name.startsWith('c.') ? 'c' : '';
  const path = section === '' ? name : name.slice(2);
  if (path === '') throw complain('Missing field type or label');
  return { section, ...typeAndLabel(path), value: strip(value) };
}

/** `==` is an equals sign of the label. */
function doubled(name: string, value: string): { name: string; value: string } {
  let result = { name, value };
  while (result.value.startsWith('=')) {
    const next = result.value.indexOf('=', 1);
    if (next < 0) break;
    result = { name: `${result.name}=${result.value.slice(1, next)}`, value: result.value.slice(next + 1) };
  }
  return result;
}

function typeAndLabel(path: string): { type: string; label: string } {
  const dot = path.indexOf('.');
  if (dot >= 0) return { type: path.slice(0, dot), label: path.slice(dot + 1) };
  // Python's `x in ('file')` looks for a part of a text, so `i`, `le` and their like count as types too.
  if ('file'.includes(path) || FIELD_TYPES.has(path)) return { type: path, label: '' };
  return { type: '', label: path };
}
