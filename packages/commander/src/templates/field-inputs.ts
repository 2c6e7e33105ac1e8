/** How a form fills a field of a record type, from Commander's table of field types. */
import type { FieldInput } from '@keeper-workflow/operations';
import { fieldTypeOf, holdsSecret, type Member } from '../fields/types';

/** Types that this product does not write are `reference`: shown, left alone. */
export function fieldInput(type: string, label: string): FieldInput {
  const known = fieldTypeOf(type);
  if (!known) return { form: 'reference' };
  switch (known.form) {
    case 'text':
      return {
        form: 'text',
        multiline: known.multiline === true,
        secret: holdsSecret(type, label),
        ...(known.generate === undefined ? {} : { generate: known.generate }),
      };
    case 'members':
      return {
        form: 'members',
        members: known.members.map(memberInput),
        ...(known.generate === undefined ? {} : { generate: known.generate }),
      };
    case 'list':
      return { form: 'list', members: known.members.map(memberInput) };
    default:
      return { form: known.form };
  }
}

const memberInput = ({ secret, ...member }: Member) => ({ ...member, secret: secret === true });
