/**
 * The stored state: the seed plus every change since, as batches in a journal. A batch is atomic and on disk before
 * `commit` returns. Values are never changed in place: a change is a new value.
 */
import { openJournal } from '../world';
import type { Account, Comment, Issue, JiraSeed, Project } from './model';

export interface AppProperty {
  app: string;
  key: string;
  value: unknown;
}

interface Collections {
  accounts: Account;
  projects: Project;
  issues: Issue;
  comments: Comment;
  appProperties: AppProperty;
  /** Newest id given out, by kind; never goes back, so that a deleted comment's id is not used again. */
  counters: number;
}

/** A new value of one entity; `null` removes it. */
export type Change = {
  [C in keyof Collections]: { in: C; id: string; value: Collections[C] | null };
}[keyof Collections];

export interface Store {
  readonly seed: Readonly<JiraSeed>;
  get<C extends keyof Collections>(collection: C, id: string): Collections[C] | undefined;
  /** All values of a collection, in the order in which they came to be. */
  all<C extends keyof Collections>(collection: C): Collections[C][];
  commit(changes: readonly Change[]): void;
  /** The next id of its kind, and the change that uses it up. */
  nextId(kind: 'issue' | 'comment' | 'changelog'): { id: string; change: Change };
  reset(): void;
  close(): void;
}

type Maps = { [C in keyof Collections]: Map<string, Collections[C]> };

/** Opens the state in `directory` (absent: in memory) on top of `seed`. */
export function openStore(seed: JiraSeed, directory: string | undefined): Store {
  const journal = openJournal<readonly Change[]>(directory, 'jira');
  let maps = mapsOf(seed);
  for (const batch of journal.replayed) apply(maps, batch);

  return {
    seed,
    get: (collection, id) => maps[collection].get(id),
    all: (collection) => [...maps[collection].values()],
    commit(changes) {
      journal.append(changes);
      apply(maps, changes);
    },
    nextId(kind) {
      const id = (maps.counters.get(kind) ?? 10_000) + 1;
      return { id: String(id), change: { in: 'counters', id: kind, value: id } };
    },
    reset() {
      journal.rewrite([]);
      maps = mapsOf(seed);
    },
    close() {
      journal.close();
    },
  };
}

function apply(maps: Maps, changes: readonly Change[]): void {
  for (const change of changes) {
    const map = maps[change.in] as Map<string, unknown>;
    if (change.value === null) map.delete(change.id);
    else map.set(change.id, change.value);
  }
}

function mapsOf(seed: JiraSeed): Maps {
  const { accounts, projects, issues, comments } = structuredClone(seed);
  const newest = (ids: { id: string }[]): number => Math.max(10_000, ...ids.map(({ id }) => Number(id)));
  return {
    accounts: new Map(accounts.map((account) => [account.accountId, account])),
    projects: new Map(projects.map((project) => [project.id, project])),
    issues: new Map(issues.map((issue) => [issue.id, issue])),
    comments: new Map(comments.map((comment) => [comment.id, comment])),
    appProperties: new Map(),
    counters: new Map([
      ['issue', newest(issues)],
      ['comment', newest(comments)],
      ['changelog', 10_000],
    ]),
  };
}
