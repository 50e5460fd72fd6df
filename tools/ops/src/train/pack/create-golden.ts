import type { FeatureMatrix } from '@medcast/feature-pipeline';
import type { GoldenRecord } from '@medcast/model-bundle';
import type { Explanation } from '@medcast/prediction-contract';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { DoubleMatrix } from '../../npy/parse-npy-matrix';
import { sampleRecords } from '../synthetic/sample-records';

/** Golden records drawn from each range. */
const GOLDEN_PER_RANGE = 32;
/** Outputs of a regression graph, in the order of the columns of `golden-outputs.npy`. */
const REGRESSION_OUTPUTS: readonly string[] = ['expected', 'typical', 'lower', 'upper'];

/** The synthetic records of `golden.json`: half from the trained range, half from everything that is accepted. */
export function sampleGoldenRecords(schema: RecordSchema, seed: number): readonly ValidRecord[] {
  return (['trained', 'accepted'] as const).flatMap((range) =>
    sampleRecords(schema, { count: GOLDEN_PER_RANGE, range, seed }),
  );
}

/** Names of a graph's outputs, in the order of the columns of `golden-outputs.npy`. */
export function outputNamesOf({ target }: RecordSchema): readonly string[] {
  return target.kind === 'category' ? target.categories.map((category) => category.value) : REGRESSION_OUTPUTS;
}

/** What was computed of the golden records, row by row. */
export interface GoldenResults {
  readonly records: readonly ValidRecord[];
  readonly features: FeatureMatrix;
  /** Outputs of the Python model, a column for each of `names`. */
  readonly outputs: DoubleMatrix;
  readonly names: readonly string[];
  readonly explanations: readonly Explanation[];
}

/** Puts the golden records together with what each part said of them. */
export function toGoldenRecords(results: GoldenResults): readonly GoldenRecord[] {
  const { records, features, outputs, names, explanations } = results;
  return records.map((record, row) => {
    const explanation = explanations[row];
    return {
      record,
      features: [...features.values.subarray(row * features.columns, (row + 1) * features.columns)],
      outputs: Object.fromEntries(
        names.map((name, column) => [name, outputs.values[row * outputs.columns + column] ?? NaN]),
      ),
      contributions: {
        base: explanation?.base ?? NaN,
        byField: Object.fromEntries(explanation?.contributions.map((share) => [share.field, share.contribution]) ?? []),
      },
    };
  });
}
