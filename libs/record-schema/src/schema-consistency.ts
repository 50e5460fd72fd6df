import { checkFieldValue, isRefusal } from './field-check';
import type { CategoryField, DateField, FieldDeclaration, QuantityField } from './field-declaration';
import type { RecordSchema } from './record-schema';

/** Something that is wrong with a schema as a whole. */
export interface SchemaFault {
  /** JSON Pointer into the schema. */
  readonly path: string;
  readonly message: string;
}

/** Finds what the shape of a schema alone cannot show: names given twice, bounds crossed, examples refused. */
export function checkSchemaConsistency(schema: RecordSchema): readonly SchemaFault[] {
  return [
    ...findDuplicates([...schema.fields, schema.target].map((field) => field.name)).map((name) => ({
      path: '/fields',
      message: `name ${JSON.stringify(name)} is declared twice`,
    })),
    ...schema.fields.flatMap((field, index) => checkField(field, `/fields/${index}`)),
    ...checkField(schema.target, '/target'),
  ];
}

function checkField(field: FieldDeclaration, path: string): SchemaFault[] {
  const faults: SchemaFault[] = [];
  if (field.kind === 'integer' || field.kind === 'number' || field.kind === 'date')
    faults.push(...checkBounds(field, path));
  if (field.kind === 'category') faults.push(...checkCategories(field, path));
  if (isRefusal(checkFieldValue(field, field.example))) {
    faults.push({
      path: `${path}/example`,
      message: `${JSON.stringify(field.example)} is not accepted by its own field`,
    });
  }
  return faults;
}

function checkBounds({ minimum, maximum }: QuantityField | DateField, path: string): SchemaFault[] {
  const crossed = minimum !== undefined && maximum !== undefined && minimum > maximum;
  return crossed ? [{ path: `${path}/minimum`, message: `${minimum} is above the maximum ${maximum}` }] : [];
}

function checkCategories({ categories }: CategoryField, path: string): SchemaFault[] {
  return findDuplicates(categories.map((category) => category.value)).map((value) => ({
    path: `${path}/categories`,
    message: `category ${JSON.stringify(value)} is declared twice`,
  }));
}

function findDuplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
