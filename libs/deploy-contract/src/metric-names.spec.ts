import { metricNames } from './metric-names';

describe('metricNames', () => {
  it.each(Object.values(metricNames))('%s is a name as Prometheus takes it, and says whose it is', (name) => {
    expect(name).toMatch(/^medcast_[a-z]+(_[a-z]+)*$/);
  });

  it('has each once', () => {
    const names = Object.values(metricNames);

    expect(new Set(names).size).toBe(names.length);
  });
});
