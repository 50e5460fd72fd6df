import type { RecordSchema } from '@medcast/record-schema';
import { canonicalHash } from './canonical-hash';

/**
 * The identity of a record schema: the SHA-256 (64 hexadecimal digits) of its canonical JSON (RFC 8785).
 * The `trained` ranges are left out: they come with the data, while the declaration stays the same.
 */
export function schemaHashOf(schema: RecordSchema): string {
  return canonicalHash({
    ...schema,
    fields: schema.fields.map(withoutTrained),
    target: withoutTrained(schema.target),
  });
}

function withoutTrained(declaration: object): object {
  return { ...declaration, trained: undefined };
}
