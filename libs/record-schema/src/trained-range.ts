import { toFieldPointer } from '@medcast/problem';
import type { FieldDeclaration, FieldValue } from './field-declaration';
import type { RecordWarning } from './valid-record';

/** Says that a valid value is one that the model has not seen the like of, or undefined when it has. */
export function warnOutsideTrained(field: FieldDeclaration, value: FieldValue): RecordWarning | undefined {
  if (value === null || !('trained' in field)) return undefined;
  if ('categories' in field.trained) {
    if (field.trained.categories.includes(String(value))) return undefined;
    return {
      path: toFieldPointer(field.name),
      code: 'CATEGORY_NOT_TRAINED',
      message: `${field.label}: the model has seen ${field.trained.categories.join(', ')}, not ${String(value)}`,
    };
  }
  const { minimum, maximum } = field.trained;
  if (typeof value !== 'number' || (value >= minimum && value <= maximum)) return undefined;
  const unit = 'unit' in field ? ` ${field.unit}` : '';
  return {
    path: toFieldPointer(field.name),
    code: 'OUTSIDE_TRAINED_RANGE',
    message: `${field.label}: the model has seen ${minimum} to ${maximum}${unit}, not ${value}`,
  };
}
