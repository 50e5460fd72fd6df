import { Problem } from '@medcast/problem';
import { compileColumnWriter, createRecordColumns, type RecordColumns, type ValidRecord } from '@medcast/record-schema';
import fc from 'fast-check';
import { compileFeaturePipeline } from './compile-feature-pipeline';
import type { FeatureSpec } from './feature-spec';
import { anySpec, anyVisit } from './testing/arbitraries';
import { toVisit } from './testing/to-visit';
import { visitSchema } from './testing/visit-schema';

const { fields } = visitSchema;
const writeRecord = compileColumnWriter(fields);

function toColumns(records: readonly ValidRecord[]): RecordColumns {
  const columns = createRecordColumns(fields, records.length + 1);
  records.forEach((record, row) => writeRecord(record, columns, row));
  columns.rows = records.length;
  return columns;
}

/** The features of a record by itself, or the words with which it is refused. */
function alone(spec: FeatureSpec, record: ValidRecord): readonly number[] | string {
  try {
    return [...compileFeaturePipeline(spec, visitSchema).toMatrix([record]).values];
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** The same of all records at once. */
function together(spec: FeatureSpec, records: readonly ValidRecord[]): readonly (readonly number[] | string)[] {
  const { featureCount, writeColumns } = compileFeaturePipeline(spec, visitSchema);
  const target = new Float32Array(records.length * featureCount);
  const faults = new Map(writeColumns(toColumns(records), target).map(({ row, problem }) => [row, problem.message]));
  return records.map((_, row) => faults.get(row) ?? [...target.subarray(row * featureCount, (row + 1) * featureCount)]);
}

const age: FeatureSpec = { specVersion: 1, columns: [{ name: 'age', value: { op: 'field', field: 'age' } }] };

describe('writeColumns', () => {
  it('writes, bit for bit, what writeRow writes, and refuses what it refuses', () => {
    fc.assert(
      fc.property(anySpec, fc.array(anyVisit, { maxLength: 5 }), (spec, records) => {
        expect(together(spec, records)).toEqual(records.map((record) => alone(spec, record)));
      }),
      { numRuns: 300 },
    );
  });

  it('writes more rows than are computed at once', () => {
    const records = Array.from({ length: 600 }, (_, index) => toVisit({ age: index % 121 }));
    expect(together(age, records)).toEqual(records.map((_, index) => [index % 121]));
  });

  it('refuses a target without room for all rows', () => {
    const { writeColumns } = compileFeaturePipeline(age, visitSchema);
    expect(() => writeColumns(toColumns([toVisit(), toVisit()]), new Float32Array(1))).toThrow(RangeError);
  });
});
