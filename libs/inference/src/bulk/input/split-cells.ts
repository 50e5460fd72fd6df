/** The cells of a row of CSV; `undefined` where a quote is not closed, or more than a delimiter follows a closed one. */
export function splitCells(row: string, delimiter: string): readonly string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    const isQuoted = row[at] === '"';
    const end = isQuoted ? endOfQuoted(row, at) : endOfPlain(row, at, delimiter);
    if (end < 0 || (end < row.length && row[end] !== delimiter)) return undefined;
    cells.push(isQuoted ? row.slice(at + 1, end - 1).replaceAll('""', '"') : row.slice(at, end));
    if (end >= row.length) return cells;
    at = end;
  }
}

function endOfPlain(row: string, start: number, delimiter: string): number {
  const end = row.indexOf(delimiter, start);
  return end < 0 ? row.length : end;
}

/** Place behind the quote that closes the cell, or -1. */
function endOfQuoted(row: string, start: number): number {
  for (let at = start + 1; at < row.length; at++) {
    if (row[at] !== '"') continue;
    if (row[at + 1] !== '"') return at + 1;
    at++;
  }
  return -1;
}
