import type { Explanation } from '@medcast/prediction-contract';
import fc from 'fast-check';
import { createEstimator } from '../create-estimator';
import { createExactPlan } from '../shapley/exact-plan';
import { toWideModel, wave, type WideModel } from '../testing/wide-parts';

jest.setTimeout(30_000);

const FIELDS = [13, 20, 30];
const BACKGROUNDS = 4;
const FLOAT_ROUNDING = 1e-5;

function toBackground(fieldCount: number): readonly (readonly number[])[] {
  return Array.from({ length: BACKGROUNDS }, (_, index) => wave(fieldCount, 100 + index));
}

/** Every field interacts with every other. */
function curvedModel(fieldCount: number): WideModel {
  const weights = { p: wave(fieldCount, 1), q: wave(fieldCount, 2), r: wave(fieldCount, 3) };
  return toWideModel(weights, toBackground(fieldCount));
}

async function explain(
  { parts, toRecord }: WideModel,
  values: readonly number[],
): Promise<Explanation & { estimate: number }> {
  const estimator = await createEstimator(parts);
  const record = toRecord(values);
  const estimate = await estimator.estimate(record);
  const explanation = await estimator.explain(record);
  await estimator.close();
  return { ...explanation, estimate: 'expected' in estimate ? estimate.expected : NaN };
}

function errorsOf({ contributions }: Explanation): number[] {
  return contributions.map(({ standardError }) => standardError ?? NaN);
}

describe.each(FIELDS)('an explanation of %d fields', (fieldCount) => {
  it('sums to the estimate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 1000 }), async (phase) => {
        const { base, contributions, estimate } = await explain(curvedModel(fieldCount), wave(fieldCount, phase));
        const total = contributions.reduce((sum, { contribution }) => sum + contribution, base);
        const size = contributions.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
        expect(Math.abs(total - estimate)).toBeLessThan(1e-5 * size);
      }),
      { numRuns: 5 },
    );
  });

  it('states a small standard error for each contribution, the same every time', async () => {
    const model = curvedModel(fieldCount);
    const first = await explain(model, wave(fieldCount, 9));
    const size = first.contributions.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
    expect(Math.min(...errorsOf(first))).toBeGreaterThan(0);
    expect(Math.max(...errorsOf(first))).toBeLessThan(0.05 * size);
    expect(await explain(model, wave(fieldCount, 9))).toEqual(first);
  });

  it('gives a field that the model ignores exactly nothing, without error', async () => {
    const without = (phase: number) => wave(fieldCount, phase).with(5, 0);
    const model = toWideModel({ p: without(1), q: without(2), r: without(3) }, toBackground(fieldCount));
    const { contributions } = await explain(model, wave(fieldCount, 9));
    expect(contributions[5]).toMatchObject({ contribution: 0, standardError: 0 });
  });

  it('gives two fields that are alike in everything the same, within their errors', async () => {
    const twice = (values: readonly number[]) => values.with(1, values[0] ?? 0);
    const weights = { p: twice(wave(fieldCount, 1)), q: twice(wave(fieldCount, 2)), r: twice(wave(fieldCount, 3)) };
    const explanation = await explain(
      toWideModel(weights, toBackground(fieldCount).map(twice)),
      twice(wave(fieldCount, 9)),
    );
    const [first, second] = explanation.contributions;
    const [firstError = NaN, secondError = NaN] = errorsOf(explanation);
    expect(Math.abs((first?.contribution ?? NaN) - (second?.contribution ?? NaN))).toBeLessThan(
      4 * Math.hypot(firstError, secondError),
    );
  });

  it('is exact for a linear model: weight times distance from the mean of the background', async () => {
    const weights = wave(fieldCount, 1).map(Math.abs);
    const zeros = weights.map(() => 0);
    const background = toBackground(fieldCount).map((values) => values.map(Math.abs));
    const values = wave(fieldCount, 9).map(Math.abs);
    const explanation = await explain(toWideModel({ p: zeros, q: zeros, r: weights }, background), values);
    for (const [index, { contribution }] of explanation.contributions.entries()) {
      const mean = background.reduce((sum, each) => sum + (each[index] ?? NaN), 0) / background.length;
      expect(contribution).toBeCloseTo((weights[index] ?? NaN) * ((values[index] ?? NaN) - mean), 5);
    }
    expect(Math.max(...errorsOf(explanation))).toBeLessThan(1e-5);
  });
});

describe('an explanation of few fields', () => {
  it('states no error, because it has none', async () => {
    const { contributions } = await explain(curvedModel(12), wave(12, 9));
    expect(contributions.filter((contribution) => 'standardError' in contribution)).toEqual([]);
  });
});

describe('the standard error', () => {
  it('is about the error that contributions have', async () => {
    const deviations: number[] = [];
    for (const phase of Array.from({ length: 8 }, (_, index) => 9 + index)) {
      const values = wave(13, phase);
      const explanation = await explain(curvedModel(13), values);
      const exact = exactContributions(values);
      for (const [index, { contribution }] of explanation.contributions.entries()) {
        const error = errorsOf(explanation)[index] ?? NaN;
        // Where orders make no difference there is only the rounding of 32-bit floats.
        if (error > FLOAT_ROUNDING) deviations.push((contribution - (exact[index] ?? NaN)) / error);
      }
    }
    expect(deviations.length).toBeGreaterThan(50);
    const meanSquare = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0) / deviations.length;
    expect(meanSquare).toBeGreaterThan(0.4);
    expect(meanSquare).toBeLessThan(2);
  });
});

/** Of {@link curvedModel}, over all coalitions against each background record. */
function exactContributions(values: readonly number[]): Float64Array {
  const plan = createExactPlan(values.length);
  const [p, q, r] = [1, 2, 3].map((phase) => wave(values.length, phase));
  const shares = new Float64Array(values.length);
  for (const others of toBackground(values.length)) {
    const worth = plan.coalitions.map((kept) => {
      const composed = values.map((value, index) => (kept[index] === 1 ? value : (others[index] ?? NaN)));
      const [pSum = NaN, qSum = NaN, rSum = NaN] = [p, q, r].map((weights) =>
        composed.reduce((sum, value, index) => sum + value * (weights?.[index] ?? NaN), 0),
      );
      return pSum * qSum + Math.max(0, rSum);
    });
    plan.sharesOf(worth).forEach((share, index) => (shares[index] = (shares[index] ?? 0) + share / BACKGROUNDS));
  }
  return shares;
}
