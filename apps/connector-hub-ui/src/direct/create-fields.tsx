/** The form of "Create New Secret": type, title, place, the fields of the type, notes and custom fields. */
import { useEffect } from 'react';
import { DIRECT, MODE_LABELS, recordTypeName } from '@keeper-workflow/messages';
import { Button, Choice } from '@keeper-workflow/ui';
import { call } from '../bridge';
import { TargetPicker } from '../picker';
import { CustomFields } from './custom-fields';
import { NotesField, OwnFields, TitleField, type PartProps } from './form-fields';
import { RecordTypeField } from './record-type-field';
import { useLoaded } from './use-loaded';
import type { RecordFields } from './use-record-fields';

export interface CreateFieldsProps extends PartProps {
  readonly fields: RecordFields;
}

export function CreateFields(props: CreateFieldsProps) {
  const { state, errors, onChange } = props;
  const { recordType } = state;
  const types = useLoaded('types', () => call('panel', 'recordTypes', {}));
  const offered = types.state.status === 'ready' ? types.state.value.names : undefined;
  useEffect(() => {
    // What most people want is chosen already; a type that is no longer offered is not.
    if (!offered || offered.includes(recordType)) return;
    const first = recordType === '' && offered.includes('login') ? 'login' : '';
    if (first !== recordType) onChange({ ...state, recordType: first });
  }, [offered]); // eslint-disable-line react-hooks/exhaustive-deps -- once, when the list has come
  // The list would take the focus for the moment until then.
  const choosing = recordType === '' && offered?.includes('login') === true;
  const named = recordTypeName(recordType);
  return (
    <>
      <RecordTypeField
        types={choosing ? { status: 'loading' } : types.state}
        chosen={recordType}
        error={errors.recordType}
        onAgain={types.again}
        onChoose={(type) => onChange({ ...state, recordType: type })}
      />
      <TitleField {...props} />
      <FolderField {...props} />
      <OwnFields
        {...props}
        label={DIRECT.fieldsOf(named)}
        loading={DIRECT.templateLoading(named)}
        failedTitle={DIRECT.templateFailedTitle}
      />
      <NotesField {...props} filled={undefined} />
      <CustomFields fields={state.custom} errors={errors} onChange={(custom) => onChange({ ...state, custom })} />
    </>
  );
}

/** Where the record goes. The permission model is the folder's; without a folder somebody has to say which. */
function FolderField({ state, errors, onChange }: PartProps) {
  const { folder, mode, ...others } = state;
  return (
    <div className="kw-stack-small">
      <TargetPicker
        kind="folder"
        target={folder}
        mode={mode}
        description=""
        required={false}
        error={errors.folder}
        onPick={({ uid, title, mode: own = 'nsf', path }) =>
          onChange({ ...others, mode: own, folder: { uid, title, mode: own, ...(path === undefined ? {} : { path }) } })
        }
      />
      {folder ? (
        <>
          <p className="kw-hint">{DIRECT.folderModel(MODE_LABELS[folder.mode])}</p>
          <div>
            <Button compact onClick={() => onChange({ ...others, mode })}>
              {DIRECT.folderWithout}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="kw-small kw-caution">{DIRECT.folderNoneYet}</p>
          <Choice
            type="checkbox"
            label={DIRECT.classic}
            hint={DIRECT.classicHint}
            checked={mode === 'classic'}
            onChange={(classic) => onChange({ ...others, mode: classic ? 'classic' : 'nsf' })}
          />
        </>
      )}
    </div>
  );
}
