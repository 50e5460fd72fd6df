import { Component, computed, input } from '@angular/core';
import { MarkdownText } from './markdown-text';
import { parseMarkdown } from './parse-markdown';

/** Markdown as elements of the page; nothing in it is ever read as HTML. */
@Component({
  selector: 'mc-markdown-view',
  imports: [MarkdownText],
  templateUrl: './markdown-view.html',
  styleUrl: './markdown-view.scss',
})
export class MarkdownView {
  readonly markdown = input.required<string>();
  protected readonly blocks = computed(() => parseMarkdown(this.markdown()));
}
