/**
 * Who holds what where in the demo company, and what a rule makes of it. Written down by hand and on purpose without the
 * product's code: the access matrix holds the product against this.
 */
import type { Somebody } from '../world';

type Right = 'browse' | 'edit' | 'comment' | 'administer' | 'approve';

const WORK: readonly Right[] = ['browse', 'edit', 'comment'];
const RUN: readonly Right[] = [...WORK, 'administer'];

/** An issue that exists. */
export type Place = 'OPS-1' | 'OPS-5' | 'TOY-1';

const RIGHTS: Record<Place, Partial<Record<Somebody, readonly Right[]>>> = {
  'OPS-1': { ada: RUN, pia: RUN, sam: [...WORK, 'approve'], alice: WORK, bob: WORK, vic: ['browse'] },
  // Under a security level that names the administrators of the project.
  'OPS-5': { ada: RUN, pia: RUN },
  'TOY-1': { ada: RUN, kim: RUN },
};

const JIRA_ADMIN: Somebody = 'ada';
const SWITCHED_ON: readonly Place[] = ['OPS-1', 'OPS-5'];

/** The code of the refusal, or undefined where the call is allowed. `place` undefined: no issue that anybody can see. */
export function refusalFor(rule: string, who: Somebody, place: Place | undefined): string | undefined {
  if (who === 'nobody') return 'not-signed-in';
  if (rule === 'jiraAdmin') return who === JIRA_ADMIN ? undefined : 'not-jira-admin';
  const rights = place === undefined ? [] : (RIGHTS[place][who] ?? []);
  if (!rights.includes('browse')) return 'issue-not-found';
  return refusalOfWorker(rule, rights, who) ?? (SWITCHED_ON.includes(place!) ? undefined : 'project-not-enabled');
}

/** What looks into the vault for somebody who only asks: refused where the policy does not let requesters search. */
const SEARCHES: readonly string[] = ['findRecords', 'findFolders', 'findTeams', 'describeTarget'];

/** For somebody whose call is allowed by its rule, in a project whose policy lets only approvers search. */
export function searchRefusalFor(name: string, who: Somebody, place: Place | undefined): string | undefined {
  const searches = SEARCHES.includes(name);
  return searches && refusalFor('approver', who, place) !== undefined ? 'search-not-allowed' : undefined;
}

function refusalOfWorker(rule: string, rights: readonly Right[], who: Somebody): string | undefined {
  if (rule === 'viewer') return undefined;
  if (!rights.includes('edit')) return 'edit-permission-missing';
  if (!rights.includes('comment')) return 'comment-permission-missing';
  switch (rule) {
    case 'requester':
      return undefined;
    case 'approver':
      return who === JIRA_ADMIN || rights.includes('administer') || rights.includes('approve')
        ? undefined
        : 'not-approver';
    case 'projectAdmin':
      return rights.includes('administer') ? undefined : 'not-project-admin';
    default:
      throw new Error(`There is no access rule '${rule}'.`);
  }
}
