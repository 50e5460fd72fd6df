import type { FieldDeclaration, RecordSchema, ValidRecord } from '@medcast/record-schema';

/** Fields with more categories than this are no groups: each would be too small to say anything. */
const MOST_CATEGORIES = 12;

/** A group that a record belongs to. */
export interface Group {
  readonly field: string;
  readonly label: string;
}

/** The groups of a record: its value of each field that has few. */
export function groupsOf(schema: RecordSchema, record: ValidRecord): readonly Group[] {
  return schema.fields.flatMap((field) => {
    const label = labelOf(field, record);
    return label === undefined ? [] : [{ field: field.name, label }];
  });
}

function labelOf(field: FieldDeclaration, record: ValidRecord): string | undefined {
  const value = record[field.name] ?? null;
  if (field.kind === 'boolean') return value === null ? 'missing' : String(value);
  if (field.kind !== 'category' || field.categories.length > MOST_CATEGORIES) return undefined;
  if (value === null) return 'missing';
  // An open field takes any text; only those declared are groups, lest a report repeats what somebody typed.
  return field.categories.some((category) => category.value === value) ? String(value) : undefined;
}
