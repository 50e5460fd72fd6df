import { Component, computed, input } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { FieldNotes } from './field-notes';
import { type FormEntry, visibleError } from './form-entry';

/** Yes or no, as a switch. */
@Component({
  selector: 'mc-toggle-field',
  imports: [FieldNotes, MatSlideToggle],
  template: `
    <div class="group" [class.wrong]="error()">
      <mat-slide-toggle
        [aria-describedby]="entry().id + '-notes ' + entry().id + '-error'"
        [checked]="isOn()"
        (change)="turn($event.checked)"
      >
        {{ entry().label }}
      </mat-slide-toggle>
      <p class="error" aria-live="polite" [id]="entry().id + '-error'">{{ error() }}</p>
      <mc-field-notes class="notes" [id]="entry().id + '-notes'" [entry]="entry()" [warning]="warning()" />
    </div>
  `,
  styleUrl: './entry.scss',
})
export class ToggleField {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly error = computed(() => visibleError(this.entry()));
  protected readonly isOn = computed(() => this.entry().tree().value() === 'true');

  protected turn(on: boolean): void {
    const state = this.entry().tree();
    state.value.set(String(on));
    state.markAsDirty();
  }
}
