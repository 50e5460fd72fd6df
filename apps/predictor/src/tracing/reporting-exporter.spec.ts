import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { createLog } from '../logging/create-log';
import { ReportingExporter } from './reporting-exporter';

describe('ReportingExporter', () => {
  it('tells when traces begin to be lost and when they arrive again, without what the error says', () => {
    let logged = '';
    const codes = [0, 1, 1, 0, 0, 1];
    const exporter: SpanExporter = {
      export: (_spans, done) => {
        const code = codes.shift() ?? 0;
        done(code === 0 ? { code } : { code, error: new Error('at http://user:zebra4711@collector') });
      },
      shutdown: () => Promise.resolve(),
    };
    const reporting = new ReportingExporter(exporter, createLog('info', { write: (line: string) => (logged += line) }));
    const results: number[] = [];
    for (let time = 0; time < 6; time++) reporting.export([], ({ code }) => results.push(code));
    const lines = logged
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results).toEqual([0, 1, 1, 0, 0, 1]);
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'info', 'warn']);
    expect(logged).not.toContain('zebra4711');
  });
});
