import type { BenchTask } from './bench-task';
import { seededRandom } from './seeded-random';

const ROWS = 1500;
const SEED = 20_261_121;
const REGIONS = ['northeast', 'northwest', 'southeast', 'southwest'] as const;

/**
 * A made-up table as CSV, the same for the same task: what is measured depends on the shape of the model, not on what
 * the numbers mean, and no row of a real table is needed.
 */
export function renderBenchTable({ model, fields }: BenchTask): string {
  const random = seededRandom(SEED);
  return model === 'insurance' ? renderInsurance(random) : renderWide(random, fields);
}

function renderInsurance(random: () => number): string {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const rows = Array.from({ length: ROWS }, () => {
    const [age, bmi, children] = [whole(18, 64), (16 + random() * 34).toFixed(1), whole(0, 5)];
    const [sex, isSmoker] = [random() < 0.5 ? 'female' : 'male', random() < 0.2];
    const surcharge = random() < 0.1 ? random() * 20_000 : 0;
    const charges = 3 * age ** 2 + 500 * children + (isSmoker ? 12_000 + 400 * Number(bmi) : 0) + surcharge;
    const region = REGIONS[whole(0, 3)] ?? REGIONS[0];
    return [age, sex, bmi, children, isSmoker ? 'yes' : 'no', region, charges.toFixed(2)].join(',');
  });
  return ['age,sex,bmi,children,smoker,region,charges', ...rows, ''].join('\n');
}

function renderWide(random: () => number, fields: number): string {
  const names = wideFieldNames(fields);
  const rows = Array.from({ length: ROWS }, () => {
    const values = names.map(() => random() * 100);
    const target = values.reduce((sum, value, index) => sum + value * (1 + (index % 5)), 0) + random() * 50;
    return [...values.map((value) => value.toFixed(2)), target.toFixed(2)].join(',');
  });
  return [[...names, 'target'].join(','), ...rows, ''].join('\n');
}

/** Names of the fields of a wide table: `x1`, `x2`, … */
export function wideFieldNames(fields: number): readonly string[] {
  return Array.from({ length: fields }, (_, index) => `x${index + 1}`);
}
