import type { FieldDeclaration } from './field-declaration';
import type { RecordSchema } from './record-schema';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

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
    examples: [field.example],
  };
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
    case 'category': {
      const values = field.categories.map((category) => category.value);
      return { type: typed('string'), enum: nullable ? [...values, null] : values };
    }
    case 'boolean':
      return { type: typed('boolean') };
    case 'text':
      return { type: typed('string'), maxLength: field.maximumLength };
  }
}
