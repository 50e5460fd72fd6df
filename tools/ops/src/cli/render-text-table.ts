/**
 * Lines up rows below their headings, for a terminal.
 *
 * @param rows each as long as `headings`
 * @returns lines, each with its newline and without spaces at its end
 */
export function renderTextTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
