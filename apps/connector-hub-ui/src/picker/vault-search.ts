/**
 * Searching the vault from the page. What was found is remembered for some minutes, so that the same search again costs
 * nothing; a failure never is.
 */
import type { Answer } from '@keeper-workflow/contract';
import type { FolderNature, Located, Mode } from '@keeper-workflow/operations';
import { PICKER } from '@keeper-workflow/messages';
import { call } from '../bridge';

/** `group`: groups of Jira, on the settings page only. */
export type SearchKind = 'record' | 'folder' | 'team' | 'group';

/** What was found, in one shape. Teams have no mode. */
export interface PickRow extends FolderNature {
  readonly uid: string;
  readonly title: string;
  readonly mode?: Mode;
  readonly type?: string;
  readonly path?: string;
}

export interface Found {
  readonly rows: readonly PickRow[];
  readonly more: boolean;
}

export type Place = Omit<Located, 'within'>;

/** How long an answer is used again, ms: somebody looks for the same thing twice, the vault changes all the same. */
const REMEMBERED = 5 * 60_000;
/** What was not found may have been made meanwhile, and is looked for again. */
const NOTHING_REMEMBERED = 30_000;
const MOST_REMEMBERED = 100;

const remembered = new Map<string, { readonly until: number; readonly value: unknown }>();
/** Asked and not answered yet: asking the same meanwhile waits for that answer. */
const asked = new Map<string, Promise<Answer<unknown>>>();

function recall(key: string): { readonly value: unknown } | undefined {
  const known = remembered.get(key);
  return known && Date.now() < known.until ? known : undefined;
}

async function once<Value>(
  key: string,
  ask: () => Promise<Answer<Value>>,
  keptFor: (value: Value) => number = () => REMEMBERED,
): Promise<Answer<Value>> {
  const known = recall(key);
  if (known) return { ok: true, value: known.value as Value };
  const asking = (asked.get(key) as Promise<Answer<Value>> | undefined) ?? ask();
  asked.set(key, asking);
  try {
    const answer = await asking;
    if (answer.ok) {
      const [oldest] = remembered.keys();
      if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      remembered.set(key, { until: Date.now() + keptFor(answer.value), value: answer.value });
    }
    return answer;
  } finally {
    asked.delete(key);
  }
}

/** Titles, names and uids that contain `term`. One call, or none when it was asked before. */
export const searchVault = (kind: SearchKind, term: string): Promise<Answer<Found>> =>
  // Jira tells at once, and who has just made a group looks for it again.
  kind === 'group'
    ? SEARCHES.group(term)
    : once(
        `${kind} ${term.toLowerCase()}`,
        () => SEARCHES[kind](term),
        ({ rows }) => (rows.length === 0 ? NOTHING_REMEMBERED : REMEMBERED),
      );

const SEARCHES: Readonly<Record<SearchKind, (term: string) => Promise<Answer<Found>>>> = {
  record: async (term) => found(await call('panel', 'findRecords', { term }), (row) => row),
  // The settings page has a function of this name too: it searches the whole vault.
  folder: async (term) =>
    found(await call('panel', 'findFolders', { term }), (row) => ({ ...row, type: PICKER.folderType(row) })),
  team: async (term) => found(await call('panel', 'findTeams', { term }), ({ uid, name }) => ({ uid, title: name })),
  group: async (term) =>
    found(await call('settings', 'findGroups', { term }), ({ id, name }) => ({ uid: id, title: name })),
};

function found<Row>(
  answer: Answer<{ readonly rows: readonly Row[]; readonly more: boolean }>,
  shown: (row: Row) => PickRow,
): Answer<Found> {
  return answer.ok ? { ok: true, value: { rows: answer.value.rows.map(shown), more: answer.value.more } } : answer;
}

/** What `describePlace` has answered lately. */
export const knownPlace = (uid: string): Place | undefined => recall(`place ${uid}`)?.value as Place | undefined;

/** Where something that was found lies and who owns it; picking what was looked at before costs nothing. */
export const describePlace = (kind: 'record' | 'folder', uid: string): Promise<Answer<Place>> =>
  once(`place ${uid}`, () => call('panel', 'describeTarget', { kind, uid }));
