/** What every field of a request's form gets. */
import type { ReactNode } from 'react';
import type { FormErrors } from '../panel/form-check';
import type { FormField, FormRules } from '../panel/form-rules';
import type { RequestFormState } from '../panel/form-state';

export interface FieldProps {
  readonly form: RequestFormState;
  readonly rules: FormRules;
  readonly errors: FormErrors;
  readonly set: (part: Partial<RequestFormState>) => void;
  /** What was asked for, where an approver's answer differs from it. */
  readonly note: (field: FormField) => ReactNode;
}
