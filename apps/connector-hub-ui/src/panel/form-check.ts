/** What is wrong with a form, field by field, before anything is sent. The server checks again. */
import { FIELD_ERRORS } from '@keeper-workflow/messages';
import { LONGEST_AMOUNT, MOST_RECIPIENTS, type TeamTarget } from '@keeper-workflow/operations';
import { isAddress, splitAddresses } from '@keeper-workflow/ui';
import { expirationOf } from './form-draft';
import { rulesOf, type FormRules } from './form-rules';
import { targetKindOf, targetOf, type RequestFormState } from './form-state';

/** Places in the form that an error can stand beside. */
export type ErrorPlace =
  'target' | 'recipients' | 'teams' | 'role' | 'rights' | 'expiration' | 'rotate' | 'justification';
export type FormErrors = Readonly<Partial<Record<ErrorPlace, string>>>;

export interface FormContext {
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  readonly justificationRequired: boolean;
  /** `chosen`: an approver has to choose it. `searching`: it is searched for, and words are not shown. Else words do. */
  readonly target: 'chosen' | 'searching' | 'words';
}

/** Keeper refuses an end that is less than a minute away, ms. */
const SHORTEST = 60_000;
const LONGEST_DESCRIPTION = 1000;
const LONGEST_JUSTIFICATION = 4000;

/**
 * The form with what is still being typed taken over: the address, and a team's name unless teams are searched for (then
 * half a word may be a search).
 */
export function withPending(form: RequestFormState, searching: boolean): RequestFormState {
  const recipients = [...form.recipients, ...splitAddresses(form.pending, form.recipients)];
  const typed = form.pending === '' ? form : { ...form, recipients, pending: '' };
  return searching ? typed : withTeam(typed, typed.pendingTeam);
}

/** The form with this team named, unless it is there already or the name cannot be one. */
function withTeam(form: RequestFormState, text: string): RequestFormState {
  const name = text.trim();
  if (!isTeamName(name)) return form;
  const known = form.teams.some((team) => team.name === name);
  return { ...form, teams: known ? form.teams : [...form.teams, { name }], pendingTeam: '' };
}

/** `*` and `@…` mean "everybody" and "all there are" to Commander; an address is a person (facts: share-folder). */
export const isTeamName = (name: string): boolean => name.length <= 256 && /^[^@*\s][^@]*$/u.test(name);

/** What is wrong; empty when it can be sent. Expects `withPending`. */
export function checkForm(form: RequestFormState, context: FormContext): FormErrors {
  const rules = rulesOf(form);
  const errors: Record<ErrorPlace, string | undefined> = {
    target: targetError(form, context.target),
    recipients: rules.recipients.applies ? recipientsError(form) : undefined,
    teams: rules.teams.applies ? teamsError(form.teams, form.pendingTeam) : undefined,
    role: rules.role.required && form.role === '' ? FIELD_ERRORS.role : undefined,
    rights: rightsError(form, rules),
    expiration: rules.expiration.applies ? expirationError(form, context.now) : undefined,
    rotate: undefined,
    justification: justificationError(form, context.justificationRequired),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}

function targetError(form: RequestFormState, how: FormContext['target']): string | undefined {
  const kind = targetKindOf(form);
  const described = form.description.trim();
  if (described.length > LONGEST_DESCRIPTION) return FIELD_ERRORS.recordTooLong;
  if (targetOf(form)) return undefined;
  if (how === 'searching') return kind === 'record' ? FIELD_ERRORS.chooseRecord : FIELD_ERRORS.chooseFolder;
  return how === 'words' && described !== '' ? undefined : FIELD_ERRORS[kind];
}

function recipientsError(form: RequestFormState): string | undefined {
  const { recipients } = form;
  const wrong = recipients.find((address) => !isAddress(address));
  if (wrong !== undefined) return FIELD_ERRORS.recipientInvalid(wrong);
  if (recipients.length === 0) {
    if (form.kind !== 'share-folder') return FIELD_ERRORS.recipients;
    return form.teams.length === 0 && form.pendingTeam === '' ? FIELD_ERRORS.recipientsOrTeams : undefined;
  }
  if (form.action === 'owner' && recipients.length > 1) return FIELD_ERRORS.oneOwner;
  return recipients.length > MOST_RECIPIENTS ? FIELD_ERRORS.recipientsTooMany(MOST_RECIPIENTS) : undefined;
}

function teamsError(teams: readonly TeamTarget[], pending: string): string | undefined {
  const wrong = teams.find(({ name }) => !isTeamName(name));
  if (wrong) return FIELD_ERRORS.teamInvalid(wrong.name);
  const typed = pending.trim();
  if (typed !== '') return isTeamName(typed) ? FIELD_ERRORS.teamNotAdded(typed) : FIELD_ERRORS.teamInvalid(typed);
  return teams.length > MOST_RECIPIENTS ? FIELD_ERRORS.teamsTooMany(MOST_RECIPIENTS) : undefined;
}

/** A change of record permissions in Classic that names no right is none. */
function rightsError(form: RequestFormState, rules: FormRules): string | undefined {
  const needed = form.kind === 'record-permission' && rules.canEditRecords.applies;
  return needed && !form.canEditRecords && !form.canShareRecords ? FIELD_ERRORS.rights : undefined;
}

function justificationError(form: RequestFormState, required: boolean): string | undefined {
  const text = form.justification.trim();
  if (required && text === '') return FIELD_ERRORS.justification;
  return text.length > LONGEST_JUSTIFICATION ? FIELD_ERRORS.justificationTooLong : undefined;
}

function expirationError(form: RequestFormState, now: number): string | undefined {
  if (form.expires === 'never') return undefined;
  const expiration = expirationOf(form);
  if (form.expires === 'in') return expiration ? undefined : FIELD_ERRORS.expirationIn(LONGEST_AMOUNT);
  if (expiration?.type !== 'at') return FIELD_ERRORS.expirationAt;
  return Date.parse(expiration.at) - now < SHORTEST ? FIELD_ERRORS.expirationPast : undefined;
}
