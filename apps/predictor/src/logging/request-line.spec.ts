import fc from 'fast-check';
import { createLog } from './create-log';
import { compileRequestLine } from './request-line';

const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);
const trace = fc.option(fc.stringMatching(/^[0-9a-f]{32}$/), { nil: undefined });
const ms = fc.double({ min: 0, max: 1e6, noNaN: true }).map((time) => Math.round(time * 1000) / 1000);
const TIME = /"time":"[^"]+"/;

describe('compileRequestLine', () => {
  it.each(['debug', 'info', 'warn'] as const)('renders, character for character, what pino writes at %s', (level) => {
    const parts = { method: 'POST', route: '/api/v1/models/:model/"odd"', status: 200 };
    const line = compileRequestLine(level, parts);
    fc.assert(
      fc.property(id, ms, trace, (requestId, time, traceId) => {
        let written = '';
        createLog(level, { write: (text) => (written = text) })
          .child(parts)
          [level]({ requestId, ms: time, traceId }, 'request');
        expect(line({ requestId, ms: time, traceId }).replace(TIME, '')).toBe(written.replace(TIME, ''));
      }),
    );
    expect(line({ requestId: 'a', ms: 1 })).toMatch(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
  });
});
