/** A structural schema of a custom resource definition, as far as our objects need it. */
export interface StructuralSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: StructuralSchema | boolean;
  readonly items?: StructuralSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/**
 * What in a value is not as a schema says, with its path: a type, a choice, a bound, a key that is missing, and, which the
 * API server drops in silence, a key that the schema does not know.
 */
export function schemaErrors(schema: StructuralSchema, value: unknown, path = ''): readonly string[] {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return typeof value === 'string' || Number.isInteger(value) ? [] : [`${path}: expected a number or a text`];
  }
  if (schema.type !== undefined && typeOf(value, schema.type) !== schema.type)
    return [`${path}: expected ${schema.type}`];
  if (Array.isArray(value)) {
    const tooMany = value.length > (schema.maxItems ?? Infinity) ? [`${path}: too many`] : [];
    return [...tooMany, ...value.flatMap((item, index) => schemaErrors(schema.items ?? {}, item, `${path}/${index}`))];
  }
  if (typeof value === 'object' && value !== null) return objectErrors(schema, value, path);
  return scalarErrors(schema, value, path);
}

function objectErrors(schema: StructuralSchema, value: object, path: string): readonly string[] {
  const missing = (schema.required ?? []).filter((key) => !(key in value)).map((key) => `${path}/${key}: missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, member]) => memberErrors(schema, member, `${path}/${key}`)),
  ];
}

function memberErrors(schema: StructuralSchema, member: unknown, path: string): readonly string[] {
  const known = schema.properties?.[path.split('/').at(-1) ?? ''];
  if (known !== undefined) return schemaErrors(known, member, path);
  if (typeof schema.additionalProperties === 'object') return schemaErrors(schema.additionalProperties, member, path);
  const isOpen = schema.properties === undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return isOpen || schema.additionalProperties === true ? [] : [`${path}: unknown`];
}

function scalarErrors(schema: StructuralSchema, value: unknown, path: string): readonly string[] {
  const { enum: choices, pattern, minimum = -Infinity, maximum = Infinity } = schema;
  if (choices !== undefined && !choices.includes(value)) return [`${path}: expected one of ${choices.join(', ')}`];
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern).test(value))
    return [`${path}: pattern`];
  return typeof value === 'number' && (value < minimum || value > maximum) ? [`${path}: out of bounds`] : [];
}

function typeOf(value: unknown, expected: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return expected === 'integer' && Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
