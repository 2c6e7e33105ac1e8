/** How Keeper is to make a password that nobody types: its kind, its length, and what a passphrase is put together from. */
import { DIRECT } from '@keeper-workflow/messages';
import { PASSPHRASE_SEPARATORS, PASSWORD_LIMITS } from '@keeper-workflow/operations';
import { Choice, Field } from '@keeper-workflow/ui';
import type { GeneratorForm, PasswordAlgorithm } from './typed-field';

export interface GeneratorFieldsProps {
  readonly generator: GeneratorForm;
  readonly error: string | undefined;
  readonly onChange: (generator: GeneratorForm) => void;
}

const ALGORITHMS = Object.keys(PASSWORD_LIMITS) as PasswordAlgorithm[];
const NUMBERS = { random: 'length', dice: 'diceWords', passphrase: 'phraseWords' } as const;

export function GeneratorFields({ generator, error, onChange }: GeneratorFieldsProps) {
  const { algorithm } = generator;
  const { least, most } = PASSWORD_LIMITS[algorithm];
  const set = (part: Partial<GeneratorForm>): void => onChange({ ...generator, ...part });
  const words = DIRECT.password;
  return (
    <div className="kw-stack-small">
      <div className="kw-pair">
        <Field label={words.algorithm}>
          {(control) => (
            <select
              {...control}
              className="kw-input"
              value={algorithm}
              onChange={(event) => set({ algorithm: event.currentTarget.value as PasswordAlgorithm })}
            >
              {ALGORITHMS.map((one) => (
                <option key={one} value={one}>
                  {words.algorithms[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={algorithm === 'random' ? words.length : words.words}
          error={error}
          hint={error === undefined ? words.range(least, most) : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="kw-input"
              type="number"
              inputMode="numeric"
              min={least}
              max={most}
              step={1}
              value={generator[NUMBERS[algorithm]]}
              onChange={(event) => set({ [NUMBERS[algorithm]]: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      {algorithm === 'passphrase' ? <PassphraseFields generator={generator} set={set} /> : null}
      <p className="kw-hint">{words.generatedHint}</p>
    </div>
  );
}

function PassphraseFields({
  generator,
  set,
}: {
  readonly generator: GeneratorForm;
  readonly set: (part: Partial<GeneratorForm>) => void;
}) {
  return (
    <>
      <Field label={DIRECT.password.separator}>
        {(control) => (
          <select
            {...control}
            className="kw-input kw-input-short"
            value={generator.separator}
            onChange={(event) => set({ separator: event.currentTarget.value as GeneratorForm['separator'] })}
          >
            {PASSPHRASE_SEPARATORS.map((separator) => (
              <option key={separator} value={separator}>
                {separator}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        type="checkbox"
        label={DIRECT.password.capitalised}
        checked={generator.capitalised}
        onChange={(capitalised) => set({ capitalised })}
      />
      <Choice
        type="checkbox"
        label={DIRECT.password.withDigits}
        checked={generator.withDigits}
        onChange={(withDigits) => set({ withDigits })}
      />
    </>
  );
}
