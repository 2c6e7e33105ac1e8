/** The fields a form shows: of a record type that is to be created, or of a record that is to be changed. */
import { recordFieldName } from '@keeper-workflow/messages';
import {
  LONGEST_FIELD_LABEL,
  REFERENCE_LABEL,
  type FieldInput,
  type FieldOutline,
  type RecordContent,
  type RecordTemplate,
} from '@keeper-workflow/operations';

export interface FieldSpec {
  /** The same for the same field, also after the type was changed or the page loaded again. */
  readonly key: string;
  readonly section: 'fields' | 'custom';
  readonly type: string;
  /** As Commander has to be told; absent where the field has no label of its own. */
  readonly label?: string;
  /** For people. */
  readonly name: string;
  readonly required: boolean;
  readonly input: FieldInput;
  /** Why it is shown and not offered. */
  readonly leftAlone?: 'reference' | 'unsupported' | 'twice' | 'mark';
  /** What it holds now; of secrets only whether there is one. */
  readonly now?: Pick<FieldOutline, 'filled' | 'text'>;
}

/** A field of a record type or of a record, before it is looked at among the others. */
type Source = Pick<FieldSpec, 'section' | 'type' | 'label' | 'required' | 'input' | 'now' | 'leftAlone'>;

export const specsOfTemplate = ({ fields }: RecordTemplate): FieldSpec[] =>
  specs(
    fields.map(({ type, label, required, input }) => ({
      section: 'fields',
      type,
      ...ownLabel(type, label),
      required,
      input,
    })),
  );

export const specsOfRecord = ({ fields }: RecordContent): FieldSpec[] =>
  specs(
    fields.map(({ section, type, label, input, filled, text, readonly: why }) => ({
      section,
      type,
      ...(section === 'fields' ? ownLabel(type, label) : label === '' ? {} : { label }),
      required: false,
      input,
      now: { filled, ...(text === undefined ? {} : { text }) },
      ...(why === undefined ? unsendable(section, type, label) : { leftAlone: why }),
    })),
  );

function specs(sources: readonly Source[]): FieldSpec[] {
  const keys = sources.map(keyOf);
  return sources.map((source, index) => {
    const key = keys[index] ?? '';
    const twice = keys.indexOf(key) !== keys.lastIndexOf(key);
    const leftAlone =
      source.leftAlone ?? (source.input.form === 'reference' ? 'reference' : twice ? 'twice' : undefined);
    return {
      ...source,
      key: twice ? `${key}#${String(index)}` : key,
      name: recordFieldName(source),
      ...(leftAlone === undefined ? {} : { leftAlone }),
    };
  });
}

const keyOf = ({ section, type, label = '' }: Source): string => `${section}:${type}:${label.toLowerCase()}`;

/** Commander's default label is the type: then the field has none of its own. */
const ownLabel = (type: string, label = ''): { label?: string } =>
  label === '' || label.toLowerCase() === type.toLowerCase() ? {} : { label };

/** The mark of a record that this app made, and fields that no argument of Commander can name. */
function unsendable(section: FieldSpec['section'], type: string, label: string): Pick<FieldSpec, 'leftAlone'> {
  if (section === 'custom' && type === 'text' && label.toLowerCase() === REFERENCE_LABEL.toLowerCase()) {
    return { leftAlone: 'mark' };
  }
  const named =
    label.length <= LONGEST_FIELD_LABEL && label === label.trim() && /^[A-Za-z][A-Za-z0-9]{0,39}$/u.test(type);
  return named ? {} : { leftAlone: 'unsupported' };
}

/** Kinds of custom fields that can be added: those of which a record may have several, told apart by their labels. */
export const CUSTOM_INPUTS = {
  text: { form: 'text', multiline: false, secret: false },
  secret: { form: 'text', multiline: false, secret: true },
  multiline: { form: 'text', multiline: true, secret: false },
  url: { form: 'text', multiline: false, secret: false },
  email: { form: 'text', multiline: false, secret: false },
  date: { form: 'date' },
  checkbox: { form: 'checkbox' },
} as const satisfies Readonly<Record<string, FieldInput>>;
export type CustomType = keyof typeof CUSTOM_INPUTS;
export const CUSTOM_TYPES = Object.keys(CUSTOM_INPUTS) as CustomType[];
