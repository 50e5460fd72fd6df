import { type BenchTask, TREES_OF_HEAD } from './bench-task';
import { wideFieldNames } from './render-table';

/** The two files of a task, as JSON. */
export interface TaskFiles {
  readonly task: Readonly<Record<string, unknown>>;
  readonly schema: Readonly<Record<string, unknown>>;
}

const TREES = { trees: TREES_OF_HEAD, leaves: 6, learningRate: 0.05, minimumRowsPerLeaf: 10 } as const;
const MADE_UP = 'A made-up table with which speed is measured. It says nothing about anybody.';

/**
 * Describes a task of the bench for `medcast train`.
 *
 * @param insurance the files of training/tasks/insurance, whose schema and features the made-up table shares
 * @param tableSha256 of the made-up table
 */
export function toBenchTask(bench: BenchTask, insurance: TaskFiles, tableSha256: string): TaskFiles {
  const files = bench.model === 'insurance' ? insurance : wideTask(bench.fields);
  const columns = bench.model === 'insurance' ? plainColumnsOf(insurance) : wideColumns(bench.fields);
  return {
    schema: files.schema,
    task: {
      formatVersion: 1,
      name: bench.model,
      title: files.task['title'],
      task: 'regression',
      target: files.task['target'],
      data: { sha256: tableSha256, licence: 'CC0-1.0', source: 'Made up by tools/bench from a seed' },
      metrics: { expected: 'r2', typical: 'mae' },
      folds: { repeats: 2, splits: 3 },
      interval: { level: 0.95, groups: [] },
      features: { specVersion: 1, columns },
      featureSets: { none: [], plain: columns.map(({ name }) => name) },
      candidates: candidatesOf(bench),
      gates: { coverage: { minimum: 0.9 } },
      card: { intendedUse: MADE_UP, limits: MADE_UP, notes: MADE_UP },
    },
  };
}

/** The head that is to be boosted is the best of its kind by far; the others have linear models alone to choose from. */
function candidatesOf({ boostedHeads }: BenchTask): readonly object[] {
  const linear = (loss: string): object => ({ name: `linear-${loss}`, model: 'linear', loss });
  const boosted = (loss: string): object => ({ name: `boosted-${loss}`, model: 'boosted-trees', loss });
  const fitted = [
    { ...linear('squared'), parameters: {} },
    { ...linear('absolute'), parameters: {} },
    boostedHeads === 3 ? { ...boosted('quantile'), parameters: TREES } : { ...linear('quantile'), parameters: {} },
    ...(boostedHeads === 0 ? [] : [{ ...boosted('squared'), parameters: TREES }]),
  ];
  const constant = { model: 'constant', featureSet: 'none', parameters: {} };
  return [
    { ...constant, name: 'mean', loss: 'squared' },
    { ...constant, name: 'median', loss: 'absolute' },
    ...fitted.map((candidate) => ({ ...candidate, featureSet: 'plain' })),
  ];
}

interface Column {
  readonly name: string;
}

function plainColumnsOf({ task }: TaskFiles): readonly Column[] {
  const { features, featureSets } = task as {
    readonly features: { readonly columns: readonly Column[] };
    readonly featureSets: { readonly plain: readonly string[] };
  };
  return features.columns.filter(({ name }) => featureSets.plain.includes(name));
}

function wideColumns(fields: number): readonly Column[] {
  return wideFieldNames(fields).map((name) => ({ name, value: { op: 'field', field: name } }));
}

function wideTask(fields: number): TaskFiles {
  const number = { kind: 'number', missing: 'refuse', step: 0.01, example: 50 };
  const names = wideFieldNames(fields);
  return {
    task: { title: `A made-up table of ${fields} fields`, target: 'target' },
    schema: {
      schemaVersion: 1,
      name: 'wide',
      title: `A made-up table of ${fields} fields`,
      description: MADE_UP,
      target: { ...number, name: 'target', label: 'Target', help: MADE_UP, minimum: 0 },
      fields: names.map((name) => ({ ...number, name, label: name, help: MADE_UP, minimum: -1000, maximum: 1000 })),
    },
  };
}
