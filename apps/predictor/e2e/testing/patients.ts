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

/** Invented people, all different. */
export function inventPatients(count: number): readonly PatientRecord[] {
  const regions = ['northeast', 'northwest', 'southeast', 'southwest'];
  return Array.from({ length: count }, (_, index) => ({
    age: 18 + (index % 47),
    sex: index % 2 === 0 ? 'female' : 'male',
    bmi: 16 + ((index * 7) % 350) / 10,
    children: index % 6,
    smoker: index % 5 === 0 ? 'yes' : 'no',
    region: regions[index % 4] ?? 'northeast',
  }));
}
