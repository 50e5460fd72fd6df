import type { Estimator } from '@medcast/inference';
import type { ValidRecord } from '@medcast/record-schema';
import { makeModel } from '../models/testing/make-model';
import { toTracedEstimator } from './traced-estimator';

const estimate = { expected: 1, typical: 1, interval: { lower: 0, upper: 2, level: 0.95 }, unit: 'USD' };

async function make(): Promise<{ traced: Estimator; phases: [string, number][]; record: ValidRecord }> {
  const { estimator, parser } = await makeModel(1);
  const parse = parser.parseJson({ age: 19, sex: 'male', bmi: 27.9, children: 0, smoker: 'no', region: 'southwest' });
  if (!parse.ok) throw new Error('expected a valid patient');
  const phases: [string, number][] = [];
  const answering: Estimator = {
    ...estimator,
    timeEstimate: () => Promise.resolve({ estimate, queueMs: 3, ms: 2 }),
    estimateBatch: (records) => Promise.resolve(records.map(() => estimate)),
    explain: () => Promise.reject(new Error('refused')),
  };
  const note = (name: string, fromMs: number, toMs: number): void => void phases.push([name, toMs - fromMs]);
  return { traced: toTracedEstimator(answering, note), phases, record: parse.record };
}

describe('toTracedEstimator', () => {
  it('notes how long a record waited and how long its run took', async () => {
    const { traced, phases, record } = await make();
    expect(await traced.estimate(record)).toBe(estimate);
    expect(phases).toEqual([
      ['queue', expect.closeTo(3, 6)],
      ['score', expect.closeTo(2, 6)],
    ]);
  });

  it('notes many records as one', async () => {
    const { traced, phases, record } = await make();
    expect(await traced.estimateBatch([record, record])).toEqual([estimate, estimate]);
    expect(phases).toEqual([['score', expect.any(Number)]]);
  });

  it('notes nothing of what is refused, and hands the refusal on', async () => {
    const { traced, phases, record } = await make();
    await expect(traced.explain(record)).rejects.toThrow('refused');
    expect(phases).toEqual([]);
  });
});
