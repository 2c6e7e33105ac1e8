/**
 * Commander judges a text answer by words in it, wherever they stand: a title or an e-mail counts as well. The lists
 * and their order are those of 18.0.13's response parser.
 */
import { strip } from '../text/python';
import type { Reply } from './reply';

const SUCCESS = ['created', 'added', 'removed', 'updated', 'deleted', 'successfully', 'completed', 'done'];
const FORBIDDEN = [
  'not an msp administrator',
  'permission denied',
  'access denied',
  'unauthorized access',
  'forbidden',
  'must be a root admin',
  'admin privileges required',
  'admin account required',
  'insufficient privileges',
  'not authorized',
  'is restricted to',
  'command is restricted',
];
const CONFLICT = ['already a member', 'already exists', 'already in', 'already accepted', 'duplicate'];
const NOT_FOUND = [
  'could not be resolved',
  'is not found',
  'not found',
  'does not exist',
  'not a member of',
  'cannot be found',
  'cannot find',
];
const BAD_REQUEST = [
  'invalid',
  'not valid',
  'not allowed',
  'not unique',
  'unrecognized',
  'reserved',
  'character',
  'empty',
  'cannot be',
  'cannot assign',
  'cannot move',
  'cannot get',
  'not integer',
  'expects',
];
const ERROR = ['error', 'failed', 'failure'];
const WARNING = ['warning:', 'skipping'];

/** Lines of a login that Commander takes out. */
const LOGIN_LINES = [
  'Logging in to Keeper Commander',
  'Successfully authenticated with Persistent Login',
  'Successfully authenticated with Biometric Login',
  'Attempting biometric authentication...',
  'Press Ctrl+C to skip biometric and use default login method',
  'Syncing...',
  'Decrypted [',
  'records that are affected by breaches',
  'Use "breachwatch list" command',
];

export function judge(command: string, output: string): Reply {
  const lines = strip(output)
    .split('\n')
    .map(strip)
    .filter((line) => line !== '' && !LOGIN_LINES.some((part) => line.includes(part)));
  const text = lines.join('\n');
  const lower = text.toLowerCase();
  const has = (list: readonly string[]): boolean => list.some((part) => lower.includes(part));
  const message = (status: number, word: string, said: string | string[]): Reply => ({
    status,
    body: { status: word, command, message: said, data: null },
  });
  const error = (status: number): Reply => ({ status, body: { status: 'error', command, error: text } });

  if (has(SUCCESS) && (has(NOT_FOUND) || has(BAD_REQUEST) || has(ERROR))) return message(207, 'partial_success', text);
  if (has(FORBIDDEN)) return error(403);
  if (has(NOT_FOUND)) return error(500);
  if (has(CONFLICT)) return message(409, 'warning', text);
  if (has(BAD_REQUEST)) return error(400);
  if (has(ERROR)) return error(500);
  const said = lines.length > 1 ? lines : text;
  return has(WARNING) ? message(400, 'warning', said) : message(200, 'success', said);
}
