/** The parts of a proof as people read them: fields of a record by their names, without the mark this app leaves in it. */
import { namedField } from '@keeper-workflow/messages';
import { REFERENCE_LABEL, type Proof } from '@keeper-workflow/operations';
import { isDirect } from './lifecycle';
import type { StoredRequest } from './request';

export function partsForPeople(request: Pick<StoredRequest, 'draft'>, { parts }: Proof): Proof['parts'] {
  if (!isDirect(request)) return parts;
  return parts
    .filter(({ name }) => name !== REFERENCE_LABEL)
    .map(({ name, shown }) => ({ name: namedField(name), shown }));
}
