import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { FieldNotes } from './field-notes';
import { type FormEntry, toOptions, visibleError } from './form-entry';
import { renderFieldValue } from './record-texts';

/** One of many categories, from a list that opens. */
@Component({
  selector: 'mc-select-field',
  imports: [FieldNotes, FormField, MatError, MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ entry().label }}</mat-label>
      <mat-select [id]="entry().id" [placeholder]="placeholder()" [formField]="entry().tree">
        @for (option of options(); track option.value) {
          <mat-option [value]="option.value">{{ option.label }}</mat-option>
        }
      </mat-select>
      <mat-hint><mc-field-notes [entry]="entry()" [warning]="warning()" /></mat-hint>
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
  `,
  styleUrl: './entry.scss',
})
export class SelectField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
  protected readonly options = computed(() => toOptions(this.entry().control));
  protected readonly placeholder = computed(() => {
    const { control, declaration } = this.entry();
    return `e.g. ${renderFieldValue(declaration, control.example)}`;
  });
}
