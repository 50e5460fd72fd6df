import { Component, computed, input } from '@angular/core';
import type { FormEntry } from './form-entry';

/** What stands under a control: its help, its bounds, and a warning about its value. */
@Component({
  selector: 'mc-field-notes',
  template: `
    <span>{{ notes() }}</span>
    @if (warning(); as text) {
      <span class="warning" data-testid="field-warning">
        <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
          <path d="M12 3.2 22 20.5H2ZM12 10v4.5M12 17.4v.01" />
        </svg>
        {{ text }}
      </span>
    }
  `,
  styles: `
    span {
      display: block;
    }
    .warning {
      display: flex;
      gap: 6px;
      margin-top: 4px;
      color: var(--caution-ink);
      font-weight: 550;
    }
    svg {
      flex: none;
      fill: none;
      stroke: currentcolor;
      stroke-linecap: round;
      stroke-linejoin: round;
      stroke-width: 2;
    }
  `,
})
export class FieldNotes {
  readonly entry = input.required<FormEntry>();
  readonly warning = input<string | undefined>();
  protected readonly notes = computed(() => {
    const { declaration, control } = this.entry();
    return [declaration.help, control.hint && `Accepts ${control.hint}.`].filter(Boolean).join(' ');
  });
}
