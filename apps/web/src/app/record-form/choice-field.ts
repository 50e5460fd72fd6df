import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { FieldNotes } from './field-notes';
import { type FormEntry, toOptions, visibleError } from './form-entry';

/** One of a few categories, all in view. */
@Component({
  selector: 'mc-choice-field',
  imports: [FieldNotes, FormField, MatRadioButton, MatRadioGroup],
  template: `
    <div class="group" [class.wrong]="error()">
      <p class="label" [id]="entry().id + '-label'">{{ entry().label }}</p>
      <mat-radio-group
        [attr.aria-labelledby]="entry().id + '-label'"
        [attr.aria-describedby]="entry().id + '-notes ' + entry().id + '-error'"
        [attr.aria-invalid]="error() ? true : null"
        [formField]="entry().tree"
      >
        @for (option of options(); track option.value) {
          <mat-radio-button [value]="option.value">{{ option.label }}</mat-radio-button>
        }
      </mat-radio-group>
      <p class="error" aria-live="polite" [id]="entry().id + '-error'">{{ error() }}</p>
      <mc-field-notes class="notes" [id]="entry().id + '-notes'" [entry]="entry()" [warning]="warning()" />
    </div>
  `,
  styleUrl: './entry.scss',
})
export class ChoiceField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
  protected readonly options = computed(() => toOptions(this.entry().control));
}
