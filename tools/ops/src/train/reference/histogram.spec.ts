import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';
import { customerSchema, drawCustomers } from './testing/sample-tables';
import { toHistogram } from './histogram';

const records = drawCustomers(300, 1);

function fieldOf(name: string): FieldDeclaration {
  const field = customerSchema.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new TypeError(`expected a field ${name}`);
  return field;
}

function countsOf(name: string): number {
  return toHistogram(fieldOf(name), records)?.counts.reduce((sum, count) => sum + count, 0) ?? NaN;
}

describe('toHistogram', () => {
  it.each(['age', 'income', 'member', 'since'])('counts everybody of whom %s is known, once', (name) => {
    expect(countsOf(name)).toBe(records.filter((record) => record[name] !== null).length);
  });

  it('gives a quantity that is always the same one bin with an upper edge above the lower', () => {
    const constant = records.map((record): ValidRecord => ({ ...record, age: 40 }));
    expect(toHistogram(fieldOf('age'), constant)).toEqual({ edges: [40, 80], counts: [300] });
  });

  it('has none for free text and for a quantity that is never known', () => {
    const unknown = records.map((record): ValidRecord => ({ ...record, income: null }));
    expect(toHistogram(fieldOf('note'), records)).toBeUndefined();
    expect(toHistogram(fieldOf('income'), unknown)).toBeUndefined();
  });
});
