import { toQuantity } from '@medcast/inference';
import { type FieldDeclaration, type FieldValue, fromEpochDay } from '@medcast/record-schema';
import type { Values } from './responder';

/** Significant digits of a mean: a hundred thousandth of it is nobody's secret and nothing to a model. */
const DIGITS = 6;
/** Values of a category that may stand for a group beside the most frequent: each of a tenth of it at least. */
const SHARE_TO_STAND = 0.1;
const STANDING_AT_MOST = 4;
/** Standard deviations from the mean. */
const STEPS = [0, -0.5, 0.5, -1, 1];

/**
 * The values that may stand for a group of people in a field, the best first: the mean of quantities, and one half and
 * one standard deviation from it, so that the groups together can scatter as people do; the most frequent of other
 * values and those of a tenth of the group.
 */
export function standingValues(field: FieldDeclaration, group: readonly Values[]): readonly FieldValue[] {
  const values = group.map((record) => record[field.name] ?? null);
  const present = values.filter((value) => value !== null);
  if (field.kind === 'text') return [field.example];
  if (field.kind === 'category' || field.kind === 'boolean') return frequentValues(values);
  if (present.length === 0) return [null];
  const missing = values.length - present.length;
  const means = meansOf(field.kind, present);
  if (missing / values.length < SHARE_TO_STAND) return means;
  return missing * 2 > values.length ? [null, ...means] : [...means, null];
}

function meansOf(kind: 'integer' | 'number' | 'date', values: readonly FieldValue[]): readonly FieldValue[] {
  const quantities = values.map(toQuantity);
  const mean = quantities.reduce((sum, quantity) => sum + quantity, 0) / quantities.length;
  const squares = quantities.reduce((sum, quantity) => sum + (quantity - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / quantities.length);
  const [least, greatest] = [Math.min(...quantities), Math.max(...quantities)];
  const standing = STEPS.map((step) => Math.min(greatest, Math.max(least, mean + step * deviation)));
  if (kind === 'number') return [...new Set(standing.map((value) => Number(value.toPrecision(DIGITS))))];
  const whole = new Set([Math.round(mean), Math.floor(mean), Math.ceil(mean), ...standing.map(Math.round)]);
  return kind === 'date' ? [...whole].map(fromEpochDay) : [...whole];
}

function frequentValues(values: readonly FieldValue[]): readonly FieldValue[] {
  const counts = new Map<FieldValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts].toSorted((a, b) => b[1] - a[1]);
  return frequent
    .filter(([, count], index) => index === 0 || count / values.length >= SHARE_TO_STAND)
    .slice(0, STANDING_AT_MOST)
    .map(([value]) => value);
}
