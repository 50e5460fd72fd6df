/** A patient as a client sends one. */
export interface PatientRecord {
  readonly age: number;
  readonly sex: string;
  readonly bmi: number;
  readonly children: number;
  readonly smoker: string;
  readonly region: string;
}

/** The patient of the README. */
export const patient: PatientRecord = {
  age: 19,
  sex: 'female',
  bmi: 27.9,
  children: 0,
  smoker: 'yes',
  region: 'southwest',
};
