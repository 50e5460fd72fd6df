import { metricNames } from '@medcast/deploy-contract';
import { recorded } from './rules';

const WIDTH = 12;
const HEIGHT = 8;

/** One picture of the dashboard. */
interface Panel {
  readonly title: string;
  readonly unit: 'reqps' | 's' | 'percentunit' | 'short';
  /** Queries, by their legends. */
  readonly queries: Readonly<Record<string, string>>;
}

const { predictions, predictionWarnings, requestsInFlight, modelInfo, channelCheckAge, requestSeconds, requests } =
  metricNames;
const { queueWaitSeconds, batchRows, scoreSeconds, refusals, driftPsi } = metricNames;
const rateBy = (metric: string, label: string): string =>
  `sum by (${label}) (rate(${metric}{namespace="$namespace"}[5m]))`;
const quantile = (share: number, metric: string = requestSeconds): string =>
  `histogram_quantile(${share}, sum by (le) (rate(${metric}_bucket{namespace="$namespace"}[5m])))`;

const panels: readonly Panel[] = [
  { title: 'Requests by status', unit: 'reqps', queries: { '{{status}}': rateBy(requests, 'status') } },
  { title: 'Errors', unit: 'percentunit', queries: { errors: `${recorded.errorShare}{namespace="$namespace"}` } },
  { title: 'Time of an answer', unit: 's', queries: { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) } },
  {
    title: 'Requests in flight by pod',
    unit: 'short',
    queries: { '{{pod}}': `${requestsInFlight}{namespace="$namespace"}` },
  },
  {
    title: 'Predictions by version',
    unit: 'reqps',
    queries: { '{{model}}/{{version}}': rateBy(predictions, 'model, version') },
  },
  {
    title: 'Warnings by code',
    unit: 'reqps',
    queries: { '{{model}} {{code}}': rateBy(predictionWarnings, 'model, code') },
  },
  { title: 'Refusals by code', unit: 'reqps', queries: { '{{code}}': rateBy(refusals, 'code') } },
  {
    title: 'Wait before a run, and its time',
    unit: 's',
    queries: { 'wait p99': quantile(0.99, queueWaitSeconds), 'run p99': quantile(0.99, scoreSeconds) },
  },
  {
    title: 'Records scored in one run',
    unit: 'short',
    queries: { '{{model}}': `${rateBy(`${batchRows}_sum`, 'model')} / ${rateBy(`${batchRows}_count`, 'model')}` },
  },
  {
    title: 'Drift of fields over the last hour (0.2 is major)',
    unit: 'short',
    queries: {
      '{{model}} {{field}}': `max by (model, field) (${driftPsi}{namespace="$namespace", period="hour"})`,
    },
  },
  {
    title: 'Pods by version and state',
    unit: 'short',
    queries: {
      '{{model}}/{{version}} {{state}}': `sum by (model, version, state) (${modelInfo}{namespace="$namespace"})`,
    },
  },
  {
    title: 'Age of what is known of the channel',
    unit: 's',
    queries: { '{{model}} {{channel}}': `max by (model, channel) (${channelCheckAge}{namespace="$namespace"})` },
  },
];

/** The dashboard, as Grafana reads it. */
export function dashboard(): object {
  return {
    title: 'Medcast',
    uid: 'medcast',
    schemaVersion: 39,
    editable: false,
    refresh: '30s',
    tags: ['medcast'],
    time: { from: 'now-3h', to: 'now' },
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus' },
        {
          name: 'namespace',
          type: 'query',
          datasource: { type: 'prometheus', uid: '${datasource}' },
          query: `label_values(${modelInfo}, namespace)`,
        },
      ],
    },
    panels: panels.map(toPanel),
  };
}

function toPanel({ title, unit, queries }: Panel, index: number): object {
  return {
    id: index + 1,
    title,
    type: 'timeseries',
    datasource: { type: 'prometheus', uid: '${datasource}' },
    gridPos: { h: HEIGHT, w: WIDTH, x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], query) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + query),
      expr,
      legendFormat,
    })),
  };
}
