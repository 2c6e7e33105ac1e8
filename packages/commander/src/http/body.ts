/** What a response body is: JSON, a page of HTML, bytes that may be encrypted, or something else. */
import { decrypted } from './encrypted';

export type Body =
  /** `encrypted`: it came encrypted and the key opened it. */
  | { readonly kind: 'json'; readonly value: unknown; readonly encrypted?: true }
  | { readonly kind: 'html' }
  /** Encrypted, and no key is configured or the key does not open it. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'other' };

/**
 * Reads a body. Service Mode with `-ek` sends only a command's result encrypted, as raw bytes labelled `text/html`;
 * everything else stays plain, so plain JSON and pages are looked for first.
 */
export async function bodyOf(bytes: Uint8Array, encryptionKey: string | undefined): Promise<Body> {
  const text = utf8(bytes);
  if (text !== undefined) {
    const value = json(text);
    if (value !== undefined) return { kind: 'json', value };
    if (text.trimStart().startsWith('<')) return { kind: 'html' };
  }
  if (bytes.length < SHORTEST_ENCRYPTED) return { kind: 'other' };
  if (encryptionKey !== undefined) {
    const plain = await decrypted(bytes, encryptionKey);
    const value = plain === undefined ? undefined : json(plain);
    return value === undefined ? { kind: 'sealed' } : { kind: 'json', value, encrypted: true };
  }
  return { kind: text === undefined ? 'sealed' : 'other' };
}

/** 12 bytes of IV, a 16-byte tag, and at least `{}`. */
const SHORTEST_ENCRYPTED = 12 + 2 + 16;

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Objects and arrays only: no reply of Service Mode is a bare word or number. */
function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
