import { metricNames } from '@medcast/deploy-contract';
import { type Sample, sumOf } from '../metrics/parse-metrics';

/** What pods have counted since they started, or since a moment; plain data, so that it can be kept. */
export interface TrackFigures {
  /** Answers to people and programs; those to probes are not counted. */
  readonly requests: number;
  /** Of these, the ones with a status from 500. */
  readonly errors: number;
  /** Answers that took at most so many seconds, by the bound: `{"0.1": 98, "+Inf": 100}`. */
  readonly withinSeconds: Readonly<Record<string, number>>;
  /** Records answered with an estimate. */
  readonly predictions: number;
  /** Warnings that came with estimates, by code. */
  readonly warnings: Readonly<Record<string, number>>;
  /** Sum of the estimated numbers by model. */
  readonly estimates: Readonly<Record<string, number>>;
  /** Sum of their squares by model. */
  readonly estimateSquares: Readonly<Record<string, number>>;
  /** How many numbers are in each of these sums. */
  readonly estimateCounts: Readonly<Record<string, number>>;
  /** Sum of the probabilities of each label: `{"iris: setosa": 33.1}`. */
  readonly probabilities: Readonly<Record<string, number>>;
  /** How many probabilities are in each of these sums. */
  readonly probabilityCounts: Readonly<Record<string, number>>;
}

/** Routes of predictions; probes and the form tell nothing of a model. */
const ROUTE = /^\/(api|v2)(\/|$)/;

const isServing = ({ labels }: Sample) => ROUTE.test(labels['route'] ?? '');

/** Figures of one pod, from its metrics. */
export function toFigures(samples: readonly Sample[]): TrackFigures {
  const serving = samples.filter((sample) => isServing(sample));
  const failed = serving.filter(({ labels }) => Number(labels['status']) >= 500);
  return {
    requests: sumOf(serving, metricNames.requests),
    errors: sumOf(failed, metricNames.requests),
    withinSeconds: sumBy(serving, `${metricNames.requestSeconds}_bucket`, 'le'),
    predictions: sumOf(samples, metricNames.predictions),
    warnings: sumBy(samples, metricNames.predictionWarnings, 'code'),
    estimates: sumBy(samples, `${metricNames.predictionValue}_sum`, 'model'),
    estimateSquares: sumBy(samples, metricNames.predictionValueSquares, 'model'),
    estimateCounts: sumBy(samples, `${metricNames.predictionValue}_count`, 'model'),
    probabilities: sumByLabel(samples, `${metricNames.predictionProbability}_sum`),
    probabilityCounts: sumByLabel(samples, `${metricNames.predictionProbability}_count`),
  };
}

/** What was counted since an earlier look at the same pod; everything where it has been started anew in between. */
export function sinceBaseline(now: TrackFigures, then: TrackFigures | undefined): TrackFigures {
  if (then === undefined || now.requests < then.requests || now.predictions < then.predictions) return now;
  return combine(now, then, (a, b) => a - b);
}

/** Figures of several pods together. */
export function addFigures(figures: readonly TrackFigures[]): TrackFigures {
  return figures.reduce((sum, each) => combine(sum, each, (a, b) => a + b), nothing);
}

const nothing: TrackFigures = {
  requests: 0,
  errors: 0,
  withinSeconds: {},
  predictions: 0,
  warnings: {},
  estimates: {},
  estimateSquares: {},
  estimateCounts: {},
  probabilities: {},
  probabilityCounts: {},
};

type Operation = (a: number, b: number) => number;

function combine(a: TrackFigures, b: TrackFigures, operation: Operation): TrackFigures {
  return {
    requests: operation(a.requests, b.requests),
    errors: operation(a.errors, b.errors),
    withinSeconds: combineAll(a.withinSeconds, b.withinSeconds, operation),
    predictions: operation(a.predictions, b.predictions),
    warnings: combineAll(a.warnings, b.warnings, operation),
    estimates: combineAll(a.estimates, b.estimates, operation),
    estimateSquares: combineAll(a.estimateSquares, b.estimateSquares, operation),
    estimateCounts: combineAll(a.estimateCounts, b.estimateCounts, operation),
    probabilities: combineAll(a.probabilities, b.probabilities, operation),
    probabilityCounts: combineAll(a.probabilityCounts, b.probabilityCounts, operation),
  };
}

type Numbers = Readonly<Record<string, number>>;

function combineAll(a: Numbers, b: Numbers, operation: Operation): Numbers {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, operation(a[key] ?? 0, b[key] ?? 0)]));
}

function sumBy(samples: readonly Sample[], name: string, label: string): Numbers {
  return sumByKey(samples, name, ({ labels }) => labels[label] ?? '');
}

function sumByLabel(samples: readonly Sample[], name: string): Numbers {
  return sumByKey(samples, name, ({ labels }) => `${labels['model'] ?? ''}: ${labels['label'] ?? ''}`);
}

function sumByKey(samples: readonly Sample[], name: string, keyOf: (sample: Sample) => string): Numbers {
  const sums = new Map<string, number>();
  for (const sample of samples) {
    if (sample.name === name) sums.set(keyOf(sample), (sums.get(keyOf(sample)) ?? 0) + sample.value);
  }
  return Object.fromEntries(sums);
}
