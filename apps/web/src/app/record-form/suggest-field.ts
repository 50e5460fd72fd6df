import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldNotes } from './field-notes';
import { type FormEntry, visibleError } from './form-entry';
import { renderFieldValue } from './record-texts';

/** A text of which many values are known: they are suggested as one types, and any other is taken too. */
@Component({
  selector: 'mc-suggest-field',
  imports: [FieldNotes, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ entry().label }}</mat-label>
      <input
        matInput
        type="text"
        autocomplete="off"
        [id]="entry().id"
        [attr.list]="entry().id + '-list'"
        [placeholder]="placeholder()"
        [formField]="entry().tree"
      />
      <mat-hint><mc-field-notes [entry]="entry()" [warning]="warning()" /></mat-hint>
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
    <datalist [id]="entry().id + '-list'">
      @for (option of entry().control.options ?? []; track option.value) {
        <option [value]="option.value">{{ option.label }}</option>
      }
    </datalist>
  `,
  styleUrl: './entry.scss',
})
export class SuggestField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
  protected readonly placeholder = computed(() => {
    const { control, declaration } = this.entry();
    return `e.g. ${renderFieldValue(declaration, control.example)}`;
  });
}
