import { toMarkdownTable } from './to-markdown-table';
import { loadName, type Summary } from './summarise';

const HEADINGS = ['server', 'load', 'requests/s', 'ratio', 'CPU µs', 'p50 ms', 'p99 ms', 'MiB', 'failures'];

/** Renders the summaries as a table of Markdown. */
export function renderTable(summaries: readonly Summary[]): string {
  const rows = summaries.map((one) => [
    one.contender,
    loadName(one.load),
    one.requestsPerSecond.toFixed(0),
    Number.isNaN(one.ratio) ? '–' : one.ratio.toFixed(2),
    Number.isFinite(one.cpuUsPerRequest) ? one.cpuUsPerRequest.toFixed(1) : '–',
    one.p50Ms.toFixed(3),
    one.p99Ms.toFixed(3),
    one.residentMi.toFixed(0),
    String(one.failures),
  ]);
  return toMarkdownTable(HEADINGS, rows);
}
