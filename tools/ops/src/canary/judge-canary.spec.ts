import { judgeCanary } from './judge-canary';
import { quantileOf } from './quantile';
import { addFigures, sinceBaseline, toFigures, type TrackFigures } from './track-figures';
import { parseMetrics } from '../metrics/parse-metrics';

const stable: TrackFigures = {
  requests: 1000,
  errors: 5,
  withinSeconds: { '0.01': 900, '0.1': 990, '+Inf': 1000 },
  predictions: 990,
  warnings: { AGE_UNUSUAL: 99 },
  estimates: { insurance: 13_000_000 },
  // A mean of 13,000 with a standard deviation of 12,000.
  estimateSquares: { insurance: 1000 * (13_000 ** 2 + 12_000 ** 2) },
  estimateCounts: { insurance: 1000 },
  probabilities: { 'iris: setosa': 330 },
  probabilityCounts: { 'iris: setosa': 1000 },
};

function missed(canary: Partial<TrackFigures>): readonly string[] {
  return judgeCanary(stable, { ...stable, ...canary })
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);
}

describe('judgeCanary', () => {
  it('passes what does the same', () => {
    expect(judgeCanary(stable, stable).map(({ passed }) => passed)).toEqual([true, true, true, true, true, true]);
  });

  it.each<[string, Partial<TrackFigures>]>([
    ['requests', { requests: 99, errors: 0 }],
    ['share of errors', { errors: 16 }],
    ['95 % of answers within seconds', { withinSeconds: { '0.01': 0, '0.1': 900, '0.5': 1000, '+Inf': 1000 } }],
    ['estimates with AGE_UNUSUAL', { warnings: { AGE_UNUSUAL: 200 } }],
    ['estimates with BMI_UNUSUAL', { warnings: { AGE_UNUSUAL: 99, BMI_UNUSUAL: 60 } }],
    ['mean estimate of insurance', { estimates: { insurance: 15_000_000 } }],
    ['mean probability of iris: setosa', { probabilities: { 'iris: setosa': 400 } }],
  ])('refuses for its %s', (name, figures) => {
    expect(missed(figures)).toEqual([name]);
  });

  it('accepts each limit itself', () => {
    expect(missed({ requests: 100, errors: 1 })).toEqual([]);
    expect(missed({ errors: 15 })).toEqual([]);
  });

  it('takes a shift that so few requests show by chance for none', () => {
    const few = { estimates: { insurance: 1_500_000 }, estimateSquares: { insurance: 100 * 400_000_000 } };
    expect(missed({ ...few, estimateCounts: { insurance: 100 } })).toEqual([]);
    const fewLabels = { probabilities: { 'iris: setosa': 42 }, probabilityCounts: { 'iris: setosa': 100 } };
    expect(missed(fewLabels)).toEqual([]);
  });

  it('takes a difference of less than ten milliseconds for none', () => {
    expect(missed({ withinSeconds: { '0.005': 0, '0.01': 900, '0.1': 999, '+Inf': 1000 } })).toEqual([]);
  });
});

describe('toFigures', () => {
  it('counts what people asked, not what probes did', () => {
    const text = `medcast_http_requests_total{route="/health/ready",status="503"} 50
medcast_http_requests_total{route="/api/v1/predict",status="200"} 8
medcast_http_requests_total{route="/v2/models/:model/infer",status="500"} 2
medcast_http_request_duration_seconds_bucket{route="/api/v1/predict",status="200",le="0.1"} 7
medcast_http_request_duration_seconds_bucket{route="/api/v1/predict",status="200",le="+Inf"} 8
medcast_predictions_total{model="insurance",version="1"} 8
medcast_prediction_warnings_total{model="insurance",code="AGE_UNUSUAL"} 3
medcast_prediction_value_sum{model="insurance"} 104000
medcast_prediction_value_count{model="insurance"} 8
medcast_prediction_value_squares_total{model="insurance"} 2500000000
medcast_prediction_probability_sum{model="iris",label="setosa"} 1.5
medcast_prediction_probability_count{model="iris",label="setosa"} 2`;
    expect(toFigures(parseMetrics(text))).toEqual({
      requests: 10,
      errors: 2,
      withinSeconds: { '0.1': 7, '+Inf': 8 },
      predictions: 8,
      warnings: { AGE_UNUSUAL: 3 },
      estimates: { insurance: 104_000 },
      estimateSquares: { insurance: 2_500_000_000 },
      estimateCounts: { insurance: 8 },
      probabilities: { 'iris: setosa': 1.5 },
      probabilityCounts: { 'iris: setosa': 2 },
    });
  });
});

describe('sinceBaseline', () => {
  it('is the difference, or everything after a restart', () => {
    const then = { ...stable, requests: 400, predictions: 400, warnings: { AGE_UNUSUAL: 9 } };
    expect(sinceBaseline(stable, then)).toMatchObject({
      requests: 600,
      predictions: 590,
      warnings: { AGE_UNUSUAL: 90 },
    });
    expect(sinceBaseline(then, stable)).toEqual(then);
    expect(sinceBaseline(stable, undefined)).toEqual(stable);
  });

  it('is undone by adding', () => {
    const then = { ...stable, requests: 400, predictions: 400 };
    expect(addFigures([sinceBaseline(stable, then), then])).toEqual(stable);
  });
});

describe('quantileOf', () => {
  it.each([
    [{ '0.1': 50, '0.2': 100, '+Inf': 100 }, 0.5, 0.1],
    [{ '0.1': 50, '0.2': 100, '+Inf': 100 }, 0.75, 0.15],
    [{ '0.1': 50, '+Inf': 100 }, 0.95, 0.1],
    [{ '+Inf': 0 }, 0.95, undefined],
    [{}, 0.95, undefined],
  ])('of %j at %d is %d', (buckets, share, expected) => {
    const quantile = quantileOf(buckets, share);
    if (expected === undefined) expect(quantile).toBeUndefined();
    else expect(quantile).toBeCloseTo(expected, 9);
  });
});
