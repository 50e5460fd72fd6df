import { Registry } from 'prom-client';
import { RequestSeconds } from './request-seconds';
import { RequestTallies } from './request-tallies';

describe('RequestSeconds', () => {
  it('is the histogram of what was tallied, over all methods', async () => {
    const registry = new Registry();
    const tallies = new RequestTallies();
    new RequestSeconds(registry, tallies);
    const labels = { method: 'GET', route: '/x', status: 200 };
    tallies.of(labels).add(0.001);
    tallies.of(labels).add(0.0011);
    tallies.of({ ...labels, method: 'POST' }).add(11);
    tallies.of({ ...labels, status: 404 }).add(0.3);

    const text = await registry.metrics();

    const name = 'medcast_http_request_duration_seconds';
    expect(text).toContain(`# TYPE ${name} histogram\n`);
    expect(text).toContain(`${name}_bucket{le="0.001",route="/x",status="200"} 1\n`);
    expect(text).toContain(`${name}_bucket{le="0.0025",route="/x",status="200"} 2\n`);
    expect(text).toContain(`${name}_bucket{le="10",route="/x",status="200"} 2\n`);
    expect(text).toContain(`${name}_bucket{le="+Inf",route="/x",status="200"} 3\n`);
    expect(text).toContain(`${name}_count{route="/x",status="200"} 3\n`);
    expect(text).toMatch(/_sum\{route="\/x",status="200"\} 11\.0021\d*\n/);
    expect(text).toContain(`${name}_bucket{le="0.25",route="/x",status="404"} 0\n`);
    expect(text).toContain(`${name}_bucket{le="0.5",route="/x",status="404"} 1\n`);
  });
});
