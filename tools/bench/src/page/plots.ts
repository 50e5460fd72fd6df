import * as Plot from '@observablehq/plot';
import { loadName } from '../report/summarise';
import { requestsOfPod } from '../capacity/plan-pods';
import { ofSuite, type PageParts } from './page-parts';
import { formatFigure, formatRatio } from './format-figure';
import { renderPlot } from './render-plot';

const OURS = '#c2410c';
const OTHERS = '#64748b';

/** The plots of the page, by their paths below docs/. */
export function renderPlots(parts: PageParts): Readonly<Record<string, string>> {
  return {
    'bench/single.svg': renderSingleRatios(parts),
    'bench/rows.svg': renderRowCosts(parts),
    'bench/peers.svg': renderPeerCosts(parts),
    'bench/capacity.svg': renderCapacityFit(parts),
  };
}

function renderSingleRatios(parts: PageParts): string {
  const bars = ofSuite(parts, 'single')
    .filter(({ load }) => load.kind === 'closed')
    .map((one) => ({ ...one, load: loadName(one.load), least: one.ratioRange[0], most: one.ratioRange[1] }));
  return renderPlot('Requests per second to those of the bare server', {
    marginLeft: 150,
    marginRight: 110,
    x: { label: 'requests/s to bare Fastify', grid: true, zero: true },
    y: { label: null, domain: [...new Set(bars.map(({ contender }) => contender))] },
    fy: { label: null, domain: [...new Set(bars.map(({ load }) => load))] },
    marks: [
      Plot.barX(bars, {
        x1: 0,
        x2: 'ratio',
        y: 'contender',
        fy: 'load',
        fill: (one: Named) => colourOf(one),
        inset: 1,
      }),
      Plot.ruleY(bars, { x1: 'least', x2: 'most', y: 'contender', fy: 'load' }),
      Plot.ruleX([1], { strokeDasharray: '3,3' }),
    ],
  });
}

function renderRowCosts(parts: PageParts): string {
  const calls = ofSuite(parts, 'protocol')
    .filter(({ contender }) => contender.startsWith('infer, binary'))
    .map((one) => ({ rows: Math.round(one.rowsPerSecond / one.requestsPerSecond), cpuUs: one.cpuUsPerRequest }))
    .map(({ rows, cpuUs }) => ({ rows, cpuUs: cpuUs / rows, of: 'protocol' }));
  const raw = parts.results.raw.map(({ rowsPerRun, cpuUsPerRow }) => ({
    rows: rowsPerRun,
    cpuUs: cpuUsPerRow,
    of: 'raw',
  }));
  const all = [...calls, ...raw];
  const colour = ({ of }: { readonly of: string }): string => (of === 'raw' ? OTHERS : OURS);
  return renderPlot('CPU of a row by the rows of a call', {
    grid: true,
    x: { type: 'log', tickFormat: '~g', label: 'rows of a call' },
    y: { type: 'log', tickFormat: '~g', label: 'CPU µs a row: binary calls (orange), bare runs of the graph (grey)' },
    marks: [
      Plot.line(calls, { x: 'rows', y: 'cpuUs', stroke: OURS }),
      Plot.dot(all, { x: 'rows', y: 'cpuUs', fill: colour }),
    ],
  });
}

function renderPeerCosts(parts: PageParts): string {
  const bars = ofSuite(parts, 'peers').filter(({ cpuUsPerRequest }) => Number.isFinite(cpuUsPerRequest));
  const least = Math.min(10, ...bars.map(({ cpuUsPerRequest }) => cpuUsPerRequest));
  const text = (one: (typeof bars)[number]): string =>
    `${formatFigure(one.cpuUsPerRequest)} µs, ${one.ratio < 0.1 ? one.ratio.toFixed(4) : formatRatio(one.ratio)} × bare`;
  return renderPlot('CPU of a request, by server', {
    marginLeft: 160,
    marginRight: 140,
    x: { type: 'log', label: 'CPU µs a request, all processes of the server', grid: true },
    y: { label: null, domain: bars.map(({ contender }) => contender) },
    marks: [
      Plot.barX(bars, { x1: least / 2, x2: 'cpuUsPerRequest', y: 'contender', fill: (one: Named) => colourOf(one) }),
      Plot.text(bars, { x: 'cpuUsPerRequest', y: 'contender', text, textAnchor: 'start', dx: 4 }),
    ],
  });
}

function renderCapacityFit({ capacity }: PageParts): string {
  const most = capacity === undefined ? 1 : requestsOfPod(capacity, 1);
  const line = [0, most].map((rate) => ({
    rate,
    cores: capacity === undefined ? 0 : capacity.fit.intercept + capacity.fit.slope * rate,
  }));
  return renderPlot('Cores in use by requests per second', {
    grid: true,
    x: { label: 'requests/s' },
    y: { label: 'cores in use, and the line fitted' },
    marks: [
      Plot.line(line, { x: 'rate', y: 'cores', stroke: OTHERS }),
      Plot.dot(capacity?.points ?? [], { x: 'requestsPerSecond', y: 'cores', fill: OURS }),
    ],
  });
}

interface Named {
  readonly contender: string;
}

function colourOf({ contender }: Named): string {
  return contender.startsWith('predictor') ? OURS : OTHERS;
}
