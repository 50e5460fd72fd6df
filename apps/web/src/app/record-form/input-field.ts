import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldNotes } from './field-notes';
import { type FormEntry, visibleError } from './form-entry';

/**
 * A number or a text that is typed. Numbers too are typed as text: `type="number"` hides from the page what was typed
 * when it is no number, and then nothing could be said about it.
 */
@Component({
  selector: 'mc-input-field',
  imports: [FieldNotes, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ entry().label }}</mat-label>
      <input
        matInput
        type="text"
        autocomplete="off"
        [id]="entry().id"
        [attr.inputmode]="inputMode()"
        [placeholder]="'e.g. ' + entry().control.example"
        [formField]="entry().tree"
      />
      @if (entry().control.unit; as unit) {
        <span matTextSuffix>{{ unit }}</span>
      }
      <mat-hint><mc-field-notes [entry]="entry()" [warning]="warning()" /></mat-hint>
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
  `,
  styleUrl: './entry.scss',
})
export class InputField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
  protected readonly inputMode = computed(() => {
    const { kind } = this.entry().declaration;
    if (kind === 'integer') return 'numeric';
    return kind === 'number' ? 'decimal' : null;
  });
}
