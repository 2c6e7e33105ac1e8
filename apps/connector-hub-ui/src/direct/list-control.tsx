/** A field that holds several objects: security questions with their answers, added and removed one by one. */
import { useLayoutEffect, useId, useRef } from 'react';
import { DIRECT } from '@keeper-workflow/messages';
import { MOST_ITEMS, type FieldInput } from '@keeper-workflow/operations';
import { Button, FieldError, FieldGroup } from '@keeper-workflow/ui';
import { itemKey } from './direct-checks';
import { MemberField } from './members-control';
import type { ValueControlProps } from './value-control';

export interface ListControlProps extends Omit<ValueControlProps, 'input'> {
  readonly input: Extract<FieldInput, { form: 'list' }>;
}

export function ListControl(props: ListControlProps) {
  const { input, label, name, typed, required, adding, errors, errorKey, onChange } = props;
  const { items } = typed;
  const root = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const added = useRef(false);
  const errorId = useId();
  const error = errors[errorKey];
  useLayoutEffect(() => {
    if (!added.current) return;
    added.current = false;
    root.current?.querySelector<HTMLElement>('[data-item]:last-of-type input')?.focus();
  }, [items.length]);
  return (
    <FieldGroup legend={label} required={required} hint={adding ? undefined : DIRECT.list.replaces}>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      <div ref={root} className="kw-stack-small">
        {items.map((item, index) => {
          const called = DIRECT.list.item(name, index + 1);
          const wrong = errors[itemKey(errorKey, index)];
          return (
            <fieldset key={index} className="kw-item" data-item>
              <legend className="kw-label">{called}</legend>
              {input.members.map((member) => {
                const text = item[member.name] ?? '';
                return (
                  <MemberField
                    key={member.name}
                    member={member}
                    within={called}
                    text={text}
                    error={text === '' ? wrong : undefined}
                    onChange={(next) =>
                      onChange({ ...typed, items: items.with(index, { ...item, [member.name]: next }) })
                    }
                  />
                );
              })}
              <Button
                compact
                label={DIRECT.list.removeNamed(called)}
                onClick={() => {
                  onChange({ ...typed, items: items.toSpliced(index, 1) });
                  add.current?.focus();
                }}
              >
                {DIRECT.list.remove}
              </Button>
            </fieldset>
          );
        })}
        {items.length < MOST_ITEMS ? (
          <div>
            <Button
              compact
              buttonRef={add}
              describedBy={error ? errorId : undefined}
              label={items.length === 0 ? undefined : `${DIRECT.list.add}: ${name}`}
              onClick={() => {
                added.current = true;
                onChange({ ...typed, items: [...items, {}] });
              }}
            >
              {items.length === 0 ? DIRECT.list.addFirst : DIRECT.list.add}
            </Button>
          </div>
        ) : null}
      </div>
    </FieldGroup>
  );
}
