import { Problem } from '@medcast/problem';
import { compileLabelledRowParser } from './compile-row-parser';
import { recordOfEveryKind } from './testing/record-of-every-kind';

const header = ['charges', 'weight', 'note', 'insured', 'smoker', 'bmi', 'age'];

describe('compileLabelledRowParser', () => {
  it('reads columns in any order', () => {
    const parse = compileLabelledRowParser(recordOfEveryKind, header)(['99.5', '', 'x', 'true', 'no', '20', '30']);
    expect(parse).toEqual({
      ok: true,
      record: { age: 30, bmi: 20, smoker: 'no', insured: true, note: 'x', weight: null },
      target: 99.5,
      warnings: [],
    });
  });

  it('reports the fields and the target together', () => {
    const parse = compileLabelledRowParser(recordOfEveryKind, header)(['-1', '', 'x', 'true', 'no', '20', 'old']);
    expect(parse.ok ? [] : parse.errors.map((error) => [error.path, error.code])).toEqual([
      ['/age', 'FIELD_TYPE'],
      ['/charges', 'FIELD_BELOW_MINIMUM'],
    ]);
  });

  it('refuses a row without a target', () => {
    const parse = compileLabelledRowParser(recordOfEveryKind, header)(['', '', 'x', 'true', 'no', '20', '30']);
    expect(parse.ok ? [] : parse.errors.map((error) => [error.path, error.code])).toEqual([
      ['/charges', 'FIELD_REQUIRED'],
    ]);
  });

  it('leaves out the columns that are ignored', () => {
    const parse = compileLabelledRowParser(
      recordOfEveryKind,
      ['id', ...header],
      ['id'],
    )(['A7', '99.5', undefined, 'x', 'true', 'no', '20', '30']);
    expect(parse.ok && parse.record).toEqual({
      age: 30,
      bmi: 20,
      smoker: 'no',
      insured: true,
      note: 'x',
      weight: null,
    });
  });

  it('names every column that is missing, unknown or given twice', () => {
    expect.assertions(2);
    try {
      compileLabelledRowParser(recordOfEveryKind, [
        'age',
        'age',
        'colour',
        'bmi',
        'smoker',
        'insured',
        'note',
        'charges',
      ]);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error instanceof Problem && error.errors.map(({ path, code }) => [path, code])).toEqual([
        ['/weight', 'FIELD_REQUIRED'],
        ['/colour', 'FIELD_UNKNOWN'],
        ['/age', 'FIELD_DUPLICATED'],
      ]);
    }
  });
});
