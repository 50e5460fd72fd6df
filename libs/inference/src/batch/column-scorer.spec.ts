import { compileColumnWriter, createRecordColumns, type RecordColumns, type ValidRecord } from '@medcast/record-schema';
import fc from 'fast-check';
import { createEstimator } from '../create-estimator';
import { toRowOutputs } from '../estimate/row-outputs';
import { factsOf } from '../estimate/facts-of';
import { toEstimate } from '../estimate/to-estimate';
import type { Estimator, EstimatorParts } from '../estimator';
import { anyPatient } from '../testing/any-patient';
import { classificationParts, patientSchema, regressionParts, toPatient } from '../testing/sample-parts';

const write = compileColumnWriter(patientSchema.fields);

function toColumns(records: readonly ValidRecord[]): RecordColumns {
  const columns = createRecordColumns(patientSchema.fields, records.length);
  columns.rows = records.length;
  records.forEach((record, row) => write(record, columns, row));
  return columns;
}

describe.each<[string, EstimatorParts]>([
  ['regression', regressionParts],
  ['classification', classificationParts],
])('scoreColumns of a %s', (_, parts) => {
  let estimator: Estimator;

  beforeAll(async () => {
    estimator = await createEstimator(parts);
  });

  afterAll(() => estimator.close());

  it('says, to the bit, what estimate says of each, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPatient, { maxLength: 12 }),
        fc.integer({ min: 0, max: 700 }),
        async (some, rows) => {
          const records = Array.from(
            { length: some.length === 0 ? 0 : rows },
            (_unused, row) => some[row % some.length],
          );
          const patients = records.filter((record) => record !== undefined);
          const scores = await estimator.scoreColumns(toColumns(patients));
          const alone = await Promise.all(some.map((record) => estimator.estimate(record)));
          patients.forEach((_unused, row) => {
            expect(toEstimate(toRowOutputs(scores, row), factsOf(parts))).toEqual(alone[row % some.length]);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses all for a record that the model cannot compute with, wherever it stands', async () => {
    const records = Array.from({ length: 200 }, (_unused, row) => toPatient(row === 150 ? { bmi: 1e40 } : {}));
    await expect(estimator.scoreColumns(toColumns(records))).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  });

  it('is given up between two runs', async () => {
    const gone = new AbortController();
    const runs: number[] = [];
    const onRun = (): void => {
      runs.push(1);
      gone.abort(new Error('gone'));
    };
    const columns = toColumns(Array.from({ length: 5000 }, () => toPatient()));
    await expect(estimator.scoreColumns(columns, { signal: gone.signal, onRun })).rejects.toThrow('gone');
    expect(runs).toHaveLength(1);
  });

  it('lets the event loop turn between runs', async () => {
    let turns = 0;
    let isRunning = true;
    const countTurns = (): void => {
      turns++;
      if (isRunning) setImmediate(countTurns);
    };
    setImmediate(countTurns);
    await estimator.scoreColumns(toColumns(Array.from({ length: 5120 }, () => toPatient())));
    isRunning = false;
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});

it('refuses outputs that are no numbers', async () => {
  const estimator = await createEstimator(regressionParts);
  const records = Array.from({ length: 200 }, (_unused, row) => toPatient(row === 150 ? { bmi: 1e38 } : {}));
  await expect(estimator.scoreColumns(toColumns(records))).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await estimator.close();
});
