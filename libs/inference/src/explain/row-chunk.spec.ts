import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import fc from 'fast-check';
import { anyPatient } from '../testing/any-patient';
import { patientFeatures, patientSchema, toPatient } from '../testing/sample-parts';
import { RowChunk } from './row-chunk';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);

describe('RowChunk', () => {
  it('holds the features of every record, equal ones once', () => {
    fc.assert(
      fc.property(fc.array(anyPatient, { maxLength: 100 }), (patients) => {
        const chunk = new RowChunk(pipeline);
        const repeated = [...patients, ...patients];

        const places = repeated.map((patient) => chunk.add(patient));

        const { values, columns } = chunk.first(chunk.rows);
        const rows = Array.from({ length: chunk.rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
        expect(places.map((place) => rows[place])).toEqual(
          repeated.map((patient) => pipeline.toMatrix([patient]).values),
        );
        expect(new Set(rows.map((row) => row.join())).size).toBe(chunk.rows);
      }),
    );
  });

  it('knows nothing of what was before it was cleared', () => {
    const chunk = new RowChunk(pipeline);
    chunk.add(toPatient({ age: 20 }));
    chunk.add(toPatient({ age: 21 }));
    chunk.clear();

    expect(chunk.add(toPatient({ age: 21 }))).toBe(0);
    expect(chunk.rows).toBe(1);
  });

  it('takes a row that its features refuse for none', () => {
    const chunk = new RowChunk(pipeline);

    expect(() => chunk.add(toPatient({ bmi: 1e300 }))).toThrow('RECORD_INVALID');
    expect(chunk.rows).toBe(0);
  });
});
