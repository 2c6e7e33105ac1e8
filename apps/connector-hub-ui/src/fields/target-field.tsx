/** Which record or folder: searched for by those who may search, described in words by everybody else. */
import { Suspense, lazy } from 'react';
import { FORM, PICKER } from '@keeper-workflow/messages';
import { Button, Field, Skeleton } from '@keeper-workflow/ui';
import { targetKindOf, targetOf } from '../panel/form-state';
import type { PickRow, Place } from '../picker/vault-search';
import type { FieldProps } from './field-props';

const TargetPicker = lazy(async () => ({ default: (await import('../picker')).TargetPicker }));

export type TargetWay = 'search' | 'words';

export interface TargetFieldProps extends FieldProps {
  readonly way: TargetWay;
  /** How to go over to the other way; absent where there is only one. */
  readonly onWay?: ((way: TargetWay) => void) | undefined;
  readonly onPick: (row: PickRow) => void;
  readonly onPlace: (place: Place) => void;
}

export function TargetField(props: TargetFieldProps) {
  const { form, errors, set, note, way, onWay } = props;
  const kind = targetKindOf(form);
  const other = way === 'words' ? 'search' : 'words';
  return (
    <div className="kw-stack-small">
      {way === 'search' ? (
        <Suspense fallback={<Skeleton label={PICKER.loading} />}>
          <TargetPicker
            kind={kind}
            target={targetOf(form)}
            mode={form.mode}
            description={form.description}
            error={errors.target}
            purpose={form.kind === 'share-record' && kind === 'folder' ? 'share-folder-records' : form.kind}
            onPick={props.onPick}
            onPlace={props.onPlace}
          />
        </Suspense>
      ) : (
        <Field
          label={FORM[kind]}
          required
          hint={kind === 'record' ? FORM.recordHint : FORM.folderHint}
          error={errors.target}
        >
          {(control) => (
            <input
              {...control}
              className="kw-input"
              type="text"
              autoComplete="off"
              value={form.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {onWay ? (
        <div className="kw-way">
          <Button appearance="subtle" compact onClick={() => onWay(other)}>
            {other === 'words' ? FORM.describeInstead : FORM.searchInstead}
          </Button>
        </div>
      ) : null}
      {note(kind)}
    </div>
  );
}
