import type { FieldDeclaration } from '@medcast/record-schema';
import fc from 'fast-check';
import { effectValuesOf } from './effect-values';

const common = { name: 'x', label: 'X', missing: 'refuse' } as const;

describe('effectValuesOf', () => {
  it('spreads a number over what the model has seen of it', () => {
    const field: FieldDeclaration = { ...common, kind: 'number', example: 1, trained: { minimum: 2, maximum: 4.4 } };
    const effect = effectValuesOf(field, { edges: [2, 3, 4.4], counts: [1, 1] });
    expect(effect).toMatchObject({ kind: 'quantity', unit: '', histogram: { edges: [2, 3, 4.4], counts: [1, 1] } });
    expect(effect?.values).toHaveLength(25);
    expect([effect?.values[0], effect?.values.at(-1)]).toEqual([2, 4.4]);
  });

  it('never leaves what the model has seen, however the steps are rounded', () => {
    const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(end, end, (one, other) => {
        fc.pre(one !== other);
        const trained = { minimum: Math.min(one, other), maximum: Math.max(one, other) };
        const values = effectValuesOf({ ...common, kind: 'number', example: one, trained }, undefined)?.values ?? [];

        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(trained.minimum);
          expect(value).toBeLessThanOrEqual(trained.maximum);
        }
      }),
      { examples: [[0.09, 100]] },
    );
  });

  it('takes every whole number of a short range', () => {
    const field: FieldDeclaration = { ...common, kind: 'integer', example: 1, trained: { minimum: 0, maximum: 5 } };
    expect(effectValuesOf(field, undefined)?.values).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('takes the categories that the table has, the most frequent first', () => {
    const categories = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
    const field: FieldDeclaration = { ...common, kind: 'category', categories, example: 'a' };
    expect(effectValuesOf(field, { categories: ['a', 'b', 'c'], counts: [3, 0, 9] })).toEqual({
      kind: 'category',
      values: ['c', 'a'],
      labels: ['C', 'A'],
      rows: [9, 3],
    });
  });

  it('takes both values of a boolean', () => {
    const field: FieldDeclaration = { ...common, kind: 'boolean', example: true };
    const histogram = { categories: ['false', 'true'], counts: [5, 4] };
    expect(effectValuesOf(field, histogram)?.values).toEqual([false, true]);
  });

  it.each<[string, FieldDeclaration]>([
    ['a number that never changes', { ...common, kind: 'number', example: 1, trained: { minimum: 2, maximum: 2 } }],
    ['a number of which nothing was seen', { ...common, kind: 'number', example: 1 }],
    ['a text', { ...common, kind: 'text', maximumLength: 9, example: 'a' }],
    ['a boolean that is always the same', { ...common, kind: 'boolean', example: true }],
  ])('has nothing to show of %s', (_what, field) => {
    expect(effectValuesOf(field, { categories: ['true'], counts: [9] })).toBeUndefined();
  });
});
