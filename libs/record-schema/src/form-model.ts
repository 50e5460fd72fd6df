import { describeDate, describeQuantity } from './describe-field';
import { type CategoryField, type FieldDeclaration, OPEN_CATEGORY_LENGTH } from './field-declaration';
import type { RecordSchema } from './record-schema';

/** Everything that a form needs to draw and to check itself; served by the API as plain data. */
export interface FormModel {
  /** The schema from which the form is drawn; `compileRecordParser(form.schema)` checks its texts. */
  readonly schema: RecordSchema;
  readonly controls: readonly FormControlModel[];
}

/** One control of a form. */
export interface FormControlModel {
  /** Name of the field; its label, unit and help stand in its declaration. */
  readonly name: string;
  readonly input: 'number' | 'choice' | 'select' | 'suggest' | 'toggle' | 'date' | 'text';
  readonly required: boolean;
  /** Suffix of a number control: "kg/m²". */
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly step?: number;
  /** Earliest date of a date control, as `YYYY-MM-DD`. */
  readonly earliest?: string;
  /** Latest date of a date control, as `YYYY-MM-DD`. */
  readonly latest?: string;
  readonly maximumLength?: number;
  /** What can be chosen; in a `suggest` control also any other text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The field's example as a person would type it. */
  readonly example: string;
  /** What is accepted, in words: "10 to 80 kg/m²". */
  readonly hint?: string;
}

/** Up to this many categories are shown as radio buttons, more as a list to choose from. */
const CHOICES_AT_MOST = 4;

/** Renders a schema as the model of its form. */
export function toFormModel(schema: RecordSchema): FormModel {
  return { schema, controls: schema.fields.map(toControl) };
}

function toControl(field: FieldDeclaration): FormControlModel {
  const common = { name: field.name, required: field.missing === 'refuse', example: String(field.example) };
  switch (field.kind) {
    case 'integer':
    case 'number':
      return {
        ...common,
        input: 'number',
        ...(field.unit !== undefined && { unit: field.unit }),
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
        ...((field.step !== undefined || field.kind === 'integer') && { step: field.step ?? 1 }),
        hint: describeQuantity(field),
      };
    case 'category':
      return { ...common, ...toCategoryControl(field) };
    case 'boolean':
      return { ...common, input: 'toggle' };
    case 'date':
      return {
        ...common,
        input: 'date',
        ...(field.minimum !== undefined && { earliest: field.minimum }),
        ...(field.maximum !== undefined && { latest: field.maximum }),
        hint: describeDate(field),
      };
    case 'text':
      return { ...common, input: 'text', maximumLength: field.maximumLength };
  }
}

function toCategoryControl({
  categories,
  open,
}: CategoryField): Pick<FormControlModel, 'input' | 'options' | 'maximumLength'> {
  if (open === true) return { input: 'suggest', options: categories, maximumLength: OPEN_CATEGORY_LENGTH };
  return { input: categories.length <= CHOICES_AT_MOST ? 'choice' : 'select', options: categories };
}
