/** What `$GEN` makes: passwords by four algorithms, one-time codes, key pairs. Real randomness, as nobody compares it. */
import { generateKeyPairSync, randomBytes, randomInt, type KeyPairKeyObjectResult } from 'node:crypto';
import { UnknownForm } from '../reply/outcome';
import { WORDS } from './words';

const SYMBOLS = '!@#$%()+;<>=?[]{}^.,';
const KINDS = [SYMBOLS, '0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'];
const CHARACTERS = KINDS.join('');
const ALGORITHMS = ['rand', 'dice', 'crypto', 'passphrase'];
const SEPARATORS = '-._?! ';
const FEWEST_WORDS = 5;
const MOST_WORDS = 9;

/** A value, or Commander's complaint: nothing is then written, with or without `-f`. */
export type Generated = { value: string } | { error: string };

/** @param parameters what stands behind `$GEN:`, cut at the commas; none is a random password of 20 characters. */
export function generatePassword(parameters: readonly string[]): Generated {
  const [first = 'rand'] = parameters;
  const algorithm = /^\d+$/.test(first) ? 'rand' : first.toLowerCase();
  if (!ALGORITHMS.includes(algorithm)) return unknownAlgorithm(first);
  const number = parameters.find((part) => /^\d+$/.test(part));
  switch (algorithm) {
    case 'dice':
      return { value: wordsOf(within(Number(number ?? 5), 1, 40)).join(' ') };
    case 'crypto':
      return { value: wordsOf(24).join(' ') };
    case 'passphrase':
      return passphrase(parameters.slice(1));
    default:
      return { value: random(within(Number(number ?? 20), 4, 200)) };
  }
}

/** The real one may guess what was meant; by which measure of likeness is not imitated. */
function unknownAlgorithm(name: string): Generated {
  const alike = (known: string): boolean =>
    [...new Set(known)].filter((letter) => name.toLowerCase().includes(letter)).length >= 3;
  if (ALGORITHMS.some(alike)) throw new UnknownForm('a misspelt algorithm');
  return { error: `Unknown $GEN password algorithm "${name}". Valid algorithms: ${ALGORITHMS.join(', ')}.` };
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const any = (characters: string): string => characters.charAt(randomInt(characters.length));
const pick = (count: number, make: () => string): string[] => Array.from({ length: count }, make);

/** Each kind once, as the policy of an enterprise may ask for: what is generated never violates one but by its length. */
function random(length: number): string {
  const characters = [...KINDS.map(any), ...pick(length - KINDS.length, () => any(CHARACTERS))];
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}
const wordsOf = (count: number): string[] => pick(count, () => WORDS[randomInt(WORDS.length)] ?? '');

/** `[words][,separator][,capitalised][,number]`, in this order, each may be left out from the right or the left. */
function passphrase(extras: readonly string[]): Generated {
  if (extras.includes('')) {
    return {
      error:
        'Incomplete $GEN:passphrase parameters: missing value after comma. ' +
        'Format: $GEN:passphrase[,word_count][,separator][,capitalize][,number]',
    };
  }
  const rest = [...extras];
  let count = FEWEST_WORDS;
  const [token] = rest;
  if (token !== undefined && /^\d+$/.test(token)) {
    count = Number(token);
    rest.shift();
    if (count < FEWEST_WORDS || count > MOST_WORDS) {
      return { error: `Passphrase word count must be between ${FEWEST_WORDS} and ${MOST_WORDS} (got ${count}).` };
    }
  } else if (token !== undefined && separatorOf(token) === undefined && !isTruth(token)) {
    return {
      error:
        `Invalid passphrase word count "${token}". ` + `Expected an integer between ${FEWEST_WORDS} and ${MOST_WORDS}.`,
    };
  }
  return phraseOf(count, rest);
}

function phraseOf(count: number, rest: string[]): Generated {
  let separator = '-';
  if (rest[0] !== undefined && !isTruth(rest[0])) {
    const token = rest.shift() ?? '';
    const given = separatorOf(token);
    if (given === undefined) {
      return { error: `Invalid passphrase separator "${token}". Allowed: -, ., _, ?, !, space.` };
    }
    separator = given;
  }
  const flags = { capitalize: true, number: true };
  for (const name of ['capitalize', 'number'] as const) {
    const token = rest.shift();
    if (token === undefined) break;
    if (!isTruth(token)) {
      return { error: `Invalid $GEN:passphrase ${name} parameter "${token}". Expected true or false.` };
    }
    flags[name] = token.toLowerCase() === 'true';
  }
  if (rest[0] !== undefined) return { error: `Unexpected $GEN:passphrase parameter "${rest[0]}".` };
  const words = wordsOf(count).map((word) => (flags.capitalize ? word.charAt(0).toUpperCase() + word.slice(1) : word));
  if (flags.number) words[0] = `${words[0] ?? ''}${randomInt(10)}`;
  return { value: words.join(separator) };
}

const isTruth = (token: string): boolean => ['true', 'false'].includes(token.toLowerCase());

function separatorOf(token: string): string | undefined {
  if (['space', 'sp'].includes(token.toLowerCase())) return ' ';
  return token.length === 1 && SEPARATORS.includes(token) ? token : undefined;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A TOTP address with 20 random bytes. */
export function generateOneTimeCode(): string {
  const secret = Array.from(randomBytes(32), (byte) => BASE32.charAt(byte & 31)).join('');
  return `otpauth://totp/Commander?secret=${secret}&issuer=Keeper`;
}

/** PEM: PKCS#8, encrypted if there is a passphrase, and SubjectPublicKeyInfo. */
export function generateKeyPair(
  algorithm: 'rsa' | 'ec' | 'ed25519',
  passphrase: string | undefined,
): { privateKey: string; publicKey: string } {
  const pair = keyObjects(algorithm);
  const encryption = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function keyObjects(algorithm: 'rsa' | 'ec' | 'ed25519'): KeyPairKeyObjectResult {
  switch (algorithm) {
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
  }
}
