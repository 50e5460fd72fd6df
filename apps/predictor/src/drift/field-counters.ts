import { toQuantity } from '@medcast/inference';
import type { CategoricalHistogram, Histogram, NumericHistogram } from '@medcast/model-bundle';
import type { FieldDeclaration, FieldValue } from '@medcast/record-schema';

/**
 * The counters of one field: one for each bin of its histogram, one for each side beyond, and one for missing values.
 * Values are counted and not kept.
 */
export interface FieldCounters {
  readonly field: string;
  /** What the training data had; `undefined`: nothing to compare with. */
  readonly histogram: Histogram | undefined;
  /** Bins of the histogram; without one, a single bin for every value. */
  readonly bins: number;
  /** Of how many counters it consists: `bins` and {@link EXTRA_COUNTERS}. */
  readonly size: number;
  /** Which of them counts a value. */
  readonly counterOf: (value: FieldValue | undefined) => number;
}

/** Beyond the bins: below them (or of no category), above them, missing. */
export const EXTRA_COUNTERS = 3;

/** Compiles the counters of a field by its histogram. */
export function compileFieldCounters({ name }: FieldDeclaration, histogram: Histogram | undefined): FieldCounters {
  const bins = histogram?.counts.length ?? 1;
  const common = { field: name, histogram, bins, size: bins + EXTRA_COUNTERS };
  if (histogram === undefined) return { ...common, counterOf: (value) => (isMissing(value) ? bins + 2 : 0) };
  return { ...common, counterOf: isNumeric(histogram) ? countNumbers(histogram) : countCategories(histogram) };
}

/** Tells the two kinds of histogram apart. */
export function isNumeric(histogram: Histogram): histogram is NumericHistogram {
  return 'edges' in histogram;
}

/** From an edge up to the next; the last bin has its upper edge too, as where histograms are made. */
function countNumbers({ edges }: NumericHistogram): FieldCounters['counterOf'] {
  const inner = Float64Array.from(edges.slice(1, -1));
  const bins = inner.length + 1;
  const lowest = edges[0] ?? -Infinity;
  const highest = edges.at(-1) ?? Infinity;
  return (value) => {
    if (isMissing(value)) return bins + 2;
    const quantity = typeof value === 'number' ? value : toQuantity(value);
    if (quantity < lowest) return bins;
    if (quantity > highest) return bins + 1;
    let bin = 0;
    while (bin < inner.length && quantity >= (inner[bin] ?? Infinity)) bin++;
    return bin;
  };
}

function countCategories({ categories }: CategoricalHistogram): FieldCounters['counterOf'] {
  const bins = categories.length;
  const places = new Map<FieldValue, number>(categories.map((category, place) => [category, place]));
  // Booleans stand in a histogram as texts.
  for (const truth of [false, true]) places.set(truth, places.get(String(truth)) ?? bins);
  return (value) => (isMissing(value) ? bins + 2 : (places.get(value) ?? bins));
}

function isMissing(value: FieldValue | undefined): value is null | undefined {
  return value === null || value === undefined;
}
