/** How Jira says no: a status and `{errorMessages, errors}`. Thrown inside a route, turned into a response in app.ts. */

/** Jira's one answer for an issue that does not exist and for one that is hidden. */
export const ISSUE_NOT_FOUND = 'Issue does not exist or you do not have permission to see it.';

export interface JiraErrorBody {
  errorMessages: string[];
  errors: Record<string, string>;
}

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: object,
    readonly headers: Record<string, string> = {},
  ) {
    super(`Jira answers ${String(status)}`);
    this.name = 'Refusal';
  }
}

/** A refusal with a general message. */
export function refuse(status: number, ...messages: string[]): Refusal {
  return new Refusal(status, { errorMessages: messages, errors: {} } satisfies JiraErrorBody);
}

/** 400 with a message per field. */
export function refuseFields(errors: Record<string, string>): Refusal {
  return new Refusal(400, { errorMessages: [], errors } satisfies JiraErrorBody);
}

export const issueNotFound = (): Refusal => refuse(404, ISSUE_NOT_FOUND);

export const projectNotFound = (idOrKey: string): Refusal =>
  refuse(404, `No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);
