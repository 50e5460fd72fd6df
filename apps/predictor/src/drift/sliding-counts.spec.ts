import { SlidingCounts } from './sliding-counts';

const MINUTE_MS = 60_000;

function makeCounts(): { counts: SlidingCounts; raise: () => void; pass: (minutes: number) => void } {
  let nowMs = 0;
  const counts = new SlidingCounts(1, () => nowMs);
  const raise = (): void => {
    const { open } = counts;
    open[0] = (open[0] ?? 0) + 1;
  };
  return { counts, raise, pass: (minutes) => void (nowMs += minutes * MINUTE_MS) };
}

describe('SlidingCounts', () => {
  it('counts since the start and over the last hour', () => {
    const { counts, raise, pass } = makeCounts();
    raise();
    pass(30);
    raise();
    expect([counts.sinceStart().counts[0], counts.lastHour().counts[0]]).toEqual([2, 2]);
    pass(32);
    expect([counts.sinceStart().counts[0], counts.lastHour().counts[0]]).toEqual([2, 1]);
  });

  it('forgets the hour when nothing comes for longer, and not what was counted', () => {
    const { counts, raise, pass } = makeCounts();
    raise();
    pass(600);
    expect([counts.sinceStart().counts[0], counts.lastHour().counts[0]]).toEqual([1, 0]);
    raise();
    expect([counts.sinceStart().counts[0], counts.lastHour().counts[0]]).toEqual([2, 1]);
  });

  it('says of which time: of the last hour 55 to 60 minutes, once there are so many', () => {
    const { counts, raise, pass } = makeCounts();
    pass(7);
    expect([counts.lastHour().fromMs, counts.lastHour().toMs]).toEqual([0, 7 * MINUTE_MS]);
    for (let minute = 0; minute < 120; minute++) {
      raise();
      pass(1);
    }
    const { fromMs, toMs, counts: ofHour } = counts.lastHour();
    expect([fromMs / MINUTE_MS, toMs / MINUTE_MS, ofHour[0]]).toEqual([70, 127, 57]);
    expect([counts.sinceStart().fromMs, counts.sinceStart().counts[0]]).toEqual([0, 120]);
  });
});
