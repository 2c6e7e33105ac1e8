/** Whether what `$JSON:` says fits the field's type, and what is missing in it. */
import type { FieldValue } from '../vault/model';
import type { Complaints } from './actions';
import { isObject, pythonText, writeJson } from './python-json';
import { isOfKind, withAllMembers } from './typed-record';
import { FIELD_TYPES } from './types';

/** Members that the text does not name become empty texts. Undefined: it cannot be used, and a warning says why. */
export function checkedJson(type: string, value: FieldValue, complaints: Complaints): FieldValue | undefined {
  const kind = FIELD_TYPES.get(type)?.value;
  if (kind === undefined) return value;
  if (kind.kind !== 'object') {
    if (isOfKind(value, kind)) return value;
    complaints.warnings.push(`Field "${type}": Incorrect value: "${pythonText(value)}" `);
    return undefined;
  }
  if (!isObject(value) && !Array.isArray(value)) {
    complaints.warnings.push(`Field "${type}" `);
    return undefined;
  }
  const isList = Array.isArray(value);
  if (isList && FIELD_TYPES.get(type)?.multiplicity !== 'many') {
    complaints.warnings.push(`Field "${type}" does not support multiple values`);
  }
  const objects: FieldValue[] = [];
  for (const one of isList ? (value as readonly FieldValue[]) : [value]) {
    if (!isObject(one)) {
      complaints.warnings.push(`Field "${type}": Incorrect value: "${writeJson(one)}"`);
      return undefined;
    }
    const unknown = Object.keys(one).filter((member) => !kind.members.includes(member));
    if (unknown.length > 0) {
      complaints.warnings.push(`Field "${type}": Properties "${unknown.join(', ')}" are not supported.`);
    }
    objects.push(withAllMembers(one, kind.members));
  }
  return objects.length > 1 ? objects : objects[0];
}
