import { compileRecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { patientSchema } from '@medcast/patient-schema';
import { patient } from '../testing/patients';
import { toTrainedSchema } from './trained-schema';

describe('toTrainedSchema', () => {
  it('has the range of each quantity and the categories that occur', () => {
    const { fields } = toTrainedSchema(patientSchema, [
      patient({ age: 30, region: 'southwest' }),
      patient({ age: 20 }),
    ]);
    expect(fields.find(({ name }) => name === 'age')).toMatchObject({ trained: { minimum: 20, maximum: 30 } });
    expect(fields.find(({ name }) => name === 'region')).toMatchObject({ trained: { categories: ['southwest'] } });
  });

  it('has the first and the last day of a date, and nothing of a field that is always missing', () => {
    const schema: RecordSchema = {
      ...patientSchema,
      fields: [
        { kind: 'date', name: 'since', label: 'Since', missing: 'allow', example: '2020-01-01' },
        { kind: 'number', name: 'size', label: 'Size', missing: 'allow', example: 1 },
      ],
    };
    const parser = compileRecordParser(schema);
    const records = ['2021-03-04', null, '2019-12-31'].flatMap((since): ValidRecord[] => {
      const parse = parser.parseJson({ since, size: null });
      return parse.ok ? [parse.record] : [];
    });
    const [since, size] = toTrainedSchema(schema, records).fields;
    expect(since).toMatchObject({ trained: { minimum: '2019-12-31', maximum: '2021-03-04' } });
    expect(size).not.toHaveProperty('trained');
  });
});
