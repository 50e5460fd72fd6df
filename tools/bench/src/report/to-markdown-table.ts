/** A table of Markdown, its columns padded as Prettier does it, so that both agree on the page. */
export function toMarkdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(3, heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}
