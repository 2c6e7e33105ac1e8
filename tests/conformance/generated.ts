/**
 * What `$GEN` made is random. In a record whose title begins with `Generated`, it is described instead of compared: how
 * long a password is and of which characters, how many words a phrase has and how they are written, which key it is.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';

const GENERATED = ['password', 'oneTimeCode', 'otp', 'keyPair', 'privateKey'];

export const isGenerated = (record: Record<string, unknown>): boolean =>
  typeof record.title === 'string' && record.title.startsWith('Generated') && Array.isArray(record.fields);

/** The fields of such a record, with the random parts described. */
export const describeFields = (fields: unknown): unknown =>
  Array.isArray(fields) ? fields.map((field: unknown) => describeField(field)) : fields;

function describeField(field: unknown): unknown {
  if (!isObject(field) || !GENERATED.includes(String(field.type)) || !Array.isArray(field.value)) return field;
  return { ...field, value: field.value.map((value: unknown) => describeValue(value)) };
}

function describeValue(value: unknown): unknown {
  if (typeof value === 'string') return describeText(value);
  if (!isObject(value) || typeof value.privateKey !== 'string' || typeof value.publicKey !== 'string') return value;
  return value.privateKey.startsWith('-----BEGIN') ? describeKeys(value.privateKey, value.publicKey) : value;
}

/** Words of the real list that have a hyphen inside. */
const HYPHENATED = /(?<![a-z])(drop|felt|t|yo)-(down|tip|shirt|yo)(?![a-z])/gi;

function describeText(text: string): string {
  const code = /^otpauth:\/\/totp\/Commander\?secret=([A-Z2-7]+)&issuer=Keeper$/.exec(text);
  if (code?.[1] !== undefined) return `<one-time code of ${code[1].length} characters>`;
  const whole = text.replace(HYPHENATED, '$1$2');
  const phrase = /^[A-Za-z]+\d?(?:([-._?! ])[A-Za-z]+)(?:\1[A-Za-z]+)*$/.exec(whole);
  if (phrase?.[1] !== undefined) {
    const words = whole.split(phrase[1]);
    const writing = words.every((word) => /^[A-Z]/.test(word)) ? 'capitalised' : 'small';
    const digit = /\d$/.test(words[0] ?? '') ? ', a digit after the first' : '';
    return `<${words.length} words by "${phrase[1]}", ${writing}${digit}>`;
  }
  return /^[A-Za-z0-9!@#$%()+;<>=?[\]{}^.,]+$/.test(text) ? `<${text.length} random characters>` : text;
}

/** Kind and size of the key, whether it is encrypted, and whether the two belong together. */
function describeKeys(privateKey: string, publicKey: string): Record<string, string> {
  const shown = createPublicKey(publicKey);
  const { modulusLength, namedCurve } = shown.asymmetricKeyDetails ?? {};
  const name = [shown.asymmetricKeyType, modulusLength, namedCurve].filter((part) => part !== undefined).join(' ');
  if (privateKey.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----')) {
    return { publicKey: `<${name}>`, privateKey: '<encrypted>' };
  }
  const pem = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' });
  return { publicKey: `<${name}>`, privateKey: pem === publicKey ? '<of the same pair>' : '<of another pair>' };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
