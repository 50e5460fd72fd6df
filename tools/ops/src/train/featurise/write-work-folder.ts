import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileFeaturePipeline, type FeatureMatrix } from '@medcast/feature-pipeline';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import { renderNpy } from '../../npy/render-npy';
import type { LabelledTable } from '../../table/read-labelled-table';
import type { Task } from '../../task/task';
import { sampleRecords } from '../synthetic/sample-records';
import { toDuplicateGroups } from './duplicate-groups';
import { fieldColumnsOf } from './field-columns';
import { type GroupField, groupFieldsOf, groupIndexOf } from './group-fields';
import { toTargetValues } from './target-values';

/** What the Python side is given. */
export interface TrainingInput {
  readonly task: Task;
  /** The task's schema with trained ranges. */
  readonly schema: RecordSchema;
  readonly table: LabelledTable;
  readonly golden: readonly ValidRecord[];
  readonly seed: number;
}

/** Random records on which graph and Python model are compared. */
const PARITY_RECORDS = 10_000;

/** Writes what Python reads of a training run; its form is described in `training/README.md`. */
export async function writeWorkFolder(folder: string, input: TrainingInput): Promise<void> {
  const { task, schema, table, golden, seed } = input;
  const pipeline = compileFeaturePipeline(task.features, schema);
  const parity = sampleRecords(schema, { count: PARITY_RECORDS, range: 'accepted', seed });
  const groups = groupFieldsOf(schema);
  await mkdir(join(folder, 'groups'), { recursive: true });
  await Promise.all([
    writeMatrix(join(folder, 'features.npy'), pipeline.toMatrix(table.records)),
    writeMatrix(join(folder, 'parity.npy'), pipeline.toMatrix(parity)),
    writeMatrix(join(folder, 'golden.npy'), pipeline.toMatrix(golden)),
    writeFile(join(folder, 'target.npy'), renderTarget(table, schema)),
    writeFile(join(folder, 'duplicates.npy'), renderDuplicates(table)),
    ...groups.map((field) => writeFile(join(folder, groupFile(field)), renderGroup(field, table))),
    writeFile(join(folder, 'request.json'), JSON.stringify(toRequest(input, groups))),
  ]);
}

function toRequest({ task, schema, seed }: TrainingInput, groups: readonly GroupField[]) {
  const { target } = schema;
  return {
    task: task.document,
    seed,
    columns: task.features.columns.map((column) => column.name),
    target: {
      name: target.name,
      unit: target.kind === 'category' ? null : (target.unit ?? null),
      minimum: target.kind === 'category' ? null : (target.minimum ?? null),
      labels: target.kind === 'category' ? target.categories.map((category) => category.value) : null,
    },
    groups: Object.fromEntries(groups.map((field) => [field.name, { file: groupFile(field), labels: field.labels }])),
    fieldColumns: fieldColumnsOf(task.features, schema),
  };
}

function groupFile({ name }: GroupField): string {
  return `groups/${encodeURIComponent(name)}.npy`;
}

function writeMatrix(path: string, { values, rows, columns }: FeatureMatrix): Promise<void> {
  return writeFile(path, renderNpy({ dtype: 'float32', values }, [rows, columns]));
}

function renderTarget({ targets }: LabelledTable, { target }: RecordSchema): Buffer {
  const values = toTargetValues(targets, target);
  return renderNpy({ dtype: 'float64', values }, [values.length]);
}

function renderDuplicates(table: LabelledTable): Buffer {
  const values = toDuplicateGroups(table);
  return renderNpy({ dtype: 'int64', values }, [values.length]);
}

function renderGroup(field: GroupField, { records }: LabelledTable): Buffer {
  const values = Int32Array.from(records, (record) => groupIndexOf(field, record[field.name]));
  return renderNpy({ dtype: 'int32', values }, [values.length]);
}
