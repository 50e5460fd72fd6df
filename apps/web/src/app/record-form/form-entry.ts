import type { FieldTree } from '@angular/forms/signals';
import type { FieldDeclaration, FormControlModel, FormModel } from '@medcast/record-schema';
import type { RecordTexts } from './record-texts';

/** One control of the form: how it is drawn, what it declares, and where its text is kept. */
export interface FormEntry {
  readonly control: FormControlModel;
  readonly declaration: FieldDeclaration;
  readonly tree: FieldTree<string>;
  /** Label as drawn: a field that may stay empty says so. */
  readonly label: string;
  /** Prefix of the ids of the entry's elements. */
  readonly id: string;
}

/** What a person may choose from; a field that may stay empty has a choice for that. */
export interface EntryOption {
  readonly value: string;
  readonly label: string;
}

/** Joins the controls of a form with their declarations and texts. */
export function toFormEntries(form: FormModel, fields: FieldTree<RecordTexts>): readonly FormEntry[] {
  return form.controls.flatMap((control) => {
    const declaration = form.schema.fields.find((field) => field.name === control.name);
    const tree = fields[control.name];
    if (declaration === undefined || tree === undefined) return [];
    const label = control.required ? declaration.label : `${declaration.label} (optional)`;
    return [{ control, declaration, tree, label, id: `field-${control.name}` }];
  });
}

/** The options of a choice or select control, or of a yes-or-no that may stay empty. */
export function toOptions(control: FormControlModel): readonly EntryOption[] {
  const options = control.options ?? [
    { value: 'true', label: 'Yes' },
    { value: 'false', label: 'No' },
  ];
  return control.required ? options : [...options, { value: '', label: 'Not given' }];
}

/** What is wrong with an entry, once the person has been there: as they type or after they left it. */
export function visibleError(entry: FormEntry): string | undefined {
  const state = entry.tree();
  return state.touched() || state.dirty() ? state.errors()[0]?.message : undefined;
}
