import { RunTally } from './run-tally';

const run = (rows: number, runMs: number) => ({ rows, runMs, queueMs: 0, summedQueueMs: 0 });

describe('RunTally', () => {
  it('counts runs by their number of records', () => {
    const tally = new RunTally();
    [run(64, 2), run(1, 0.5), run(64, 3)].forEach((one) => tally.onRun(one));
    expect(tally.count).toBe(3);
    expect(tally.bySize).toEqual([
      { rows: 1, count: 1, ms: 0.5 },
      { rows: 64, count: 2, ms: 5 },
    ]);
  });

  it('is empty at first, and once it was cleared', () => {
    const tally = new RunTally();
    expect([tally.count, tally.bySize]).toEqual([0, []]);
    tally.onRun(run(3, 1));
    tally.clear();
    expect([tally.count, tally.bySize]).toEqual([0, []]);
  });
});
