/** Every read of the product, through the product's own parsers, on what the vault holds. Nothing of it is printed. */
import type { Result } from '@keeper-workflow/failures';
import type { RecordRow, ShareRecord } from '@keeper-workflow/operations';
import { CALLS_OF_A_CHECK, problem, until, type Context } from './context';
import type { Finding } from './finding';

type Read = (context: Context) => Promise<Result<string>>;

const counted = async <Value>(
  read: Promise<Result<Value>>,
  words: (value: Value) => string,
): Promise<Result<string>> => {
  const result = await read;
  return result.ok ? { ok: true, value: words(result.value) } : result;
};

/** In nearly every title and name; searching is by parts, so something has to be searched for. */
const COMMON = 'e';

const READS: readonly { readonly name: string; readonly words: readonly string[]; readonly read: Read }[] = [
  {
    name: 'search records',
    words: ['list', 'search', 'nsf-list'],
    read: (context) =>
      counted(
        context.vault.findRecords(COMMON, 50, until(context)),
        ({ rows, more }) => `${some(rows.length, more)} records`,
      ),
  },
  {
    name: 'search folders',
    words: ['list-sf', 'ls', 'nsf-list', 'search'],
    read: (context) =>
      counted(
        context.vault.findFolders(COMMON, 50, until(context)),
        ({ rows, more }) => `${some(rows.length, more)} folders`,
      ),
  },
  {
    name: 'search teams',
    words: ['list-team', 'search'],
    read: (context) =>
      counted(
        context.vault.findTeams(COMMON, 50, until(context)),
        ({ rows, more, onlyOwn }) => `${some(rows.length, more)} teams${onlyOwn ? ' of the service account' : ''}`,
      ),
  },
  {
    name: 'record types',
    words: ['record-type-info', 'rti'],
    read: async (context) => {
      const types = await context.vault.recordTypes(until(context));
      if (!types.ok) return types;
      const name = types.value.includes('login') ? 'login' : types.value[0];
      if (name === undefined) return { ok: true, value: 'no record types' };
      return counted(
        context.vault.template(name, until(context)),
        () => `${types.value.length} types, ${name} is understood`,
      );
    },
  },
  { name: 'a classic record', words: ['get'], read: (context) => aRecord(context, 'classic') },
  { name: 'a nested record', words: ['nsf-get'], read: (context) => aRecord(context, 'nsf') },
  {
    name: 'EPM requests',
    words: ['epm'],
    read: async (context) => {
      const all = await context.vault.epmRequests(undefined, until(context));
      const [first] = all.ok ? all.value : [];
      if (!all.ok || !first) return counted(Promise.resolve(all), () => 'none');
      const operation = { kind: 'epm-approval', approval: first.uid, decision: 'deny' } as const;
      const whole = context.vault.readTarget(operation, until(context));
      return counted(whole, () => `${all.value.length} requests, the newest is understood in full`);
    },
  },
  {
    name: 'devices',
    words: ['device-approve'],
    read: (context) => counted(context.vault.pendingDevices(until(context)), (rows) => `${rows.length} devices wait`),
  },
];

const some = (count: number, more: boolean): string => `${count}${more ? ' and more' : ''}`;

export async function readingFindings(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, words, read } of READS) {
    const check = `read: ${name}`;
    if (!words.some((word) => context.allowed.has(word))) {
      findings.push({ check, verdict: 'skipped', found: `needs ${words.join(' or ')}` });
      continue;
    }
    await context.room(CALLS_OF_A_CHECK);
    const result = await read(context);
    if (result.ok) findings.push({ check, verdict: 'ok', found: result.value });
    else findings.push(left(check, context, problem(check, result.failure), words));
  }
  return findings;
}

/** What is left out on purpose, or off for the account, is no problem again here. */
function left(check: string, { without }: Context, finding: Finding, words: readonly string[]): Finding {
  const isLeftOut = words.some((word) => without.has(word));
  const isOff = finding.found.startsWith('nsf-unavailable');
  if (isLeftOut || isOff) return { check, verdict: 'skipped', found: finding.found };
  return finding;
}

async function aRecord(context: Context, mode: 'classic' | 'nsf'): Promise<Result<string>> {
  const found = await context.vault.findRecords(COMMON, 200, until(context));
  if (!found.ok) return found;
  const row = found.value.rows.find((candidate) => candidate.mode === mode);
  if (!row) return { ok: true, value: 'there is none to try' };
  return counted(context.vault.readTarget(asked(row, mode), until(context)), ({ usersKnown }) =>
    usersKnown ? 'understood, with who has access' : 'understood, but without who has access: no proof is possible',
  );
}

/** Only read, never submitted. */
const asked = ({ uid, title }: RecordRow, mode: 'classic' | 'nsf'): ShareRecord => {
  const shared = {
    kind: 'share-record',
    action: 'revoke',
    record: { uid, title },
    recipients: ['nobody@example.invalid'],
  } as const;
  return mode === 'nsf'
    ? { ...shared, recipients: [...shared.recipients], mode }
    : { ...shared, recipients: [...shared.recipients], mode, allowSharing: false, allowWriting: false };
};
