import type { FeatureSpec } from './feature-spec';
import { selectColumns } from './select-columns';

const spec: FeatureSpec = {
  specVersion: 1,
  columns: ['a', 'b', 'c'].map((name) => ({ name, value: { op: 'field', field: name } })),
};

describe('selectColumns', () => {
  it('keeps the named columns in the order of the names', () => {
    expect(selectColumns(spec, ['c', 'a'])).toEqual({ specVersion: 1, columns: [spec.columns[2], spec.columns[0]] });
  });

  it('keeps a whole spec as it is', () => {
    expect(selectColumns(spec, ['a', 'b', 'c'])).toEqual(spec);
  });

  it.each<[string, string[], string]>([
    ['no names', [], 'expected the name of at least one column, got none'],
    ['a name twice', ['a', 'a'], 'expected each column once, got "a" twice'],
    ['an unknown name', ['a', 'd'], 'expected columns of the spec (a, b, c), got "d"'],
  ])('refuses %s', (_title, names, detail) => {
    expect(() => selectColumns(spec, names)).toThrow(
      expect.objectContaining({ code: 'BUNDLE_FEATURES_UNREADABLE', detail }),
    );
  });
});
