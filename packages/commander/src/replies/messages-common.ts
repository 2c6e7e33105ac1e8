/** What any command of Commander 18 may say whatever it was to do; put behind the messages of its own. */
import type { Message } from './messages';
import { refused } from './meanings';

/** Before anything else in a table: how expiry, rotation and Service Mode refuse. */
export const COMMON_MESSAGES: readonly Message[] = [
  {
    name: 'expiry-too-short',
    pattern: /Share expiration must be at least 1 minute/,
    meaning: refused('invalid-input', 'expiration', 'past'),
  },
  {
    name: 'bad-expiry',
    pattern:
      /Invalid isoformat string|Invalid --expire-(?:at|in) format|is not allowed as a unit|date value out of range/,
    meaning: refused('invalid-input', 'expiration'),
  },
  { name: 'expiry-units', pattern: /^Valid units are /, meaning: { about: 'nothing' } },
  {
    name: 'rotation',
    pattern: /--rotate-on-expiration (?:is only valid when granting|requires )/,
    meaning: refused('rotation-not-possible', 'rotateOnExpiration'),
  },
  { name: 'no-session', pattern: /^No active session\b/, meaning: refused('commander-no-session') },
  { name: 'key-at-run', pattern: /^Please provide a valid api key$/, meaning: refused('commander-no-session') },
  {
    name: 'control-characters',
    pattern: /control characters are not allowed in command input/,
    meaning: refused('text-not-sendable'),
  },
  { name: 'usage', pattern: /^usage: /, meaning: refused('vault-refused') },
  {
    name: 'arguments',
    pattern:
      /^the following arguments are required|expected one argument$|^unrecognized arguments: |: invalid choice: |: not allowed with argument /,
    meaning: refused('vault-refused'),
  },
  {
    name: 'unknown-command',
    pattern: /^Available Commands$|^Invalid JSON response$/,
    meaning: refused('nsf-unavailable'),
  },
  { name: 'question', pattern: /EOF when reading a line/, meaning: { about: 'command', says: 'asked' } },
];

/** At the end of a table: refusals by what they sound like. */
export const POLICY_MESSAGE: Message = {
  name: 'policy',
  pattern: /\b(?:is restricted|enforcement|policy|not permitted|disabled by your)\b/i,
  meaning: refused('vault-refused'),
};
