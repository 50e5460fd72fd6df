import type { RecordSchema } from './record-schema';

/** Column names of a table that a model scores, in order. */
export function csvColumns(schema: RecordSchema): readonly string[] {
  return schema.fields.map((field) => field.name);
}
