/** Limits of entity properties: key up to 255 characters, value any JSON up to 32,768 bytes. */
import { refuse } from './refusal';

export const PROPERTY_KEY_LIMIT = 255;
export const PROPERTY_VALUE_LIMIT = 32_768;

export function checkPropertyKey(key: string): void {
  if (key.trim() === '' || key.length > PROPERTY_KEY_LIMIT) {
    throw refuse(400, `The property key must be between 1 and ${String(PROPERTY_KEY_LIMIT)} characters long.`);
  }
}

export function checkPropertyValue(value: unknown): void {
  if (value === undefined) throw refuse(400, 'The property value cannot be empty.');
  if (Buffer.byteLength(JSON.stringify(value)) > PROPERTY_VALUE_LIMIT) {
    throw refuse(400, `The property value cannot be longer than ${String(PROPERTY_VALUE_LIMIT)} bytes.`);
  }
}
