/** Service Mode's encrypted replies (`-ek`): AES-256-GCM, body = 12-byte IV, ciphertext, 16-byte tag. */

const IV_BYTES = 12;
const KEY_BYTES = 32;

/** The plain text, or undefined when the key does not open it. The key is 32 ASCII characters, used as its bytes. */
export async function decrypted(bytes: Uint8Array, key: string): Promise<string | undefined> {
  const raw = new TextEncoder().encode(key);
  if (raw.length !== KEY_BYTES) return undefined;
  const iv = bytes.slice(0, IV_BYTES);
  const sealed = bytes.slice(IV_BYTES);
  try {
    const aes = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, tagLength: 128 }, aes, sealed);
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    // WebCrypto gives no reason by design: a wrong key, a changed byte and bytes that were never encrypted look alike.
    return undefined;
  }
}
