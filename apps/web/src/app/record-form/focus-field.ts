const FOCUSABLE = 'input, [role="combobox"], [role="switch"]';

/** Puts the keyboard on the control of one field within a form. */
export function focusField(form: HTMLElement, name: string): void {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-field]')];
  const wanted = fields.find((field) => field.dataset['field'] === name);
  wanted?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
