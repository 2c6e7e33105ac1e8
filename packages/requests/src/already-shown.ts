/** What a look before the command already shows of its effect, by the names that the parts of a proof have. */
import { canonicalJson, type EffectRow, type Level, type OperationEffect } from '@keeper-workflow/operations';

/**
 * Names of the parts that were there before: they prove nothing, and are nothing that was done. In an operation on
 * several records a part is named `title: person`.
 */
export const alreadyShown = ({ rows }: Pick<OperationEffect, 'rows'>): string[] =>
  rows.filter(isShown).map(({ name, of }) => (of === undefined ? name : `${of}: ${name}`));

/** Whether the access before already is what the operation leads to, as far as a read shows (not every read shows ends). */
function isShown({ before, after }: EffectRow): boolean {
  const visible = (level: Level): string => canonicalJson({ ...level, expiresAt: undefined, inherited: undefined });
  return visible(before) === visible(after);
}
