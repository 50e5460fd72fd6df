import type { TableRow } from '../rows/scored-row';
import { hashRows } from './hash-rows';

const rows: readonly TableRow[] = [
  { cells: ['1', 'a'], texts: ['1', 'a'] },
  { cells: ['2', 'b'], texts: ['2', 'b'] },
];

describe('hashRows', () => {
  it('is the same for the same rows', () => {
    expect(hashRows(structuredClone(rows))).toBe(hashRows(rows));
  });

  it.each<[string, readonly TableRow[]]>([
    ['a cell that moved to the next column', [{ cells: ['1a', ''], texts: ['1a', ''] }, ...rows.slice(1)]],
    ['another order', rows.toReversed()],
    ['a row less', rows.slice(1)],
    [
      'a row that is broken',
      [
        { cells: ['1', 'a'], texts: ['1', 'a'], failure: { code: 'TABLE_ROWS_INVALID', message: '' } },
        ...rows.slice(1),
      ],
    ],
    ['a text instead of a number', [{ cells: [1, 'a'], texts: ['1', 'a'] }, ...rows.slice(1)]],
  ])('differs for %s', (_what, other) => {
    expect(hashRows(other)).not.toBe(hashRows(rows));
  });

  it('takes whole numbers of any size', () => {
    const large = (value: bigint): TableRow[] => [{ cells: [value], texts: [String(value)] }];
    expect(hashRows(large(2n ** 62n))).not.toBe(hashRows(large(2n ** 62n + 1n)));
  });
});
