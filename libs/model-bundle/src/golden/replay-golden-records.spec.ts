import { Problem } from '@medcast/problem';
import type { GoldenRecord } from '../content/golden-record';
import { problemOf } from '../testing/problem-of';
import { sampleGolden } from '../testing/sample-draft';
import type { GoldenReplay, ReplayedRecord } from './golden-replay';
import { replayGoldenRecords } from './replay-golden-records';

/** Answers what stands in the golden record, changed for the one record of age 20 (the third). */
function replayWith(change: (record: GoldenRecord) => Partial<ReplayedRecord>): GoldenReplay {
  return async ({ age }) => {
    const golden = sampleGolden.find(({ record }) => record['age'] === age);
    if (golden === undefined) {
      throw new Error(`no golden record of age ${age}`);
    }
    return age === 20 ? { ...golden, ...change(golden) } : golden;
  };
}

function outputsTimes(factor: number): (record: GoldenRecord) => Partial<ReplayedRecord> {
  return ({ outputs }) => ({ outputs: { ...outputs, expected: (outputs['expected'] ?? 0) * factor } });
}

describe('replayGoldenRecords', () => {
  it.each<[string, (record: GoldenRecord) => Partial<ReplayedRecord>]>([
    ['the same numbers', () => ({})],
    ['features as 32-bit floats', ({ features }) => ({ features: Float32Array.from(features) })],
    ['an output off by 5e-6', outputsTimes(1 + 5e-6)],
    ['a contribution off by 5e-4', () => ({ contributions: { base: 4000 * (1 + 5e-4), byField: { age: -2000 } } })],
  ])('accepts %s', async (_, change) => {
    await expect(replayGoldenRecords(sampleGolden, replayWith(change))).resolves.toBeUndefined();
  });

  it.each<[string, (record: GoldenRecord) => Partial<ReplayedRecord>, string]>([
    ['an output off by 2e-5', outputsTimes(1 + 2e-5), 'output expected: expected 2000, got 2000.0399'],
    ['an output that is NaN', outputsTimes(NaN), 'output expected: expected 2000, got NaN'],
    ['no output', () => ({ outputs: {} }), 'output expected: expected 2000, got none'],
    ['one output more', ({ outputs }) => ({ outputs: { ...outputs, yes: 0 } }), 'output yes: expected none, got 0'],
    ['another feature', () => ({ features: [21] }), 'feature 0: expected 20, got 21'],
    ['no features', () => ({ features: [] }), 'feature 0: expected 20, got none'],
    ['another base', () => ({ contributions: { base: 4100, byField: { age: -2000 } } }), '(base): expected 4000'],
    ['another share', () => ({ contributions: { base: 4000, byField: { age: -2100 } } }), 'contribution age: expected'],
  ])('refuses %s', async (_, change, fragment) => {
    const problem = await problemOf(replayGoldenRecords(sampleGolden, replayWith(change)));

    expect(problem.code).toBe('BUNDLE_GOLDEN_MISMATCH');
    expect(problem.detail).toContain('golden record 2');
    expect(problem.detail).toContain(fragment);
  });

  it('refuses a golden record that cannot be replayed and keeps the cause', async () => {
    const cause = new Problem('RECORD_INVALID', 'age: expected a number');

    const problem = await problemOf(replayGoldenRecords(sampleGolden, () => Promise.reject(cause)));

    expect({ code: problem.code, cause: problem.cause }).toEqual({ code: 'BUNDLE_GOLDEN_MISMATCH', cause });
  });

  it('lets a defect through as it is', async () => {
    const defect = new TypeError('a defect');

    await expect(replayGoldenRecords(sampleGolden, () => Promise.reject(defect))).rejects.toBe(defect);
  });
});
