import fc from 'fast-check';
import { createLog } from './create-log';
import { compileRequestLine, type RequestLineValues } from './request-line';

const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);
const trace = fc.option(fc.stringMatching(/^[0-9a-f]{32}$/), { nil: undefined });
const ms = fc.oneof(
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.double({ min: 0, max: 20, noNaN: true }),
  fc.integer({ min: 0, max: 100_000 }).map((us) => us / 1000),
);
const TIME = /"time":"[^"]+"/;

describe('compileRequestLine', () => {
  it.each(['debug', 'info', 'warn'] as const)('renders, character for character, what pino writes at %s', (level) => {
    const parts = { method: 'POST', route: '/api/v1/models/:model/"odd"', status: 200 };
    const line = compileRequestLine(level, parts);
    const lineOf = (values: RequestLineValues): string => {
      const target = Buffer.alloc(line.mostBytes(values) + 3);
      return target.toString('utf8', 3, line.write(values, target, 3));
    };
    fc.assert(
      fc.property(id, ms, trace, (requestId, time, traceId) => {
        let written = '';
        createLog(level, { write: (text) => (written = text) })
          .child(parts)
          [level]({ requestId, ms: Math.round(time * 1000) / 1000, traceId }, 'request');
        expect(lineOf({ requestId, ms: time, traceId }).replace(TIME, '')).toBe(written.replace(TIME, ''));
      }),
    );
    expect(lineOf({ requestId: 'a', ms: 1 })).toMatch(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
  });
});
