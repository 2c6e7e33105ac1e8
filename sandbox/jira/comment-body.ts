/** What Jira takes as the body of a comment. */
import { adfText, isAdfDocument, TEXT_LIMIT } from './adf';
import type { AdfDocument } from './door';
import { refuse, refuseFields } from './refusal';

/** The body, if it is an ADF document with text of at most 32,767 characters; 400 otherwise. */
export function checkCommentBody(body: unknown): AdfDocument {
  if (!isAdfDocument(body)) throw refuse(400, 'Comment body is not valid!');
  const text = adfText(body);
  if (text.trim() === '' && body.content.length === 0)
    throw refuseFields({ comment: 'Comment body can not be empty!' });
  if (text.length > TEXT_LIMIT) throw refuseFields({ comment: 'CONTENT_LIMIT_EXCEEDED' });
  return body;
}
