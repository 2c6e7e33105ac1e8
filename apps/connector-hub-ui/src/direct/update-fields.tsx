/** The form of "Update Record": the record, what is done with each of its fields, notes, and going on past warnings. */
import { DIRECT, recordTypeName } from '@keeper-workflow/messages';
import { Choice, spellInstant } from '@keeper-workflow/ui';
import { TargetPicker } from '../picker';
import { CustomFields } from './custom-fields';
import { withRecord } from './direct-state';
import { NotesField, OwnFields, TitleField, type PartProps } from './form-fields';
import type { RecordFields } from './use-record-fields';

export interface UpdateFieldsProps extends PartProps {
  readonly fields: RecordFields;
  /** What Commander said when it refused this record's last change. */
  readonly warned: string | undefined;
}

export function UpdateFields(props: UpdateFieldsProps) {
  const { state, errors, onChange, fields, warned } = props;
  const { record } = state;
  const { content } = fields;
  return (
    <>
      <TargetPicker
        kind="record"
        target={record}
        mode={state.mode}
        description=""
        error={errors.record}
        onPick={({ uid, title, type = '', mode = 'nsf', path }) =>
          onChange(withRecord(state, { uid, title, type, mode, ...(path === undefined ? {} : { path }) }))
        }
      />
      {record && content ? (
        <p className="kw-hint">
          {DIRECT.recordType}: {recordTypeName(content.type)}. {DIRECT.typeStays}{' '}
          {DIRECT.readAt(spellInstant(new Date(content.readAt).toISOString()))}
        </p>
      ) : null}
      {record && content ? <TitleField {...props} /> : null}
      <OwnFields
        {...props}
        label={DIRECT.fieldsOf(record?.title ?? '')}
        loading={DIRECT.recordLoading(record?.title ?? '')}
        failedTitle={DIRECT.recordFailedTitle}
      />
      {record && content ? (
        <>
          <NotesField {...props} filled={content.notesFilled} />
          <CustomFields fields={state.custom} errors={errors} onChange={(custom) => onChange({ ...state, custom })} />
          <div className="kw-stack-small">
            {warned === undefined || warned === '' ? null : (
              <div className="kw-warned">
                <p className="kw-label">{DIRECT.forceWarned}</p>
                <p className="kw-preserve">{warned}</p>
              </div>
            )}
            <Choice
              type="checkbox"
              label={DIRECT.force}
              hint={DIRECT.forceHint}
              checked={state.force}
              onChange={(force) => onChange({ ...state, force })}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
