/**
 * A record of before the typed ones, as only `nsf-record-add` still makes it: four fields of its own and texts. Only a
 * password is decoded or generated; `$BASE64:` in any other field is kept letter by letter.
 */
import type { Field } from '../vault/model';
import { base64Of, generatorOf, type Complaints } from './actions';
import { generateOneTimeCode, generatePassword } from './generate';
import type { ParsedField } from './parse-field';

const OWN = ['login', 'password', 'url', 'oneTimeCode'] as const;

export function legacyFields(fields: readonly ParsedField[], complaints: Complaints): Field[] {
  const own = new Map<string, string>();
  const custom: { name: string; value: string }[] = [];
  for (const { type, label, value } of fields) {
    if (OWN.some((name) => name === type)) {
      const set = ownValue(type, value, complaints);
      if (set !== undefined) own.set(type, set);
      continue;
    }
    const name = type !== '' && label === '' ? type : label;
    const at = custom.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
    const before = custom[at];
    if (value === '' && before !== undefined) custom.splice(at, 1);
    else if (before !== undefined) before.value = value;
    else if (value !== '') custom.push({ name, value });
  }
  return [
    ...OWN.map((type) => ({ type, value: own.get(type) ?? '' }))
      .filter(({ value }) => value !== '')
      .map(({ type, value }) => ({ type, value: [value] })),
    ...custom.map(({ name, value }) => ({ type: 'text', label: name, value: [value] })),
  ];
}

/** Undefined: the field is left as it is. */
function ownValue(type: string, value: string, complaints: Complaints): string | undefined {
  const generator = generatorOf(value);
  if (type === 'oneTimeCode' && generator !== undefined) return generateOneTimeCode();
  if (type !== 'password') return value;
  if (generator !== undefined) {
    const generated = generatePassword(generator);
    if ('value' in generated) return generated.value;
    complaints.errors.push(generated.error);
    return undefined;
  }
  const base64 = base64Of(value, complaints);
  return base64 === undefined ? value : base64.value;
}
