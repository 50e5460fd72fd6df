import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldNotes } from './field-notes';
import { type FormEntry, visibleError } from './form-entry';

/** A date, by the control of the browser: it speaks the person's language, and its text is always `YYYY-MM-DD`. */
@Component({
  selector: 'mc-date-field',
  imports: [FieldNotes, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ entry().label }}</mat-label>
      <input
        matInput
        type="date"
        [id]="entry().id"
        [attr.min]="entry().control.earliest"
        [attr.max]="entry().control.latest"
        [formField]="entry().tree"
      />
      <mat-hint><mc-field-notes [entry]="entry()" [warning]="warning()" /></mat-hint>
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
  `,
  styleUrl: './entry.scss',
})
export class DateField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
}
