import type { FieldDeclaration, FieldValue, RecordSchema } from '@medcast/record-schema';

/** A field by whose values figures are told apart. */
export interface GroupField {
  readonly name: string;
  /** Its values as texts, in the order of the schema; `false` before `true`. */
  readonly labels: readonly string[];
}

/** Values beyond which a field is no group: figures of so many would tell little each. */
const MOST_VALUES = 12;

/** The fields that sort records into a few groups: booleans, and categories of at most twelve values. */
export function groupFieldsOf(schema: RecordSchema): readonly GroupField[] {
  return schema.fields.flatMap((field) => {
    const labels = labelsOf(field);
    return labels.length === 0 || labels.length > MOST_VALUES ? [] : [{ name: field.name, labels }];
  });
}

/** Index of a value among the labels of its field; −1 where it is missing or none of them. */
export function groupIndexOf({ labels }: GroupField, value: FieldValue | undefined): number {
  return value === null || value === undefined ? -1 : labels.indexOf(String(value));
}

function labelsOf(field: FieldDeclaration): readonly string[] {
  if (field.kind === 'boolean') return ['false', 'true'];
  return field.kind === 'category' ? field.categories.map((category) => category.value) : [];
}
