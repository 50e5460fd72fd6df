import type { CategoryField, FieldDeclaration, QuantityField } from './field-declaration';

/** Version of the schema's own form; a reader refuses any other. */
export const SCHEMA_VERSION = 1;

/** The declaration of a record: its fields in order, and what a model predicts of it. Plain data. */
export interface RecordSchema {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** Identifier of the kind of record: "patient". */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** In the order of the form and of table columns. */
  readonly fields: readonly FieldDeclaration[];
  /** What is predicted: a quantity (regression) or a category (classification). */
  readonly target: QuantityField | CategoryField;
}
