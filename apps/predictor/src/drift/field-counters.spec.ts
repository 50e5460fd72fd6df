import type { FieldDeclaration, FieldValue } from '@medcast/record-schema';
import { compileFieldCounters } from './field-counters';

const common = { label: 'Field', missing: 'allow' } as const;
const age: FieldDeclaration = { ...common, kind: 'integer', name: 'age', example: 40 };
const wards = ['surgery', 'medicine'].map((value) => ({ value, label: value }));

describe('compileFieldCounters', () => {
  it.each<[string, FieldValue | undefined, number]>([
    ['the lowest edge', 0, 0],
    ['an inner edge, to the bin above it', 10, 1],
    ['just below an inner edge', 9.99, 0],
    ['the uppermost edge, to the last bin', 30, 2],
    ['a number below all', -1, 3],
    ['a number above all', 31, 4],
    ['null', null, 5],
    ['nothing', undefined, 5],
  ])('counts %s', (_, value, counter) => {
    const counters = compileFieldCounters(age, { edges: [0, 10, 20, 30], counts: [1, 1, 1] });
    expect([counters.counterOf(value), counters.bins, counters.size]).toEqual([counter, 3, 6]);
  });

  it('counts a date by its days since 1970', () => {
    const admitted: FieldDeclaration = { ...common, kind: 'date', name: 'admitted', example: '2026-01-01' };
    const { counterOf } = compileFieldCounters(admitted, { edges: [0, 10, 20], counts: [1, 1] });
    expect(['1970-01-05', '1970-01-15', '1969-01-01', '1971-01-01'].map(counterOf)).toEqual([0, 1, 2, 3]);
  });

  it.each<[FieldValue, number]>([
    ['surgery', 0],
    ['medicine', 1],
    ['maternity', 2],
    [null, 4],
  ])('counts the category %s', (value, counter) => {
    const ward: FieldDeclaration = { ...common, kind: 'category', name: 'ward', categories: wards, example: 'surgery' };
    const { counterOf } = compileFieldCounters(ward, { categories: ['surgery', 'medicine'], counts: [1, 1] });
    expect(counterOf(value)).toBe(counter);
  });

  it('counts booleans, which stand in a histogram as texts', () => {
    const urgent: FieldDeclaration = { ...common, kind: 'boolean', name: 'urgent', example: true };
    const { counterOf } = compileFieldCounters(urgent, { categories: ['false', 'true'], counts: [1, 1] });
    expect([false, true, null].map(counterOf)).toEqual([0, 1, 4]);
  });

  it('counts without a histogram only what is there and what is missing', () => {
    const { counterOf, bins } = compileFieldCounters(age, undefined);
    expect([bins, counterOf(5), counterOf(500), counterOf(null)]).toEqual([1, 0, 0, 3]);
  });
});
