import { toMarkdownTable } from '../../report/to-markdown-table';
import { loadName, type Summary } from '../../report/summarise';
import { formatFigure, formatRatio } from '../format-figure';
import { ofSuite, type PageParts } from '../page-parts';

/** One record a request, under each load. */
export function renderSingle(parts: PageParts): string {
  const all = ofSuite(parts, 'single');
  const closed = all.filter(({ load }) => load.kind === 'closed');
  const open = all.filter(({ load }) => load.kind === 'open');
  return `## One record a request

The same six fields in and the same answer out, from each server on a core of its own. The bare server parses its body and
answers a constant through a response schema; the burst ceiling does so for all requests of a tick at once, which is the most
that whoever scores them together can reach. Ratios are to the bare server in the same round, with the range over the rounds.

${renderSaturation(closed)}
![Requests per second to those of the bare server](bench/single.svg)

At half of what each could take at most, at a fixed rate over 64 connections; latencies count from when a request was due
(coordinated omission corrected):

${renderLatencies(open)}`;
}

/** Requests per second, ratios and CPU of some summaries. */
export function renderSaturation(summaries: readonly Summary[]): string {
  const rows = summaries.map((one) => [
    one.contender,
    loadName(one.load),
    formatFigure(one.requestsPerSecond),
    formatRatio(one.ratio),
    one.ratioRange.map(formatRatio).join('–'),
    formatFigure(one.cpuUsPerRequest),
    formatRatio(one.cpuRatio),
    formatFigure(one.p50Ms),
    formatFigure(one.p99Ms),
    String(one.failures),
  ]);
  const headings = [
    'server',
    'load',
    'requests/s',
    'ratio',
    'range',
    'CPU µs',
    'CPU ratio',
    'p50 ms',
    'p99 ms',
    'failures',
  ];
  return toMarkdownTable(headings, rows);
}

function renderLatencies(summaries: readonly Summary[]): string {
  const rows = summaries.map((one) => [
    one.contender,
    formatFigure(one.requestsPerSecond),
    formatFigure(one.p50Ms),
    formatFigure(one.p99Ms),
    formatFigure(one.cpuUsPerRequest),
    String(one.failures),
  ]);
  return toMarkdownTable(['server', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', 'failures'], rows);
}
