import { median } from '../../report/median';
import { toMarkdownTable } from '../../report/to-markdown-table';
import { FILLED_SHARE } from '../../capacity/plan-pods';
import { loadName, type Summary } from '../../report/summarise';
import { formatFigure } from '../format-figure';
import { ofSuite, type PageParts } from '../page-parts';

/** Start, memory, money, and a core that two processes share. */
export function renderCosts(parts: PageParts): string {
  return `## Start, memory, cost

${renderStarts(parts)}
Resident memory over the rounds of one record a request, and the most that it ever was:

${renderMemory(ofSuite(parts, 'single'))}
${renderPrices(parts)}
${renderSharedCore(parts)}`;
}

function renderStarts({ results: { starts } }: PageParts): string {
  const rows = starts.map(({ server, readyMs }) => [
    server,
    formatFigure(median(readyMs)),
    formatFigure(Math.max(...readyMs)),
    String(readyMs.length),
  ]);
  return toMarkdownTable(['server', 'start to ready, ms', 'longest', 'starts'], rows);
}

function renderMemory(summaries: readonly Summary[]): string {
  const after = summaries.filter(({ load }) => loadName(load) === '256 connections');
  const rows = after.map(({ contender, residentMi, peakMi }) => [
    contender,
    formatFigure(residentMi),
    formatFigure(peakMi),
  ]);
  return toMarkdownTable(['server', 'MiB after 256 connections', 'MiB at most'], rows);
}

function renderPrices(parts: PageParts): string {
  const { perHour, currency, of, recorded, source } = parts.results.corePrice;
  const perMillion = (cpuUs: number): number => (cpuUs / 3600) * perHour;
  const all = [...ofSuite(parts, 'trees'), ...ofSuite(parts, 'peers')];
  const usual = all.filter((one, index) => all.findIndex(({ contender }) => contender === one.contender) === index);
  const rows = usual.map(({ contender, cpuUsPerRequest }) => [
    contender,
    formatFigure(perMillion(cpuUsPerRequest)),
    formatFigure(perMillion(cpuUsPerRequest) / FILLED_SHARE),
  ]);
  const percent = Math.round(FILLED_SHARE * 100);
  const headings = ['server', `${currency} a million`, `with cores filled to ${percent} %`];
  return `A million predictions, one a request, cost in CPU (${formatFigure(perHour)} ${currency} an hour for ${of}, recorded
${recorded}, <${source}>; \`--core-price\` takes another):

${toMarkdownTable(headings, rows)}`;
}

function renderSharedCore({ results: { sharedCore } }: PageParts): string {
  if (sharedCore.length === 0) return '';
  const rows = [1, 2].map((processes) => {
    const own = sharedCore.filter((one) => one.processes === processes);
    return [
      String(processes),
      formatFigure(median(own.map(({ requestsPerSecond }) => requestsPerSecond))),
      formatFigure(median(own.map(({ cpuUsPerRequest }) => cpuUsPerRequest))),
      formatFigure(median(own.map(({ residentMi }) => residentMi))),
    ];
  });
  return `Two processes on two ports, which share the one core that the load leaves, with 32 connections each: what splitting
work costs. How two processes on two cores do cannot be measured on a machine of two cores, of which the load needs one; a
process shares nothing with another, so that the CPU of a request is what carries over.

${toMarkdownTable(['processes', 'requests/s together', 'CPU µs', 'MiB together'], rows)}`;
}
