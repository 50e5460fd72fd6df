import { type FieldError, toFieldPointer } from '@medcast/problem';
import { describeAccepted, toAllowedValues } from './describe-field';
import type { Refusal } from './field-check';
import type { FieldDeclaration } from './field-declaration';
import { renderGot } from './render-got';

/** The error for a value that was refused: "bmi: expected a number from 10 to 80 kg/m², got 250". */
export function toFieldError(field: FieldDeclaration, refusal: Refusal, input: unknown): FieldError {
  const hint = refusal.hint === undefined ? '' : `; ${refusal.hint}`;
  return {
    path: toFieldPointer(field.name),
    code: refusal.code,
    message: `${field.name}: expected ${describeAccepted(field)}, got ${renderGot(input)}${hint}`,
    allowed: toAllowedValues(field),
  };
}

/** The error for a field that must be there and is not. */
export function toMissingError(field: FieldDeclaration): FieldError {
  return {
    path: toFieldPointer(field.name),
    code: 'FIELD_REQUIRED',
    message: `${field.name}: expected ${describeAccepted(field)}, got nothing`,
    allowed: toAllowedValues(field),
  };
}
