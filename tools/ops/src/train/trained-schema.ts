import type { FieldDeclaration, RecordSchema, ValidRecord } from '@medcast/record-schema';

/** The schema with, for each field, the range or the categories that occur in the records. */
export function toTrainedSchema(schema: RecordSchema, records: readonly ValidRecord[]): RecordSchema {
  return { ...schema, fields: schema.fields.map((field) => toTrainedField(field, records)) };
}

function toTrainedField(field: FieldDeclaration, records: readonly ValidRecord[]): FieldDeclaration {
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const values = records.map((record) => record[field.name]).filter((value) => typeof value === 'number');
      if (values.length === 0) return field;
      const minimum = values.reduce((least, value) => Math.min(least, value));
      const maximum = values.reduce((greatest, value) => Math.max(greatest, value));
      return { ...field, trained: { minimum, maximum } };
    }
    case 'category': {
      const present = new Set(records.map((record) => record[field.name]));
      const categories = field.categories.map((category) => category.value).filter((value) => present.has(value));
      return { ...field, trained: { categories } };
    }
    case 'date': {
      const days = records.map((record) => record[field.name]).filter((value) => typeof value === 'string');
      if (days.length === 0) return field;
      // ISO dates of four-digit years are in the order of their texts.
      const minimum = days.reduce((first, day) => (day < first ? day : first));
      const maximum = days.reduce((last, day) => (day > last ? day : last));
      return { ...field, trained: { minimum, maximum } };
    }
    case 'boolean':
    case 'text':
      return field;
  }
}
