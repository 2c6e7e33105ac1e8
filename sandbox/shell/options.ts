/** What `npm start` takes: options on the command line, the same as `KEEPER_SANDBOX_*` variables, and their defaults. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ });

const optionsSchema = z
  .object({
    port: port.default(4400),
    commanderPort: port.default(4401),
    dataDir: z.string().min(1).optional(),
    commanderUrl: httpUrl.optional(),
    commanderKey: z.string().min(1).optional(),
    json: z.boolean().default(false),
    seedRecords: z.coerce.number().int().min(0).max(100_000).default(0),
    buildOnly: z.boolean().default(false),
  })
  .refine((options) => (options.commanderUrl === undefined) === (options.commanderKey === undefined), {
    error: '--commander-url and --commander-key go together: the service and its API key.',
  })
  .refine((options) => options.port === 0 || options.port !== options.commanderPort, {
    error: '--port and --commander-port must differ.',
  });

export type StartOptions = z.infer<typeof optionsSchema>;

const FLAGS = {
  port: { type: 'string' },
  'commander-port': { type: 'string' },
  'data-dir': { type: 'string' },
  'commander-url': { type: 'string' },
  'commander-key': { type: 'string' },
  json: { type: 'boolean' },
  'seed-records': { type: 'string' },
  'build-only': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const HELP = `npm start -- [options]        (each also as a variable, e.g. KEEPER_SANDBOX_PORT)

  --port 4400              pages, Jira's REST interface and /sandbox; the apps' pages are served two ports higher
                           (0: free ports)
  --commander-port 4401    the stand-in for Keeper Commander
  --data-dir DIR           state survives restarts there
  --commander-url URL      a real Commander Service Mode (…/api/v2) instead of the stand-in
  --commander-key KEY      its API key
  --seed-records N         adds N records to the stand-in's vault
  --json                   prints one line of JSON with every address, key and account once ready
  --build-only             builds what is stale and ends
`;

const camel = (flag: string): string => flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const TRUE = /^(1|true|yes)$/i;

/**
 * The command line wins over the environment. Throws with a sentence for people when an option is unknown or its
 * value makes no sense; `'help'` when help is asked for.
 */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions | 'help' {
  const { values } = parseArgs({ args: [...argv], options: FLAGS, strict: true, allowPositionals: false });
  if (values.help) return 'help';
  const given: Record<string, unknown> = {};
  for (const [flag, { type }] of Object.entries(FLAGS)) {
    const variable = env[`KEEPER_SANDBOX_${flag.replaceAll('-', '_').toUpperCase()}`];
    const value = values[flag as keyof typeof FLAGS] ?? (variable === '' ? undefined : variable);
    if (value === undefined) continue;
    given[camel(flag)] = type === 'boolean' && typeof value === 'string' ? TRUE.test(value) : value;
  }
  const parsed = optionsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(sentence).join('\n'));
}

/** Names the option as people write it. */
function sentence({ path, message }: z.core.$ZodIssue): string {
  const [name] = path;
  return typeof name === 'string'
    ? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${message}`
    : message;
}
