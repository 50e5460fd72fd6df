import type { PatientRecord } from './patients';

const REGIONS = ['northeast', 'northwest', 'southeast', 'southwest'];

/** Patients that differ in every field, the same ones each time. */
export function samplePatients(count: number): readonly PatientRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    age: 18 + ((index * 7) % 47),
    sex: index % 2 === 0 ? 'female' : 'male',
    bmi: 18 + ((index * 13) % 200) / 10,
    children: index % 5,
    smoker: index % 3 === 0 ? 'yes' : 'no',
    region: REGIONS[index % REGIONS.length] ?? 'northeast',
  }));
}
