import { toQuantity } from '@medcast/inference';
import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';

/** How often each part of a field's range occurs in the training data. */
export type FieldHistogram =
  | { readonly edges: readonly number[]; readonly counts: readonly number[] }
  | { readonly categories: readonly string[]; readonly counts: readonly number[] };

/** Bins of a quantity: deciles, the usual choice for the population stability index. */
const BINS = 10;

/**
 * Counts a field's values: quantities between deciles (equal ones merged; the last bin includes its upper edge),
 * dates likewise as days
 * since 1970; categories and booleans one by one. Free text, and a quantity that is always missing, has no histogram.
 */
export function toHistogram(field: FieldDeclaration, records: readonly ValidRecord[]): FieldHistogram | undefined {
  const values = records.map((record) => record[field.name] ?? null).filter((value) => value !== null);
  switch (field.kind) {
    case 'integer':
    case 'number':
    case 'date':
      return countQuantity(values.map(toQuantity));
    case 'category':
      return countCategories(
        field.categories.map((category) => category.value),
        values.map(String),
      );
    case 'boolean':
      return countCategories(['false', 'true'], values.map(String));
    case 'text':
      return undefined;
  }
}

function countQuantity(values: readonly number[]): FieldHistogram | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const edges = [...new Set(Array.from({ length: BINS + 1 }, (_, bin) => quantile(bin / BINS)))];
  const [only, second] = edges;
  if (values.length === 0 || only === undefined) return undefined;
  if (second === undefined) return { edges: [only, only + (Math.abs(only) || 1)], counts: [values.length] };
  const counts = edges.slice(1).map((upper, bin) => {
    const lower = edges[bin] ?? -Infinity;
    const isLast = bin === edges.length - 2;
    return values.filter((value) => value >= lower && (value < upper || (isLast && value === upper))).length;
  });
  return { edges, counts };
}

function countCategories(categories: readonly string[], values: readonly string[]): FieldHistogram {
  return { categories, counts: categories.map((category) => values.filter((value) => value === category).length) };
}
