import { patientSchema } from '@medcast/patient-schema';
import type { ValidRecord } from '@medcast/record-schema';
import { stringify } from 'csv-stringify/sync';
import { sampleRecords } from '../../src/train/synthetic/sample-records';
import { toTrainedSchema } from '../../src/train/trained-schema';
import { patient } from '../../src/testing/patients';

/** A table of patients with a column that is no field of theirs in front. */
export interface ScoringTable {
  readonly columns: readonly string[];
  readonly records: readonly ValidRecord[];
  /** The same as texts, in the order of the columns. */
  readonly cells: readonly (readonly string[])[];
}

const ends = [patient({ age: 18, bmi: 16, children: 0 }), patient({ age: 64, bmi: 53, children: 5 })];
const schema = toTrainedSchema(patientSchema, ends);

/** Makes a synthetic table. Some notes hold what CSV must quote: commas, quotes and line ends. */
export function createScoringTable(rows: number, seed = 1): ScoringTable {
  const names = schema.fields.map(({ name }) => name);
  const records = sampleRecords(schema, { count: rows, range: 'trained', seed });
  const cells = records.map((record, row) => [toNote(row), ...names.map((name) => String(record[name]))]);
  return { columns: ['note', ...names], records, cells };
}

/** The table as CSV. */
export function renderCsv({ columns, cells }: Pick<ScoringTable, 'columns' | 'cells'>): string {
  return stringify([[...columns], ...cells]);
}

function toNote(row: number): string {
  return row % 7 === 0 ? `row ${row}, "quoted"\nsecond line` : `row ${row}`;
}
