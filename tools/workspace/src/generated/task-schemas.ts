import { flowerSchema } from '@medcast/flower-schema';
import { patientSchema } from '@medcast/patient-schema';
import type { RecordSchema } from '@medcast/record-schema';

/** A file under `training/tasks/` that is made from a declaration and never edited. */
export interface TaskSchema {
  /** Relative to the workspace. */
  readonly path: string;
  readonly schema: RecordSchema;
}

/** The schemas of the tasks whose records are declared in a library. */
export const taskSchemas: readonly TaskSchema[] = [
  { path: 'training/tasks/insurance/schema.json', schema: patientSchema },
  { path: 'training/tasks/iris/schema.json', schema: flowerSchema },
];

/** The text of a task's `schema.json`. */
export function renderTaskSchema(schema: RecordSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
