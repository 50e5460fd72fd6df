import { Component, input } from '@angular/core';

/** How urgent a notice is. */
export type NoticeKind = 'info' | 'caution' | 'error';

/** A framed message with a sign for its urgency. */
@Component({
  selector: 'mc-notice',
  template: `
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      @if (kind() === 'info') {
        <circle cx="12" cy="12" r="9.5" />
        <path d="M12 11v5.5M12 7.5v.01" />
      } @else {
        <path d="M12 3.2 22 20.5H2Z" />
        <path d="M12 10v4.5M12 17.4v.01" />
      }
    </svg>
    <div><ng-content /></div>
  `,
  styleUrl: './notice.scss',
  host: { '[class]': 'kind()' },
})
export class Notice {
  readonly kind = input.required<NoticeKind>();
}
