/** Commander's own words, made fit for people: no secrets, no uids, no control characters, not too long. */

/** Longest text shown, characters. */
const LONGEST_WORDS = 500;
/**
 * A Keeper uid: 16 bytes in base64url. Means nothing to people and does not belong in a Jira comment. One of Commander's
 * own options happens to be as long.
 */
const UID = /(?<![A-Za-z0-9_-])(?!--rotate-on-expiration)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g;
/** `password=…`, `secret: …`: whatever follows is hidden, should a message ever repeat a field. */
const LABELLED_SECRET = /\b(password|passphrase|secret|token|api[-_ ]?key|oneTimeCode)(\s*[=:]\s*)\S+/gi;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** @param secrets values that must not be shown wherever they occur (the API key, typed secrets). */
export function wordsForPeople(text: string, secrets: readonly string[] = []): string {
  let words = text;
  for (const secret of secrets) if (secret !== '') words = words.replaceAll(secret, () => '••••••');
  words = words
    .replace(CONTROL, ' ')
    .replace(LABELLED_SECRET, (_, label: string, link: string) => `${label}${link}••••••`)
    .replace(UID, '[uid]')
    .replace(/^Unexpected error: (?:(?:nsf-)?[a-z]+(?:-[a-z]+)*: )?/, '')
    .trim();
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words;
}
