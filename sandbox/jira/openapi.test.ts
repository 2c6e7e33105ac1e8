/** The extract of Atlassian's document, and the validator that holds answers against it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractJiraOpenApi, readAdditions } from '../../scripts/extract-jira-openapi';
import { validateJiraResponse } from './response-validator';

const source = new URL('../../../shared/facts/jira-openapi-trimmed.json', import.meta.url);
const extract = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');

describe('openapi.json', () => {
  const present = existsSync(source);
  it.skipIf(!present)(
    present
      ? 'is what scripts/extract-jira-openapi.ts makes of the source document'
      : `is what the script makes of the source document (skipped: there is no ${source.pathname})`,
    async () => {
      expect(await extractJiraOpenApi(JSON.parse(readFileSync(source, 'utf8')), readAdditions())).toBe(extract);
    },
  );

  it('has no prose, and says where it comes from', () => {
    const document = JSON.parse(extract) as { info: object; paths: object; components: object };
    expect(JSON.stringify(document.info)).toContain('Atlassian');
    expect(JSON.stringify(document.paths)).not.toMatch(/"(description|example|examples|summary)":"/);
    expect(extract.length).toBeLessThan(150_000);
  });
});

describe('the extraction', () => {
  it('refuses a document that lacks an operation', async () => {
    await expect(
      extractJiraOpenApi({ paths: {}, components: { schemas: {} } }, { paths: {}, components: { schemas: {} } }),
    ).rejects.toThrow('Neither the document nor the additions describe GET /rest/api/3/issue/{issueIdOrKey}');
  });
});

describe('validateJiraResponse', () => {
  it('takes what the document says', () => {
    expect(validateJiraResponse('getIssueProperty', 200, { key: 'a', value: 1 })).toEqual([]);
    expect(validateJiraResponse('GET /rest/api/3/issue/OPS-1/properties/a?x=y', 200, { key: 'a', value: 1 })).toEqual(
      [],
    );
    expect(validateJiraResponse('deleteIssueProperty', 204, undefined)).toEqual([]);
    expect(validateJiraResponse('getIssue', 404, { errorMessages: ['x'], errors: {} })).toEqual([]);
  });

  it.each([
    ['an unknown status', 'getIssueProperty', 418, {}],
    ['a wrong type', 'getIssueProperty', 200, { key: 1 }],
    ['a member too many', 'getIssueProperty', 200, { key: 'a', values: 1 }],
    ['a body where there is none', 'deleteIssueProperty', 204, {}],
    ['no body where there is one', 'getIssueProperty', 200, undefined],
    ['an error of another shape', 'getIssue', 404, { error: 'no' }],
    ['a nested mistake', 'getComments', 200, { comments: [{ author: { accountId: 7 } }] }],
  ])('refuses %s', (_, operation, status, body) => {
    expect(validateJiraResponse(operation, status, body)).not.toEqual([]);
  });

  it('knows no other operations', () => {
    expect(() => validateJiraResponse('GET /rest/api/3/dashboard', 200, {})).toThrow(RangeError);
  });
});
