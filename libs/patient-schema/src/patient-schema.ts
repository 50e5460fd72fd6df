import { schemaOf } from '@medcast/record-schema';
import { Patient } from './patient';

/** The schema that {@link Patient} declares. */
export const patientSchema = schemaOf(Patient);
