import { escapeMarkdown } from './escape-markdown';

/** Renders a table cell: what Markdown would read as markup becomes code, so that names stay as they are. */
export function renderCell(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped === text || /[`|\n]/.test(text) ? escaped : `\`${text}\``;
}
