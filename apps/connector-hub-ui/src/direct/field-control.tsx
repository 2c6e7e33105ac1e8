/** One field of the record: what is to be done with it, and where its value is typed or how it is made. */
import { DIRECT } from '@keeper-workflow/messages';
import { KEY_PAIR_ALGORITHMS } from '@keeper-workflow/operations';
import { Field } from '@keeper-workflow/ui';
import type { DirectErrors } from './direct-checks';
import type { FieldSpec } from './field-spec';
import { GeneratorFields } from './generator-fields';
import type { KeyPairAlgorithm, TypedField } from './typed-field';
import { ValueControl } from './value-control';

export interface FieldControlProps {
  readonly spec: FieldSpec;
  readonly typed: TypedField;
  /** A new record; otherwise one that has values already. */
  readonly adding: boolean;
  readonly errors: DirectErrors;
  readonly onChange: (typed: TypedField) => void;
}

export function FieldControl(props: FieldControlProps) {
  const { spec, typed, adding, errors, onChange } = props;
  if (spec.leftAlone) return <LeftAlone spec={spec} />;
  const error = errors[spec.key];
  const options = optionsOf(spec, adding);
  return (
    <div className={adding ? 'kw-stack-small' : 'kw-change'}>
      {options.length > 1 ? (
        <Field
          label={adding ? DIRECT.password.how(spec.name) : spec.name}
          hint={adding ? undefined : <Now spec={spec} />}
          error={typed.how === 'keep' ? error : undefined}
        >
          {(control) => (
            <select
              {...control}
              className="kw-input"
              aria-label={adding ? undefined : DIRECT.action(spec.name)}
              value={typed.how}
              onChange={(event) => onChange({ ...typed, how: event.currentTarget.value as TypedField['how'] })}
            >
              {options.map(([how, text]) => (
                <option key={how} value={how}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      {typed.how === 'typed' ? (
        <ValueControl
          input={spec.input}
          label={adding ? spec.name : DIRECT.newValue(spec.name)}
          name={spec.name}
          typed={typed}
          adding={adding}
          required={adding && spec.required}
          errors={errors}
          errorKey={spec.key}
          onChange={onChange}
        />
      ) : null}
      {typed.how === 'generated' ? <Generated spec={spec} typed={typed} error={error} onChange={onChange} /> : null}
    </div>
  );
}

/** What can be done with the field; one option alone is no choice. */
function optionsOf({ input, now }: FieldSpec, adding: boolean): readonly (readonly [TypedField['how'], string])[] {
  const generate = 'generate' in input ? input.generate : undefined;
  const { actions, password, keyPair, code } = DIRECT;
  if (adding) {
    const typed = generate === 'key-pair' ? keyPair.pasted : generate === 'one-time-code' ? code.typed : password.typed;
    return generate ? [['typed', typed] as const, ['generated', password.generated] as const] : [];
  }
  const made = { password: actions.password, 'one-time-code': actions.code, 'key-pair': actions.keys };
  return [
    ['keep', actions.keep] as const,
    ['typed', now?.filled ? actions.typed : actions.fill] as const,
    ...(generate ? [['generated', made[generate]] as const] : []),
    ...(now?.filled ? [['empty', actions.empty] as const] : []),
  ];
}

interface GeneratedProps {
  readonly spec: FieldSpec;
  readonly typed: TypedField;
  readonly error: string | undefined;
  readonly onChange: (typed: TypedField) => void;
}

function Generated({ spec, typed, error, onChange }: GeneratedProps) {
  const { input } = spec;
  if (input.form === 'text' && input.generate === 'password') {
    return (
      <GeneratorFields
        generator={typed.generator}
        error={error}
        onChange={(generator) => onChange({ ...typed, generator })}
      />
    );
  }
  if (input.form !== 'members') return <p className="kw-hint">{DIRECT.password.generatedHint}</p>;
  return (
    <Field label={DIRECT.keyPair.algorithm} error={error} hint={DIRECT.password.generatedHint}>
      {(control) => (
        <select
          {...control}
          className="kw-input"
          value={typed.algorithm}
          onChange={(event) => onChange({ ...typed, algorithm: event.currentTarget.value as KeyPairAlgorithm })}
        >
          {KEY_PAIR_ALGORITHMS.map((algorithm) => (
            <option key={algorithm} value={algorithm}>
              {DIRECT.keyPair.algorithms[algorithm]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A file, a link, or what Commander cannot change: shown, so that nobody looks for it. */
function LeftAlone({ spec }: { readonly spec: FieldSpec }) {
  return (
    <div className="kw-left-alone">
      <p className="kw-label">{spec.name}</p>
      <p className="kw-hint">
        {spec.now ? `${spec.now.filled ? DIRECT.filled : DIRECT.notSet}. ` : ''}
        {spec.leftAlone ? DIRECT.leftAlone[spec.leftAlone] : ''}
      </p>
    </div>
  );
}

function Now({ spec: { now } }: { readonly spec: FieldSpec }) {
  const text = now?.text ?? (now?.filled ? DIRECT.set : DIRECT.notSet);
  return (
    <span className="kw-preserve kw-now">
      {DIRECT.now}: {text}
    </span>
  );
}
