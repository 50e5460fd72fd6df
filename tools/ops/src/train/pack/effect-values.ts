import type { Histogram } from '@medcast/model-bundle';
import type { FieldDeclaration } from '@medcast/record-schema';

/** The values at which the effect of a field is measured. */
export type EffectValues =
  | {
      readonly kind: 'quantity';
      readonly unit: string;
      readonly values: readonly number[];
      readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | undefined;
    }
  | {
      readonly kind: 'category';
      readonly values: readonly (string | boolean)[];
      readonly labels: readonly string[];
      /** How many rows of the table have each. */
      readonly rows: readonly number[];
    };

/** Points of a curve: enough for its bends, few enough to be quick. */
const POINTS = 25;
/** Categories that are shown at most, the most frequent ones. */
const MOST_CATEGORIES = 20;

/** Takes the values of a field that are worth showing, or nothing where the field has no effect to be shown. */
export function effectValuesOf(field: FieldDeclaration, histogram: Histogram | undefined): EffectValues | undefined {
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const { trained, unit = '' } = field;
      if (trained === undefined || trained.minimum === trained.maximum) return undefined;
      const values = spread(trained.minimum, trained.maximum, field.kind === 'integer');
      const isNumeric = histogram !== undefined && 'edges' in histogram;
      return { kind: 'quantity', unit, values, histogram: isNumeric ? histogram : undefined };
    }
    case 'category':
    case 'boolean':
      return categoriesOf(field, histogram);
    default:
      return undefined;
  }
}

function spread(minimum: number, maximum: number, isWhole: boolean): readonly number[] {
  const count = isWhole ? Math.min(POINTS, maximum - minimum + 1) : POINTS;
  return Array.from({ length: count }, (_, index) => {
    // Rounding carries the last step past the maximum of some ranges: 0.09 to 100 ends at 100.00000000000001.
    const value = Math.min(maximum, minimum + ((maximum - minimum) * index) / (count - 1));
    return isWhole ? Math.round(value) : value;
  });
}

function categoriesOf(
  field: Extract<FieldDeclaration, { readonly kind: 'category' | 'boolean' }>,
  histogram: Histogram | undefined,
): EffectValues | undefined {
  if (histogram === undefined || !('categories' in histogram)) return undefined;
  const shown = histogram.categories
    .map((value, index) => ({ value, rows: histogram.counts[index] ?? 0 }))
    .filter(({ rows }) => rows > 0)
    .toSorted((left, right) => right.rows - left.rows)
    .slice(0, MOST_CATEGORIES);
  if (shown.length < 2) return undefined;
  return {
    kind: 'category',
    values: shown.map(({ value }) => (field.kind === 'boolean' ? value === 'true' : value)),
    labels: shown.map(({ value }) => labelOf(field, value)),
    rows: shown.map(({ rows }) => rows),
  };
}

function labelOf(field: FieldDeclaration, value: string): string {
  if (field.kind !== 'category') return value;
  return field.categories.find((category) => category.value === value)?.label ?? value;
}
