import { metricNames, predictorSettings } from '@medcast/deploy-contract';
import type { Rule, RuleGroup } from '../../custom/prometheus';

/** Share of answers that may be our fault. */
const ERROR_SHARE = 0.01;

/** Under this stay 95 of 100 answers. */
const P95_SECONDS = 0.5;

/** A channel was not read for so many of its periods: the repository is away. */
const MISSED_CHECKS = 10;

const { requests, requestSeconds, modelInfo, channelCheckAge } = metricNames;
const readyPods = `count by (namespace, model) (${modelInfo}{state="ready"})`;
const allPods = `count by (namespace, model) (${modelInfo})`;
const staleSeconds = Number(predictorSettings.RELOAD_SECONDS.default) * MISSED_CHECKS;

/** Figures that alarms and the dashboard ask for, computed once. */
export const recorded = {
  requestRate: 'medcast:requests:rate5m',
  errorShare: 'medcast:errors:share5m',
  p95Seconds: 'medcast:request_seconds:p95_5m',
} as const;

const records: readonly Rule[] = [
  { record: recorded.requestRate, expr: `sum by (namespace) (rate(${requests}[5m]))` },
  {
    record: recorded.errorShare,
    expr: `sum by (namespace) (rate(${requests}{status=~"5.."}[5m])) / sum by (namespace) (rate(${requests}[5m]))`,
  },
  {
    record: recorded.p95Seconds,
    expr: `histogram_quantile(0.95, sum by (namespace, le) (rate(${requestSeconds}_bucket[5m])))`,
  },
];

const alerts: readonly Rule[] = [
  {
    alert: 'MedcastErrors',
    expr: `${recorded.errorShare} > ${ERROR_SHARE}`,
    for: '5m',
    labels: { severity: 'page' },
    annotations: {
      summary: 'More than 1 % of the answers of the predictor are errors of ours',
      description:
        'Look at `medcast status`, then at the log of the predictor: each error has a code and a request id.',
    },
  },
  {
    alert: 'MedcastSlow',
    expr: `${recorded.p95Seconds} > ${P95_SECONDS}`,
    for: '10m',
    labels: { severity: 'ticket' },
    annotations: {
      summary: `More than 5 of 100 answers of the predictor take longer than ${P95_SECONDS} s`,
      description: 'Look whether the autoscaler is at its maximum, and whether pods are throttled.',
    },
  },
  {
    alert: 'MedcastModelRefused',
    expr: `max by (namespace, model, version) (${modelInfo}{state=~"refused|failed"}) == 1`,
    for: '2m',
    labels: { severity: 'ticket' },
    annotations: {
      summary: 'A version of {{ $labels.model }} was refused; the one in service stays',
      description: 'The log of the predictor and GET /health/ready name the code (docs/errors.md).',
    },
  },
  {
    alert: 'MedcastChannelStale',
    expr: `max by (namespace, model, channel) (${channelCheckAge}) > ${staleSeconds}`,
    for: '5m',
    labels: { severity: 'ticket' },
    annotations: {
      summary: `The channel {{ $labels.channel }} of {{ $labels.model }} was not read for ${staleSeconds} s`,
      description:
        'The model repository is away, or the identity of the pods may not read it any more. What serves goes on.',
    },
  },
  {
    alert: 'MedcastNoModel',
    expr: `(${readyPods} or on (namespace, model) 0 * ${allPods}) == 0`,
    for: '2m',
    labels: { severity: 'page' },
    annotations: {
      summary: 'No pod serves {{ $labels.model }}',
      description: 'Look at `medcast status` and GET /health/ready of a pod, which says what is missing.',
    },
  },
];

/** What is computed and watched. */
export const ruleGroups: readonly RuleGroup[] = [
  { name: 'medcast.records', interval: '30s', rules: records },
  { name: 'medcast.alerts', interval: '30s', rules: alerts },
];
