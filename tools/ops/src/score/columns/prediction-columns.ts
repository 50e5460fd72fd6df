import {
  type ClassificationEstimate,
  type Estimate,
  isRegressionEstimate,
  type PredictionWarning,
  type RegressionEstimate,
} from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import type { RowPrediction, ScoredRow } from '../rows/scored-row';
import type { ColumnType, OutputColumn } from './output-column';

/** What the columns of results depend on. */
export interface PredictionColumnsOptions {
  readonly schema: RecordSchema;
  /** Adds `base` and `contribution_<field>`. */
  readonly explain: boolean;
  /** Stands before the name of each: `prediction_`; "" by default. */
  readonly prefix: string;
}

/**
 * The columns that scoring adds. Regression: `expected`, `typical`, `lower`, `upper`, in the unit of the target;
 * classification: `label`, `set`, `probability_<label>`; then the contributions where asked for, `warnings`, `status`
 * (`ok` or a code of the registry) and `error` (what is wrong, "" where nothing is).
 */
export function toPredictionColumns({ schema, explain, prefix }: PredictionColumnsOptions): readonly OutputColumn[] {
  const { target } = schema;
  const estimates =
    target.kind === 'category' ? labelColumns(target.categories.map(({ value }) => value)) : quantityColumns();
  const columns = [...estimates, ...(explain ? contributionColumns(schema) : []), ...outcomeColumns()];
  return columns.map((column) => ({ ...column, name: `${prefix}${column.name}` }));
}

function quantityColumns(): readonly OutputColumn[] {
  const read = (name: string, valueOf: (estimate: RegressionEstimate) => number) =>
    predicted(name, 'number', ({ estimate }) => (isRegressionEstimate(estimate) ? valueOf(estimate) : null));
  return [
    read('expected', ({ expected }) => expected),
    read('typical', ({ typical }) => typical),
    read('lower', ({ interval }) => interval.lower),
    read('upper', ({ interval }) => interval.upper),
  ];
}

function labelColumns(labels: readonly string[]): readonly OutputColumn[] {
  const read = (name: string, type: ColumnType, valueOf: (estimate: ClassificationEstimate) => Prediction) =>
    predicted(name, type, ({ estimate }) => (isClassification(estimate) ? valueOf(estimate) : null));
  return [
    read('label', 'text', ({ label }) => label),
    read('set', 'text', ({ set }) => set.labels),
    ...labels.map((label) =>
      read(`probability_${label}`, 'number', ({ probabilities }) => probabilities[label] ?? null),
    ),
  ];
}

function contributionColumns({ fields }: RecordSchema): readonly OutputColumn[] {
  return [
    predicted('base', 'number', ({ explanation }) => explanation?.base ?? null),
    ...fields.map(({ name }, index) =>
      predicted(
        `contribution_${name}`,
        'number',
        ({ explanation }) => explanation?.contributions[index]?.contribution ?? null,
      ),
    ),
  ];
}

function outcomeColumns(): readonly OutputColumn[] {
  return [
    toColumn('warnings', 'text', ({ outcome }) => (outcome.ok ? outcome.warnings : [])),
    toColumn('status', 'text', ({ outcome }) => (outcome.ok ? 'ok' : outcome.code)),
    toColumn('error', 'text', ({ outcome }) => (outcome.ok ? '' : outcome.message)),
  ];
}

function predicted(name: string, type: ColumnType, read: (prediction: RowPrediction) => Prediction): OutputColumn {
  return toColumn(name, type, ({ outcome }) => (outcome.ok ? read(outcome) : null));
}

function toColumn(name: string, type: ColumnType, valueOf: (row: ScoredRow) => Prediction): OutputColumn {
  return { name, type, valueOf, textOf: (row) => renderText(valueOf(row)) };
}

/** What a column that scoring adds may hold: a list is one of labels or of warnings. */
type Prediction = number | string | null | readonly (string | PredictionWarning)[];

/** "" for none; the entries of a list with "; " between, a warning as its code and place. */
function renderText(value: Prediction): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.map(renderEntry).join('; ') : String(value);
}

function renderEntry(entry: string | PredictionWarning): string {
  return typeof entry === 'string' ? entry : `${entry.code} ${entry.path}`.trim();
}

function isClassification(estimate: Estimate): estimate is ClassificationEstimate {
  return !isRegressionEstimate(estimate);
}
