/** Values that are orders: `$JSON:…`, `$BASE64:…`, `$GEN[:…]`. What is wrong with one is a warning. */
import { strip } from '../text/python';
import type { FieldValue } from '../vault/model';
import { JsonError, readJson } from './python-json';

/** Complaints of a command. Warnings stop it unless it is forced; errors stop it in any case. */
export interface Complaints {
  warnings: string[];
  errors: string[];
}

export const noComplaints = (): Complaints => ({ warnings: [], errors: [] });

/** The words after `$GEN:`; undefined when the value is no such order. */
export function generatorOf(value: string): string[] | undefined {
  if (!value.startsWith('$GEN')) return undefined;
  const parameters = value.startsWith('$GEN:') ? value.slice(5) : '';
  return parameters === '' ? [] : parameters.split(',').map(strip);
}

/** Undefined: no such order. `value` undefined: one that says nothing, and the field is left as it is. */
export function jsonOf(value: string, complaints: Complaints): { value: FieldValue | undefined } | undefined {
  if (!value.startsWith('$JSON')) return undefined;
  if (!value.startsWith('$JSON:')) return { value: undefined };
  const text = value.slice(6);
  if (text === '') {
    complaints.warnings.push('JSON value cannot be empty. Format: $JSON:<json_object>');
    return { value: undefined };
  }
  try {
    return { value: readJson(text) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    complaints.warnings.push(`Invalid JSON value: ${error.message}`);
    return { value: undefined };
  }
}

/** As `jsonOf`. */
export function base64Of(value: string, complaints: Complaints): { value: string | undefined } | undefined {
  if (!value.startsWith('$BASE64:')) return undefined;
  const decoded = decode(value.slice(8));
  if ('text' in decoded) return { value: decoded.text };
  complaints.warnings.push(decoded.warning);
  return { value: undefined };
}

function decode(encoded: string): { text: string } | { warning: string } {
  if (encoded === '') return { warning: 'Base64 value cannot be empty. Format: $BASE64:<base64_string>' };
  const complaint = complaintAbout(encoded);
  if (complaint !== undefined) return { warning: `Invalid base64 value: ${complaint}` };
  const bytes = Buffer.from(encoded, 'base64');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { warning: `Invalid base64 value: ${complaintAboutBytes(bytes)}` };
  }
}

/** In the words of Python 3.11's `binascii`. */
function complaintAbout(encoded: string): string | undefined {
  if (Array.from(encoded).some((character) => character > '\x7f'))
    return 'string argument should contain only ASCII characters';
  if (/[^A-Za-z0-9+/=]/.test(encoded)) return 'Only base64 data is allowed';
  const data = encoded.replace(/=+$/, '');
  if (data.includes('='))
    return data.startsWith('=') ? 'Leading padding not allowed' : 'Discontinuous padding not allowed';
  if (data.length % 4 === 1) {
    return `Invalid base64-encoded string: number of data characters (${data.length}) cannot be 1 more than a multiple of 4`;
  }
  const needed = (4 - (data.length % 4)) % 4;
  const padding = encoded.length - data.length;
  if (padding < needed) return 'Incorrect padding';
  return padding > needed ? 'Excess data after padding' : undefined;
}

/** Of a text that is not UTF-8, as Python's decoder words it for a first byte that can begin no character. */
function complaintAboutBytes(bytes: Buffer): string {
  const at = bytes.findIndex((byte, index) => (byte >= 0x80 && byte < 0xc2 && !continues(bytes, index)) || byte > 0xf4);
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return `'utf-8' codec can't decode byte 0x${byte} in position ${at}: invalid start byte`;
}

/** Does the byte belong to a character that began before it? */
function continues(bytes: Buffer, at: number): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const first = bytes[at - back] ?? 0;
    if (first >= 0xc2) return back < (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
    if (first < 0x80) return false;
  }
  return false;
}
