import { Problem } from '@medcast/problem';
import { type CategoryField, type FieldDeclaration, type FieldValue, isIsoDate } from '@medcast/record-schema';

/** A stand-in for a part of the population against which estimates are explained. */
export interface BackgroundRecord {
  readonly record: Readonly<Record<string, FieldValue>>;
  /** Share of the population, above 0; all of them sum to 1. */
  readonly weight: number;
}

/** How far weights may sum from 1, which is how far an explanation may sum from its estimate, relative. */
const WEIGHT_SUM_TOLERANCE = 1e-6;

/**
 * Checks that a background can take the place of the used fields of a record. It is not checked as a request is:
 * the mean number of children of a group may have a fraction.
 *
 * @throws Problem `BUNDLE_CONTENT_INVALID`
 */
export function checkBackground(background: readonly BackgroundRecord[], fields: readonly FieldDeclaration[]): void {
  const sum = background.reduce((total, { weight }) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= WEIGHT_SUM_TOLERANCE) || background.some(({ weight }) => weight <= 0)) {
    throw invalid(`expected weights above 0 that sum to 1, got ${background.length} that sum to ${sum}`);
  }
  background.forEach(({ record }, index) => {
    const field = fields.find((candidate) => !isValueOf(candidate, record[candidate.name]));
    if (field !== undefined) {
      const got = field.name in record ? JSON.stringify(record[field.name]) : 'nothing';
      throw invalid(`/background/${index}/record/${field.name}: expected a value of kind ${field.kind}, got ${got}`);
    }
  });
}

function isValueOf(field: FieldDeclaration, value: FieldValue | undefined): boolean {
  if (value === null) {
    return field.missing === 'allow';
  }
  switch (field.kind) {
    case 'integer':
    case 'number':
      return Number.isFinite(value);
    case 'category':
      return typeof value === 'string' && (field.open === true || isListed(field, value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isIsoDate(value);
    case 'text':
      return typeof value === 'string';
  }
}

function isListed({ categories }: CategoryField, value: string): boolean {
  return categories.some((category) => category.value === value);
}

function invalid(detail: string): Problem {
  return new Problem('BUNDLE_CONTENT_INVALID', `reference.json: ${detail}; publish the bundle again`);
}
