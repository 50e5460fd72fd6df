import { median } from '../../report/median';
import { toMarkdownTable } from '../../report/to-markdown-table';
import { binaryName, explainedName, names, ROWS_OF_CALLS } from '../../suites/all-suites';
import { formatFigure, formatRatio } from '../format-figure';
import { ofSuite, type PageParts } from '../page-parts';
import { renderSaturation } from './single-section';

/** How it grows with trees, fields and rows. */
export function renderGrowth(parts: PageParts): string {
  return `## How it grows

With **trees**: the embedded linear bundle, and bundles of the bench's own with one and three heads of 150 boosted trees.

${renderSaturation(ofSuite(parts, 'trees'))}
With **fields**: each beside the bare server that is sent the same body.

${renderSaturation(ofSuite(parts, 'fields'))}
With **rows**, by the Open Inference Protocol: binary tensors in and out, beside bare runs of the graph over as many rows.

${renderRows(parts)}
![CPU of a row by the rows of a call](bench/rows.svg)

With **explanations** (\`?explain=true\`), on one connection:

${renderExplained(parts)}`;
}

function renderExplained(parts: PageParts): string {
  const all = ofSuite(parts, 'explain');
  const rows = [names.predictor, names.threeHeads].map((name) => {
    const [plain, explained] = [name, explainedName(name)].map((wanted) =>
      all.find(({ contender }) => contender === wanted),
    );
    const [without, withIt] = [plain?.p50Ms ?? NaN, explained?.p50Ms ?? NaN];
    const cpuUs = (explained?.cpuUsPerRequest ?? NaN) - (plain?.cpuUsPerRequest ?? NaN);
    return [name, ...[without, withIt, withIt - without, explained?.p99Ms ?? NaN, cpuUs].map(formatFigure)];
  });
  return toMarkdownTable(['server', 'p50 ms', 'explained, p50 ms', 'added', 'p99 ms', 'CPU µs added'], rows);
}

function renderRows(parts: PageParts): string {
  const protocol = ofSuite(parts, 'protocol');
  const json = protocol.find(({ contender }) => contender === 'infer, JSON');
  const rows = ROWS_OF_CALLS.map((count) => {
    const call = protocol.find(({ contender }) => contender === binaryName(count));
    const raw = parts.results.raw.filter(({ rowsPerRun }) => rowsPerRun === count);
    const rawRows = median(raw.map(({ rowsPerSecond }) => rowsPerSecond));
    return [
      `binary, ${formatFigure(count)}`,
      formatFigure(call?.rowsPerSecond ?? NaN),
      formatFigure((call?.cpuUsPerRequest ?? NaN) / count),
      formatFigure(rawRows),
      formatFigure(median(raw.map(({ cpuUsPerRow }) => cpuUsPerRow))),
      formatRatio((call?.rowsPerSecond ?? NaN) / rawRows),
    ];
  });
  const jsonRow = [
    'JSON, 1',
    formatFigure(json?.rowsPerSecond ?? NaN),
    formatFigure(json?.cpuUsPerRequest ?? NaN),
    ...['–', '–', `${formatRatio(json?.ratio ?? NaN)} × bare`],
  ];
  const headings = ['rows of a call', 'rows/s', 'CPU µs a row', 'raw rows/s', 'raw CPU µs a row', 'to raw'];
  return toMarkdownTable(headings, [jsonRow, ...rows]);
}
