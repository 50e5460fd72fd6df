import { toMarkdownTable } from '../../report/to-markdown-table';
import type { BulkFigures } from '../../suites/measure-bulk-parts';
import { formatFigure, formatRatio } from '../format-figure';
import type { PageParts } from '../page-parts';

const NAMES = { linear: 'linear', threeHeads: '3 × 150 trees' } as const;

/** Whole tables in one request, and what others wait meanwhile. */
export function renderBulk({ results: { bulk } }: PageParts): string {
  if (bulk.length === 0) return '## Bulk\n\nNot measured.\n';
  const headings = [
    'model',
    'format',
    'rows/s of CPU',
    'to raw',
    'rows/s',
    'MiB',
    'others wait p50',
    'p99',
    'at most, ms',
  ];
  return `## Bulk

Tables streamed in and out, in rows a second of processor time of the whole server, beside bare runs of the graph; and what
single predictions waited for beside it.

${toMarkdownTable(headings, bulk.flatMap(rowsOf))}`;
}

function rowsOf({ repository, rawRowsPerCpuSecond, formats }: BulkFigures): readonly (readonly string[])[] {
  return formats.map(({ format, rowsPerCpuSecond, rowsPerSecond, residentMi, waits }) => [
    NAMES[repository],
    format,
    formatFigure(rowsPerCpuSecond),
    formatRatio(rowsPerCpuSecond / rawRowsPerCpuSecond),
    ...[rowsPerSecond, residentMi, waits.p50Ms, waits.p99Ms, waits.longestMs].map(formatFigure),
  ]);
}
