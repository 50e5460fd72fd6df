import { Problem } from '@medcast/problem';
import type { CategoryField, FieldDeclaration, RecordSchema } from '@medcast/record-schema';

/**
 * The declaration of a field that a feature uses.
 *
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE` where the schema has none of this name
 */
export function findField(schema: RecordSchema, name: string): FieldDeclaration {
  const field = schema.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    const names = schema.fields.map((candidate) => candidate.name).join(', ');
    throw new Problem('BUNDLE_FEATURES_UNREADABLE', `expected a field of the schema (${names}), got "${name}"`);
  }
  return field;
}

/**
 * The declaration of a category field that a feature uses.
 *
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE` where the schema has none of this name, or of another kind
 */
export function findCategoryField(schema: RecordSchema, name: string): CategoryField {
  const field = findField(schema, name);
  if (field.kind !== 'category') {
    throw new Problem(
      'BUNDLE_FEATURES_UNREADABLE',
      `expected a category field, got "${name}", which is of kind ${field.kind}`,
    );
  }
  return field;
}
