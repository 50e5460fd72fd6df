import { rowsToExplain } from './rows-to-explain';

describe('rowsToExplain', () => {
  it('is all coalitions against every record of the background, up to twelve fields', () => {
    expect(rowsToExplain(6, 8)).toBe(512);
    expect(rowsToExplain(12, 1)).toBe(4096);
  });

  it('is that of the orders drawn at first beyond', () => {
    expect(rowsToExplain(20, 8)).toBe(256 * 20);
    expect(rowsToExplain(20, 64)).toBe(8 * 64 * 20);
  });
});
