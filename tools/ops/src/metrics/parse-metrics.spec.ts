import { parseMetrics, sumOf } from './parse-metrics';

const TEXT = `# HELP medcast_model_info Versions
# TYPE medcast_model_info gauge
medcast_model_info{model="insurance",version="3",state="ready"} 1
medcast_http_requests_total{method="POST",route="/api/v1/predict",status="200"} 40
medcast_http_requests_total{method="POST",route="/api/v1/predict",status="500"} 2 1700000000000
odd{text="a\\"b\\\\c\\nd, e=\\"f\\""} +Inf
plain 1.5e-3
no number
`;

describe('parseMetrics', () => {
  it('reads names, labels and values, and leaves out comments and what is none', () => {
    expect(parseMetrics(TEXT)).toEqual([
      { name: 'medcast_model_info', labels: { model: 'insurance', version: '3', state: 'ready' }, value: 1 },
      {
        name: 'medcast_http_requests_total',
        labels: { method: 'POST', route: '/api/v1/predict', status: '200' },
        value: 40,
      },
      {
        name: 'medcast_http_requests_total',
        labels: { method: 'POST', route: '/api/v1/predict', status: '500' },
        value: 2,
      },
      { name: 'odd', labels: { text: 'a"b\\c\nd, e="f"' }, value: Infinity },
      { name: 'plain', labels: {}, value: 0.0015 },
    ]);
  });

  it('is empty for nothing', () => {
    expect(parseMetrics('')).toEqual([]);
  });
});

describe('sumOf', () => {
  it('adds what has the labels', () => {
    const samples = parseMetrics(TEXT);
    expect(sumOf(samples, 'medcast_http_requests_total')).toBe(42);
    expect(sumOf(samples, 'medcast_http_requests_total', { status: '500' })).toBe(2);
    expect(sumOf(samples, 'absent')).toBe(0);
  });
});
