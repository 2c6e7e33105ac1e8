/** Custom fields that are added to the record: each with its kind, its label and its value. */
import { useLayoutEffect, useRef, useState } from 'react';
import { DIRECT, recordFieldName } from '@keeper-workflow/messages';
import { Button, Field } from '@keeper-workflow/ui';
import { customKey, labelKey, type DirectErrors } from './direct-checks';
import type { CustomField } from './direct-state';
import { CUSTOM_INPUTS, CUSTOM_TYPES, type CustomType } from './field-spec';
import { untouched } from './typed-field';
import { ValueControl } from './value-control';

export interface CustomFieldsProps {
  readonly fields: readonly CustomField[];
  readonly errors: DirectErrors;
  readonly onChange: (fields: readonly CustomField[]) => void;
}

export function CustomFields({ fields, errors, onChange }: CustomFieldsProps) {
  const root = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const added = useRef(false);
  const [said, setSaid] = useState('');
  useLayoutEffect(() => {
    if (!added.current) return;
    added.current = false;
    root.current?.querySelector<HTMLElement>('[data-item]:last-of-type select')?.focus();
  }, [fields.length]);
  return (
    <div ref={root} className="kw-stack-small" role="group" aria-label={DIRECT.custom}>
      {fields.map((field, index) => (
        <CustomFieldItem
          key={field.id}
          field={field}
          position={index + 1}
          errors={errors}
          onChange={(next) => onChange(fields.with(index, next))}
          onRemove={(called) => {
            onChange(fields.toSpliced(index, 1));
            setSaid(DIRECT.customRemoved(called));
            add.current?.focus();
          }}
        />
      ))}
      <div>
        <Button
          compact
          buttonRef={add}
          onClick={() => {
            added.current = true;
            const id = Math.max(0, ...fields.map((field) => field.id)) + 1;
            onChange([...fields, { id, type: 'text', label: '', typed: untouched('typed') }]);
          }}
        >
          {DIRECT.customAdd}
        </Button>
      </div>
      <span className="kw-visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

interface CustomFieldItemProps {
  readonly field: CustomField;
  readonly position: number;
  readonly errors: DirectErrors;
  readonly onChange: (field: CustomField) => void;
  readonly onRemove: (called: string) => void;
}

function CustomFieldItem({ field, position, errors, onChange, onRemove }: CustomFieldItemProps) {
  const { type, label, typed } = field;
  const called = label.trim() === '' ? DIRECT.customUnnamed(position) : label.trim();
  return (
    <fieldset className="kw-item" data-item>
      <legend className="kw-label">{DIRECT.customItem(position)}</legend>
      <div className="kw-pair">
        <Field label={DIRECT.customType}>
          {(control) => (
            <select
              {...control}
              className="kw-input"
              value={type}
              // A text of another kind is not that kind of text: a date that was begun is no address.
              onChange={(event) =>
                onChange({
                  ...field,
                  type: event.currentTarget.value as CustomType,
                  typed: retyped(field, event.currentTarget.value as CustomType),
                })
              }
            >
              {CUSTOM_TYPES.map((one) => (
                <option key={one} value={one}>
                  {recordFieldName({ type: one })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={DIRECT.customLabel} required error={errors[labelKey(field)]}>
          {(control) => (
            <input
              {...control}
              className="kw-input"
              type="text"
              autoComplete="off"
              value={label}
              onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <ValueControl
        input={CUSTOM_INPUTS[type]}
        label={type === 'checkbox' ? DIRECT.checked : DIRECT.customValue}
        name={called}
        typed={typed}
        adding
        required={type !== 'checkbox'}
        errors={errors}
        errorKey={customKey(field)}
        onChange={(next) => onChange({ ...field, typed: next })}
      />
      <Button compact label={DIRECT.customRemove(called)} onClick={() => onRemove(called)}>
        {DIRECT.list.remove}
      </Button>
    </fieldset>
  );
}

/** What was typed stays as long as it is a text before and after. */
function retyped({ type, typed }: CustomField, next: CustomType): CustomField['typed'] {
  const texts = CUSTOM_INPUTS[type].form === 'text' && CUSTOM_INPUTS[next].form === 'text';
  return texts ? typed : untouched('typed');
}
