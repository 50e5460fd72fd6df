import { availableParallelism } from 'node:os';
import { countProcessors, parseCpuLimit } from './cpu-limit';

const none = { max: undefined, quota: undefined, period: undefined };

describe('parseCpuLimit', () => {
  it.each([
    ['version 2 with a limit', { ...none, max: '150000 100000\n' }, 1.5],
    ['version 2 with half a processor', { ...none, max: '50000 100000\n' }, 0.5],
    ['version 2 without a limit', { ...none, max: 'max 100000\n' }, undefined],
    ['version 1 with a limit', { ...none, quota: '400000\n', period: '100000\n' }, 4],
    ['version 1 without a limit', { ...none, quota: '-1\n', period: '100000\n' }, undefined],
    ['no control groups', none, undefined],
    ['something else', { ...none, max: 'oops' }, undefined],
  ])('reads control groups of %s', (_what, files, expected) => {
    expect(parseCpuLimit(files)).toBe(expected);
  });
});

describe('countProcessors', () => {
  it('is at least one', () => {
    expect(countProcessors((path) => (path.endsWith('cpu.max') ? '20000 100000' : undefined))).toBe(1);
  });

  it('is that of the machine where there is no limit, or one beyond', () => {
    expect(countProcessors(() => undefined)).toBe(availableParallelism());
    expect(countProcessors(() => '99999900000 100000')).toBe(availableParallelism());
  });

  it('reads the files of this machine', () => {
    expect(countProcessors()).toBeGreaterThanOrEqual(1);
  });
});
