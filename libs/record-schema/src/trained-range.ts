import { toFieldPointer } from '@medcast/problem';
import { isListed } from './category-index';
import type { CategoryField, FieldDeclaration, FieldValue } from './field-declaration';
import { truncate } from './render-got';
import type { RecordWarning } from './valid-record';

/** Trained categories that a warning names one by one. */
const NAMED_AT_MOST = 12;

type TrainedRange =
  { readonly minimum: number; readonly maximum: number } | { readonly minimum: string; readonly maximum: string };

/** Says that a valid value is one that the model has not seen the like of, or undefined when it has. */
export function warnOutsideTrained(field: FieldDeclaration, value: FieldValue): RecordWarning | undefined {
  if (value === null) return undefined;
  if (field.kind === 'category') return warnNotTrained(field, String(value));
  if (!('trained' in field) || isWithin(value, field.trained)) return undefined;
  const { minimum, maximum } = field.trained;
  const unit = 'unit' in field ? ` ${field.unit}` : '';
  return {
    path: toFieldPointer(field.name),
    code: 'OUTSIDE_TRAINED_RANGE',
    message: `${field.label}: the model has seen ${minimum} to ${maximum}${unit}, not ${String(value)}`,
  };
}

/** Both bounds are of the kind of the value: numbers, or dates, which stand in the order of their texts. */
function isWithin(value: FieldValue, { minimum, maximum }: TrainedRange): boolean {
  return value === null || typeof value === 'boolean' || (value >= minimum && value <= maximum);
}

function warnNotTrained(field: CategoryField, value: string): RecordWarning | undefined {
  const isKnown = field.trained === undefined ? isListed(field, value) : field.trained.categories.includes(value);
  if (isKnown) return undefined;
  return {
    path: toFieldPointer(field.name),
    code: 'CATEGORY_NOT_TRAINED',
    message: `${field.label}: the model has ${describeSeen(field)}${truncate(value)}`,
  };
}

function describeSeen(field: CategoryField): string {
  const seen = field.trained?.categories ?? field.categories.map((category) => category.value);
  return seen.length <= NAMED_AT_MOST ? `seen ${seen.join(', ')}, not ` : `seen ${seen.length} others, not `;
}
