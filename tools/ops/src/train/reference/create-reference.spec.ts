import { patientSchema } from '@medcast/patient-schema';
import { compileRecordParser } from '@medcast/record-schema';
import { sampleRecords } from '../synthetic/sample-records';
import { toTrainedSchema } from '../trained-schema';
import { patient } from '../../testing/patients';
import { createReference } from './create-reference';
import { splitGroups } from './split-groups';

const schema = toTrainedSchema(patientSchema, [
  patient({ age: 18, bmi: 16, children: 0 }),
  patient({ age: 64, bmi: 50, children: 5 }),
]);
const people = sampleRecords(schema, { count: 600, range: 'trained', seed: 3 }).map((record) => ({
  record,
  score: Number(record['age']) * 100 + (record['smoker'] === 'yes' ? 20_000 : 0),
}));

describe('splitGroups', () => {
  it('splits first by what the score depends on most', () => {
    const groups = splitGroups(people, schema, { groups: 2, smallestGroup: 10 });
    expect(groups.map((group) => new Set(group.map(({ record }) => record['smoker'])).size)).toEqual([1, 1]);
  });

  it('keeps everybody, and nobody twice, in groups that are large enough', () => {
    const groups = splitGroups(people, schema, { groups: 32, smallestGroup: 10 });
    expect(groups).toHaveLength(32);
    expect(new Set(groups.flat()).size).toBe(people.length);
    expect(Math.min(...groups.map((group) => group.length))).toBeGreaterThanOrEqual(10);
  });

  it('stops where no split would leave enough people', () => {
    expect(splitGroups(people.slice(0, 15), schema, { groups: 32, smallestGroup: 10 })).toHaveLength(1);
  });
});

describe('createReference', () => {
  const reference = createReference(people, schema);

  it('has a background of valid records whose weights sum to one', () => {
    const parser = compileRecordParser(schema);
    expect(reference.background.every(({ record }) => parser.parseJson(record).ok)).toBe(true);
    expect(reference.background.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('counts every person once in each histogram', () => {
    const totals = Object.values(reference.histograms).map(({ counts }) =>
      counts.reduce((sum, count) => sum + count, 0),
    );
    expect(totals).toEqual([600, 600, 600, 600, 600, 600]);
  });
});
