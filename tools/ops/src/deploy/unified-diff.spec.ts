import fc from 'fast-check';
import { unifiedDiff } from './unified-diff';

describe('unifiedDiff', () => {
  it('shows what changed with three lines around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].join('\n');
    expect(unifiedDiff(before, before.replace('e', 'E\nE2'))).toBe(
      '@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+E2\n f\n g\n h\n',
    );
  });

  it('is empty for equal texts', () => {
    fc.assert(fc.property(fc.string(), (text) => unifiedDiff(text, text) === ''));
  });

  it('makes two hunks of changes that are far apart', () => {
    const lines = Array.from({ length: 20 }, (_, index) => String(index));
    const changed = lines.with(1, 'x').with(18, 'y');
    expect(unifiedDiff(lines.join('\n'), changed.join('\n')).match(/^@@/gm)).toHaveLength(2);
  });

  it('holds every line of both texts that is not in the other', () => {
    const line = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const diff = unifiedDiff(before.join('\n'), after.join('\n'));
        const count = (mark: string) => diff.split('\n').filter((text) => text.startsWith(mark)).length;
        const texts = [before, after].map((lines) => lines.join('\n').split('\n').length);
        return (texts[0] ?? 0) - count('-') === (texts[1] ?? 0) - count('+');
      }),
    );
  });
});
