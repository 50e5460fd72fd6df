import { houseAnswer } from '../testing/answers';
import { houseSchema } from '../testing/house-form';
import { sumOf, toContributionBars } from './contribution-bars';
import { createQuantityFormat } from './quantity-format';

const format = createQuantityFormat('EUR', 400_000);
const explanation = houseAnswer.explanation ?? { base: 0, contributions: [] };

describe('toContributionBars', () => {
  it('lays the shares out on one scale, the weightiest first', () => {
    const { zeroPercent, bars } = toContributionBars(explanation, houseSchema, format);
    expect(zeroPercent).toBeCloseTo(27.27, 2);
    expect(bars.map(({ label, value, amount, raises }) => ({ label, value, amount, raises }))).toEqual([
      { label: 'Area', value: '92.5 m²', amount: '+€40,000', raises: true },
      { label: 'Heating', value: 'Gas', amount: '\u2212€15,000', raises: false },
      { label: 'Rooms', value: '4', amount: '+€5,000', raises: true },
    ]);
  });

  it('ends what lowers and starts what raises at the zero line', () => {
    const { zeroPercent, bars } = toContributionBars(explanation, houseSchema, format);
    for (const { raises, fromPercent, widthPercent } of bars) {
      expect(raises ? fromPercent : fromPercent + widthPercent).toBeCloseTo(zeroPercent);
    }
  });

  it('draws nothing where nothing contributes', () => {
    const still = { base: 5, contributions: [{ field: 'unknown', value: null, contribution: 0 }] };
    expect(toContributionBars(still, houseSchema, format).bars).toEqual([
      {
        field: 'unknown',
        label: 'unknown',
        value: 'not given',
        amount: '€0',
        error: undefined,
        raises: false,
        fromPercent: 0,
        widthPercent: 0,
      },
    ]);
  });
});

describe('sumOf', () => {
  it('adds the shares to the base', () => {
    expect(sumOf(explanation)).toBe(310_000);
  });
});
