import { Problem } from '@medcast/problem';
import { type FieldDeclaration, parseRecordSchema, type RecordSchema, SCHEMA_VERSION } from '@medcast/record-schema';
import type { TableFormat } from '../../table/format/table-format';
import type { IgnoredColumn, Task, TaskKind } from '../task';
import { parseTask } from '../parse-task';
import { defaultCandidates } from './candidates/default-candidates';
import { settingsFor } from './candidates/size-settings';
import { type ColumnField, toFeatures } from './features/to-features';
import { toField } from './field/to-field';
import { toLabel } from './field/to-label';
import { findUnusable } from './find-unusable';
import { inferColumn } from './infer-column';
import { inferTarget, type InferredTarget } from './infer-target';
import type { ColumnProfile } from './profile/column-profile';
import type { TableProfile } from './profile/profile-table';

/** What a new task is made for. */
export interface TaskWish {
  readonly name: string;
  /** Column that is predicted. */
  readonly target: string;
  readonly title: string | undefined;
  /** Inferred from the target when absent. */
  readonly kind: TaskKind | undefined;
  /** Share of answers that an interval or a set of labels shall cover. */
  readonly level: number;
  /** Columns to leave out. */
  readonly ignore: readonly string[];
  readonly data: { readonly url?: string; readonly sha256: string; readonly format: TableFormat };
}

/** A task that was made for a table. */
export interface NewTask {
  readonly task: Task;
  /** `task.json` as it is written. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly schema: RecordSchema;
  readonly target: InferredTarget;
  readonly ignored: readonly IgnoredColumn[];
  readonly rows: number;
}

/** Fewer rows than these are not enough to hold some back and learn from the rest. */
const ROWS_AT_LEAST = 20;

/**
 * Makes a task for a table by what is known of its columns.
 *
 * @throws Problem TABLE_TOO_SMALL, TABLE_COLUMNS_WRONG, TABLE_ROWS_INVALID, TARGET_UNSUITABLE, TARGET_CONSTANT
 */
export function createTask(table: TableProfile, wish: TaskWish): NewTask {
  if (table.rows < ROWS_AT_LEAST) {
    throw new Problem('TABLE_TOO_SMALL', `expected at least ${ROWS_AT_LEAST} rows to learn from, got ${table.rows}`);
  }
  checkNames(table, wish);
  const target = inferTarget(columnNamed(table, wish.target), table.place, wish.kind);
  const { fields, ignored } = chooseFields(table, wish);
  if (fields.length === 0) {
    const list = ignored.map(({ column, reason }) => `${column} (${reason})`).join(', ');
    throw new Problem('TABLE_COLUMNS_WRONG', `expected a column to predict ${wish.target} from, got only: ${list}`);
  }
  const schema = toSchema(
    wish,
    fields.map(({ field }) => field),
    target,
  );
  const document = toDocument({ wish, schema, fields, target, ignored, rows: table.rows });
  const task = parseTask({ task: document, schema }, wish.name);
  return { task, document, schema: parseRecordSchema(schema), target, ignored, rows: table.rows };
}

function checkNames(table: TableProfile, { target, ignore }: TaskWish): void {
  const known = table.columns.map((column) => column.name);
  const unknown = [target, ...ignore].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const list = known.slice(0, 50).join(', ');
  throw new Problem('TABLE_COLUMNS_WRONG', `expected columns of the table (${list}), got ${unknown.join(', ')}`);
}

function columnNamed({ columns }: TableProfile, name: string): ColumnProfile {
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Problem('TABLE_COLUMNS_WRONG', `expected a column ${name}, got none`);
  return column;
}

function chooseFields(table: TableProfile, { target, ignore }: TaskWish) {
  const fields: ColumnField[] = [];
  const ignored: IgnoredColumn[] = [];
  const unusable = findUnusable(table.columns, { target, ignore });
  for (const column of table.columns.filter(({ name }) => name !== target)) {
    const reason = unusable.get(column.name);
    const use = reason === undefined ? inferColumn(column, table.place) : { ignored: reason };
    if ('ignored' in use) ignored.push({ column: column.name, reason: use.ignored });
    else fields.push({ field: toField(column, use.kind), column });
  }
  return { fields, ignored };
}

function toSchema(wish: TaskWish, fields: readonly FieldDeclaration[], { field }: InferredTarget): RecordSchema {
  return {
    schemaVersion: SCHEMA_VERSION,
    name: wish.name,
    title: titleOf(wish),
    description: 'Written by medcast task new; say here what one record is.',
    target: field,
    fields,
  };
}

function titleOf({ title, name }: TaskWish): string {
  return title ?? toLabel(name.replaceAll('-', ' '));
}

interface DocumentParts {
  readonly wish: TaskWish;
  readonly schema: RecordSchema;
  readonly fields: readonly ColumnField[];
  readonly target: InferredTarget;
  readonly ignored: readonly IgnoredColumn[];
  readonly rows: number;
}

function toDocument({ wish, schema, fields, target, ignored, rows }: DocumentParts): Readonly<Record<string, unknown>> {
  const { features, featureSets, encoded } = toFeatures(fields);
  const { kind } = target;
  const isRegression = kind === 'regression';
  return {
    formatVersion: 1,
    name: wish.name,
    title: schema.title,
    task: kind,
    target: wish.target,
    data: {
      ...wish.data,
      licence: 'Written by medcast task new; say here under which licence the table may be used.',
      source: 'Written by medcast task new; say here who collected the table, when and how.',
      ignored,
    },
    metrics: isRegression ? { expected: 'r2', typical: 'mae' } : { probabilities: 'logLoss' },
    folds: settingsFor(rows).folds,
    interval: { level: wish.level, groups: [] },
    features,
    featureSets,
    candidates: defaultCandidates({ kind, rows, labels: labelsOf(target), encoded }),
    gates: { coverage: toCoverageGate(kind, wish.level, rows) },
    card: {
      intendedUse: 'Written by medcast task new; say here what the answers are for, and who uses them.',
      limits: 'Written by medcast task new; say here where the answers must not be used, and what the table lacks.',
      notes: 'Written by medcast task new; say here what a reader should know of the table and of the model.',
    },
  };
}

function labelsOf({ field }: InferredTarget): number {
  return field.kind === 'category' ? field.categories.length : 0;
}

/** Coverage may miss its level by chance: by two standard errors of a table of this size, and by no less than one percent. */
function toCoverageGate(kind: TaskKind, level: number, rows: number) {
  const margin = Math.max(0.01, 2 * Math.sqrt((level * (1 - level)) / rows));
  const round = (share: number) => Number(share.toFixed(3));
  const minimum = round(Math.max(level - margin, 0));
  // Sets of labels that are easily told apart cover more than they must.
  return { minimum, maximum: kind === 'regression' ? round(Math.min(level + 2 * margin, 1)) : 1 };
}
