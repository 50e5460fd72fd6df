export { parsePatient } from './parse-patient';
export { Patient } from './patient';
export { patientSchema } from './patient-schema';
