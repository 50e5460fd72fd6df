import { Problem } from '@medcast/problem';
import { toInputColumns } from './input-columns';
import type { OutputColumn } from './output-column';
import { type PredictionColumnsOptions, toPredictionColumns } from './prediction-columns';

/**
 * All columns of the table of results: those of the input in front, then the predictions.
 *
 * @throws Problem TABLE_COLUMNS_WRONG where a column of the input has the name of one that is added
 */
export function toOutputColumns(
  inputNames: readonly string[],
  options: PredictionColumnsOptions,
): readonly OutputColumn[] {
  const added = toPredictionColumns(options);
  const taken = added.map(({ name }) => name).filter((name) => inputNames.includes(name));
  if (taken.length > 0) {
    const detail =
      `expected columns other than those that scoring adds, got ${taken.join(', ')}; ` +
      'rename them, or give the added ones another name with --prefix TEXT';
    throw new Problem('TABLE_COLUMNS_WRONG', detail);
  }
  return [...toInputColumns(inputNames, options.schema), ...added];
}
