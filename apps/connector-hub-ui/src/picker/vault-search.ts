/**
 * Searching the vault from the page. What was found is remembered for some minutes, so that the same search again costs
 * nothing; a failure never is.
 */
import type { Answer } from '@keeper-workflow/contract';
import type { Located, Mode } from '@keeper-workflow/operations';
import { PICKER } from '@keeper-workflow/messages';
import { call } from '../bridge';

/** `group`: groups of Jira, on the settings page only. */
export type SearchKind = 'record' | 'folder' | 'team' | 'group';

/** What was found, in one shape. Teams have no mode. */
export interface PickRow {
  readonly uid: string;
  readonly title: string;
  readonly mode?: Mode;
  readonly type?: string;
  readonly path?: string;
  /** Folders: whether a password in it can be rotated when access ends; absent when Keeper did not say. */
  readonly rotatable?: boolean;
}

export interface Found {
  readonly rows: readonly PickRow[];
  readonly more: boolean;
}

export type Place = Omit<Located, 'within'>;

/** How long an answer is used again, ms: somebody looks for the same thing twice, the vault changes all the same. */
const REMEMBERED = 5 * 60_000;
const MOST_REMEMBERED = 100;

const remembered = new Map<string, { readonly at: number; readonly value: unknown }>();

async function once<Value>(key: string, ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  const known = remembered.get(key);
  if (known && Date.now() - known.at < REMEMBERED) return { ok: true, value: known.value as Value };
  const answer = await ask();
  if (answer.ok) {
    const [oldest] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, { at: Date.now(), value: answer.value });
  }
  return answer;
}

/** Titles, names and uids that contain `term`. One call, or none when it was asked before. */
export const searchVault = (kind: SearchKind, term: string): Promise<Answer<Found>> =>
  // Jira tells at once, and who has just made a group looks for it again.
  kind === 'group' ? SEARCHES.group(term) : once(`${kind} ${term.toLowerCase()}`, () => SEARCHES[kind](term));

const SEARCHES: Readonly<Record<SearchKind, (term: string) => Promise<Answer<Found>>>> = {
  record: async (term) => found(await call('panel', 'findRecords', { term }), (row) => row),
  // The settings page has a function of this name too: it searches the whole vault.
  folder: async (term) =>
    found(await call('panel', 'findFolders', { term }), (row) => ({ ...row, type: PICKER.folderType })),
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

/** Where something that was picked lies and who owns it. */
export const describePlace = (kind: 'record' | 'folder', uid: string): Promise<Answer<Place>> =>
  once(`place ${uid}`, () => call('panel', 'describeTarget', { kind, uid }));
