/** Lines around a change that are shown. */
const CONTEXT = 3;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * Renders what differs between two texts, as `diff -u` does.
 *
 * @returns hunks with `@@` headings; empty where the texts are equal
 */
export function unifiedDiff(before: string, after: string): string {
  const lines = toEdits(before.split('\n'), after.split('\n'));
  return toHunks(lines)
    .map(({ start, end }) => renderHunk(lines, start, end))
    .join('');
}

/** The shortest way from one list of lines to the other, by their longest common subsequence. */
function toEdits(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = commonLengths(before, after);
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [own, other] = [before[i], after[j]];
    if (own !== undefined && own === other) {
      lines.push({ mark: ' ', text: own });
      i += 1;
      j += 1;
    } else if (own !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ mark: '-', text: own });
      i += 1;
    } else {
      lines.push({ mark: '+', text: other ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** Length of the longest common subsequence from each pair of places to the ends. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, next] = [table[i], table[i + 1]];
    if (row === undefined || next === undefined) continue;
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Changes with their surroundings; those that would touch are one. */
function toHunks(lines: readonly Line[]): readonly Span[] {
  const spans: Span[] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const span = { start: Math.max(0, index - CONTEXT), end: Math.min(lines.length, index + CONTEXT + 1) };
    const last = spans.at(-1);
    if (last !== undefined && span.start <= last.end) spans[spans.length - 1] = { start: last.start, end: span.end };
    else spans.push(span);
  }
  return spans;
}

function renderHunk(lines: readonly Line[], start: number, end: number): string {
  const count = (part: readonly Line[], other: Line['mark']) => part.filter(({ mark }) => mark !== other).length;
  const [ahead, hunk] = [lines.slice(0, start), lines.slice(start, end)];
  const heading = `@@ -${count(ahead, '+') + 1},${count(hunk, '+')} +${count(ahead, '-') + 1},${count(hunk, '-')} @@`;
  return [heading, ...hunk.map(({ mark, text }) => `${mark}${text}`)].map((line) => `${line}\n`).join('');
}
