import { Component, computed, input } from '@angular/core';
import { parseInlineMarkdown } from './parse-inline-markdown';

/** The text of one block, with its strong, emphasised and code runs. */
@Component({
  selector: 'mc-markdown-text',
  template: `
    @for (span of spans(); track $index) {
      @switch (span.kind) {
        @case ('strong') {
          <strong>{{ span.text }}</strong>
        }
        @case ('emphasis') {
          <em>{{ span.text }}</em>
        }
        @case ('code') {
          <code>{{ span.text }}</code>
        }
        @default {
          <span>{{ span.text }}</span>
        }
      }
    }
  `,
  styles: `
    code {
      font-size: 0.9em;
      overflow-wrap: anywhere;
    }
  `,
})
export class MarkdownText {
  readonly text = input.required<string>();
  protected readonly spans = computed(() => parseInlineMarkdown(this.text()));
}
