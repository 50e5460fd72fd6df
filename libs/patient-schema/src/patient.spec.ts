import { parsePatient } from './parse-patient';
import { Patient } from './patient';
import { patientSchema } from './patient-schema';

const patient = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' };

describe('parsePatient', () => {
  it('makes a Patient of six good fields', () => {
    expect(parsePatient(patient)).toBeInstanceOf(Patient);
    expect(parsePatient(patient)).toEqual(patient);
  });

  it.each([
    ['19.5 children', { children: 19.5 }, 'children: expected a whole number from 0 to 20, got 19.5'],
    [
      '"19" for the age',
      { age: '19' },
      'age: expected a whole number from 0 to 120 years, got "19"; send it without quotes',
    ],
    ['"Yes" for "yes"', { smoker: 'Yes' }, 'smoker: expected one of no, yes, got "Yes"; did you mean "yes"?'],
    ['a bmi of 250', { bmi: 250 }, 'bmi: expected a number from 10 to 80 kg/m², got 250'],
  ])('refuses %s', (_what, change, detail) => {
    expect(() => parsePatient({ ...patient, ...change })).toThrow(detail);
  });
});

describe('patientSchema', () => {
  it('declares the columns of the table', () => {
    expect(patientSchema.fields.map((field) => field.name)).toEqual([
      'age',
      'sex',
      'bmi',
      'children',
      'smoker',
      'region',
    ]);
    expect(patientSchema.target).toMatchObject({ name: 'charges', unit: 'USD' });
  });
});
