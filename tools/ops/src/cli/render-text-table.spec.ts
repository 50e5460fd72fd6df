import { renderTextTable } from './render-text-table';

describe('renderTextTable', () => {
  it('lines up the columns', () => {
    expect(
      renderTextTable(
        ['version', 'why'],
        [
          ['1', ''],
          ['10', 'newest'],
        ],
      ),
    ).toBe('version  why\n1\n10       newest\n');
  });

  it('is only the headings where there is nothing', () => {
    expect(renderTextTable(['a', 'b'], [])).toBe('a  b\n');
  });
});
