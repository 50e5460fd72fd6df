import { type CategoryField, type FieldDeclaration, OPEN_CATEGORY_LENGTH } from './field-declaration';
import type { RecordSchema } from './record-schema';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Values of an open category that are given as examples. */
const EXAMPLES_AT_MOST = 20;

/** JSON Schema 2020-12 of the records that `parseJson` accepts; usable as an OpenAPI 3.1 schema. */
export function toJsonSchema(schema: RecordSchema): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: schema.title,
    description: schema.description,
    type: 'object',
    properties: Object.fromEntries(schema.fields.map((field) => [field.name, toFieldSchema(field)])),
    required: schema.fields.filter((field) => field.missing === 'refuse').map((field) => field.name),
    additionalProperties: false,
  };
}

function toFieldSchema(field: FieldDeclaration): JsonSchema {
  return {
    title: field.label,
    ...(field.help !== undefined && { description: field.help }),
    ...toValueSchema(field, field.missing === 'allow'),
    ...('unit' in field && { 'x-unit': field.unit }),
    examples: toExamples(field),
  };
}

function toExamples(field: FieldDeclaration): readonly unknown[] {
  if (field.kind !== 'category' || field.open !== true) return [field.example];
  return [...new Set([field.example, ...field.categories.map((category) => category.value)])].slice(
    0,
    EXAMPLES_AT_MOST,
  );
}

function toValueSchema(field: FieldDeclaration, nullable: boolean): JsonSchema {
  const typed = (type: string) => (nullable ? [type, 'null'] : type);
  switch (field.kind) {
    case 'integer':
    case 'number':
      return {
        type: typed(field.kind),
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
      };
    case 'category':
      return { type: typed('string'), ...toCategorySchema(field, nullable) };
    case 'boolean':
      return { type: typed('boolean') };
    case 'date':
      return {
        type: typed('string'),
        format: 'date',
        // JSON Schema has no bounds for dates; these are the names that ajv-formats made customary.
        ...(field.minimum !== undefined && { formatMinimum: field.minimum }),
        ...(field.maximum !== undefined && { formatMaximum: field.maximum }),
      };
    case 'text':
      return { type: typed('string'), maxLength: field.maximumLength };
  }
}

function toCategorySchema({ categories, open }: CategoryField, nullable: boolean): JsonSchema {
  if (open === true) return { minLength: 1, maxLength: OPEN_CATEGORY_LENGTH };
  const values = categories.map((category) => category.value);
  return { enum: nullable ? [...values, null] : values };
}
