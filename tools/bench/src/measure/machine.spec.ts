import { parseCpuTimes } from './machine';

describe('parseCpuTimes', () => {
  it('adds up what is neither idle nor waiting', () => {
    const stat = 'cpu  100 20 30 1000 50 1 2 3 7 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n';

    expect(parseCpuTimes(stat)).toEqual({ busy: 156, all: 1206 });
  });
});
