import type { RowOutcome } from '../rows/scored-row';
import { patient } from '../../testing/patients';
import { countOutcomes, sumCounts } from './count-outcomes';

const interval = { lower: 1, upper: 3, level: 0.95 };
const good: RowOutcome = {
  ok: true,
  record: patient(),
  estimate: { expected: 2, typical: 2, interval, unit: 'USD' },
  warnings: [],
};
const bad: RowOutcome = {
  ok: false,
  code: 'RECORD_INVALID',
  message: '',
  reasons: ['FIELD_REQUIRED /age', 'FIELD_TYPE /bmi'],
};
const broken: RowOutcome = { ok: false, code: 'TABLE_ROWS_INVALID', message: '' };

describe('countOutcomes', () => {
  it('counts rows and everything that is wrong with them, by its code where nothing finer is known', () => {
    const rows = [good, bad, bad, broken, good].map((outcome) => ({ cells: [], outcome }));
    expect(countOutcomes(rows)).toEqual({
      rows: 5,
      ok: 2,
      reasons: { 'FIELD_REQUIRED /age': 2, 'FIELD_TYPE /bmi': 2, TABLE_ROWS_INVALID: 1 },
    });
  });
});

describe('sumCounts', () => {
  it('adds up, with the reasons by name', () => {
    const counts = [
      { rows: 2, ok: 1, reasons: { b: 1 } },
      { rows: 3, ok: 1, reasons: { b: 1, a: 2 } },
    ];
    const sum = sumCounts(counts);
    expect(sum).toEqual({ rows: 5, ok: 2, reasons: { a: 2, b: 2 } });
    expect(Object.keys(sum.reasons)).toEqual(['a', 'b']);
  });

  it('is nothing for nothing', () => {
    expect(sumCounts([])).toEqual({ rows: 0, ok: 0, reasons: {} });
  });
});
