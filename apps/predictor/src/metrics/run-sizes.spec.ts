import { RunSizes } from './run-sizes';

describe('RunSizes', () => {
  it('counts runs by their number of records', () => {
    const sizes = new RunSizes();
    sizes.add({ rows: 64, runMs: 2 });
    sizes.add({ rows: 1, runMs: 0.5 });
    sizes.add({ rows: 64, runMs: 3 });
    expect(sizes.count).toBe(3);
    expect(sizes.bySize).toEqual([
      { rows: 1, count: 1, ms: 0.5 },
      { rows: 64, count: 2, ms: 5 },
    ]);
  });

  it('is empty at first', () => {
    const sizes = new RunSizes();
    expect([sizes.count, sizes.bySize]).toEqual([0, []]);
  });
});
