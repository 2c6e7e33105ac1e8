/** The fields of a request's form, for the requester and for the approver. What applies is decided by the rules. */
import { useState, type ReactNode } from 'react';
import { PICKER } from '@keeper-workflow/messages';
import type { Mode } from '@keeper-workflow/operations';
import { asRequested, requestedWords } from '../panel/form-changes';
import type { FormErrors } from '../panel/form-check';
import { rulesOf, type FormField } from '../panel/form-rules';
import { targetKindOf, targetOf, type RequestFormState } from '../panel/form-state';
import type { PickRow, Place } from '../picker/vault-search';
import { ExpirationField, RotateField } from './expiration-field';
import type { FieldProps } from './field-props';
import { PeopleField, TeamsField } from './people-fields';
import { RequestedNote } from './requested-note';
import { RightsField, RoleField } from './rights-fields';
import { TargetField, type TargetFieldProps } from './target-field';
import { ActionField, ModeField, RecursiveField, ScopeField } from './what-fields';

export interface RequestFieldsProps extends Pick<TargetFieldProps, 'way' | 'onWay'> {
  readonly form: RequestFormState;
  readonly errors: FormErrors;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  readonly onChange: (form: RequestFormState) => void;
  /** Teams may be searched for. */
  readonly searching: boolean;
  readonly recipientsHint?: string | undefined;
  /** What was asked for, where an approver may differ from it. */
  readonly requested?: RequestFormState;
}

export function RequestFields(props: RequestFieldsProps) {
  const { form, onChange, requested } = props;
  const [place, setPlace] = useState<Place>();
  const [followed, setFollowed] = useState<{ readonly uid: string; readonly mode: Mode }>();
  const differs = requested ? requestedWords(form, requested) : {};
  const note = (field: FormField): ReactNode => {
    const words = differs[field];
    return requested && words !== undefined ? (
      <RequestedNote
        key={field}
        field={field}
        words={words}
        onRestore={() => onChange(asRequested(form, requested, field))}
      />
    ) : null;
  };
  const set = (part: Partial<RequestFormState>): void => onChange({ ...form, ...part });
  const kind = targetKindOf(form);
  const target = targetOf(form);
  const pick = (row: PickRow): void => {
    const mode = row.mode ?? form.mode;
    setFollowed(mode === form.mode ? undefined : { uid: row.uid, mode });
    set({ mode, [kind]: { uid: row.uid, title: row.title } });
  };
  const field: FieldProps = { form, errors: props.errors, rules: rulesOf(form), set, note };
  const follows = followed !== undefined && followed.uid === target?.uid && followed.mode === form.mode;
  const what = (
    <>
      <TargetField {...field} way={props.way} onWay={props.onWay} onPick={pick} onPlace={setPlace} />
      <RecursiveField {...field} />
      <ModeField {...field} followed={follows ? PICKER.modeFollowed(kind, form.mode) : undefined} />
      <ActionField {...field} />
    </>
  );
  const rights = (
    <>
      <RoleField {...field} />
      <RightsField {...field} />
    </>
  );
  const end = (
    <>
      <ExpirationField {...field} now={props.now} />
      <RotateField
        {...field}
        rotatable={kind === 'folder' && place?.uid === target?.uid ? place?.rotatable : undefined}
      />
    </>
  );
  const people = <PeopleField {...field} hint={props.recipientsHint} />;

  switch (form.kind) {
    case 'share-record':
      return (
        <>
          <ScopeField {...field} />
          {what}
          {people}
          {rights}
          {end}
        </>
      );
    case 'share-folder':
      return (
        <>
          {what}
          {people}
          <TeamsField {...field} searching={props.searching} />
          {rights}
          {end}
        </>
      );
    case 'record-permission':
      return (
        <>
          {what}
          {rights}
        </>
      );
  }
}
