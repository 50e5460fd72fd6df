import { parseOhaOutput } from './parse-oha-output';
import { parseWrkOutput } from './parse-wrk-output';
import { renderWrkScript } from './render-wrk-script';

describe('parseWrkOutput', () => {
  const printed = `Running 5s test @ http://127.0.0.1:1/api/v1/predict
  1 threads and 64 connections
Requests/sec:  65466.94
medcast-result {"requests":1000,"durationUs":5100000,"failures":3,"bytesReceived":419000,"p50Us":890.0,"p99Us":3250.5}
`;

  it('finds the figures of our script among what is for people', () => {
    expect(parseWrkOutput(printed)).toEqual({
      requests: 1000,
      seconds: 5.1,
      failures: 3,
      bytesReceived: 419_000,
      p50Ms: 0.89,
      p99Ms: 3.2505,
    });
  });

  it.each(['', 'unable to connect to 127.0.0.1:9 Connection refused'])('refuses %j', (output) => {
    expect(() => parseWrkOutput(output)).toThrow('expected figures from wrk');
  });
});

describe('renderWrkScript', () => {
  it('quotes what a question brings', () => {
    const question = { path: '/a"b', headers: { 'X-Name': 'v\\w' }, body: Buffer.from('{}') };
    const script = renderWrkScript(question, '/tmp/body');

    expect(script).toContain('wrk.path = "/a\\"b"');
    expect(script).toContain('wrk.headers["X-Name"] = "v\\\\w"');
    expect(script).toContain('io.open("/tmp/body", "rb")');
  });
});

describe('parseOhaOutput', () => {
  const printed = {
    summary: { total: 4.02, totalData: 5000, requestsPerSec: 15_000 },
    latencyPercentiles: { p50: 0.0002, p99: 0.0011 },
    statusCodeDistribution: { '200': 95, '201': 1, '503': 4 },
    errorDistribution: { 'aborted due to deadline': 63, 'connection closed': 2 },
  };

  it('counts answers, and what was not answered well', () => {
    expect(parseOhaOutput(JSON.stringify(printed))).toEqual({
      requests: 96,
      seconds: 4.02,
      failures: 6,
      bytesReceived: 5000,
      p50Ms: 0.2,
      p99Ms: 1.1,
    });
  });

  it('refuses figures without latencies', () => {
    const none = { ...printed, latencyPercentiles: { p50: null, p99: null } };

    expect(() => parseOhaOutput(JSON.stringify(none))).toThrow('expected the figures of oha');
  });
});
