import type { FieldDeclaration, FieldValue, FormControlModel, FormModel } from '@medcast/record-schema';

/** What stands in each control of a form, by field name; "" where nothing does. */
export type RecordTexts = Readonly<Record<string, string>>;

/** The texts of a form that nobody has filled in. A switch has no third position: it starts as "no". */
export function emptyTexts(form: FormModel): RecordTexts {
  return toTexts(form, (control) => (control.input === 'toggle' && control.required ? 'false' : ''));
}

/** The texts of the example that the schema gives. */
export function exampleTexts(form: FormModel): RecordTexts {
  return toTexts(form, (control) => control.example);
}

/** Whether two forms hold the same texts. */
export function areSameTexts(left: RecordTexts, right: RecordTexts): boolean {
  return Object.keys({ ...left, ...right }).every((name) => left[name] === right[name]);
}

/** Renders a field's value as a person reads it: "27.9 kg/m²", "Southwest", "Yes"; "not given" for a missing one. */
export function renderFieldValue(field: FieldDeclaration | undefined, value: FieldValue): string {
  if (value === null) return 'not given';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field?.kind === 'category')
    return field.categories.find((category) => category.value === value)?.label ?? String(value);
  const unit = field !== undefined && 'unit' in field ? field.unit : undefined;
  return unit === undefined ? String(value) : `${String(value)} ${unit}`;
}

function toTexts(form: FormModel, toText: (control: FormControlModel) => string): RecordTexts {
  return Object.fromEntries(form.controls.map((control) => [control.name, toText(control)]));
}
