import { patientSchema } from '@medcast/patient-schema';
import { Problem } from '@medcast/problem';
import { compileRecordParser } from '@medcast/record-schema';
import { parseRecord } from './parse-record';

const parser = compileRecordParser(patientSchema);
const value = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' };

function problemOf(act: () => unknown): Problem | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}

describe('parseRecord', () => {
  it('accepts a good record', () => {
    expect(parseRecord(parser, { value, duplicatedNames: [] })).toEqual({ ok: true, record: value, warnings: [] });
  });

  it('refuses a field that was given twice, beside everything else that is wrong', () => {
    const document = { value: { ...value, bmi: 250 }, duplicatedNames: ['age'] };
    const problem = problemOf(() => parseRecord(parser, document));
    expect(problem?.code).toBe('RECORD_INVALID');
    expect(problem?.errors).toMatchObject([
      { path: '/age', code: 'FIELD_DUPLICATED', message: 'age: expected one value, got several' },
      { path: '/bmi', code: 'FIELD_ABOVE_MAXIMUM' },
    ]);
    expect(problem?.detail).toBe(
      'age: expected one value, got several; bmi: expected a number from 10 to 80 kg/m², got 250',
    );
  });

  it.each([undefined, null])('refuses a request without a body (%p)', (document) => {
    expect(problemOf(() => parseRecord(parser, document))?.code).toBe('JSON_MALFORMED');
  });
});
