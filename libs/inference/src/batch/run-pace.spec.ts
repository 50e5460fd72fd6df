import { RunPace } from './run-pace';

/** Single rows run as two, everything else as it is. */
const small = Uint8Array.from({ length: 65 }, (_, rows) => Math.max(rows, 2));

function paceOf(msPerRow: number): RunPace {
  const pace = new RunPace({ small, most: 512 });
  pace.note(64, 64 * msPerRow);
  return pace;
}

describe('RunPace', () => {
  it.each([
    ['before anything is known', 0, 64],
    ['of a slow model', 0.1, 64],
    ['of one whose run of 150 rows takes a millisecond', 1 / 150, 128],
    ['of a fast model', 0.0001, 512],
  ])('runs so many rows %s', (_, msPerRow, rows) => {
    expect(paceOf(msPerRow).mostRows).toBe(rows);
  });

  it.each([
    ['pads a small run to one that is exact', 0.01, 1, 2],
    ['leaves a full run as it is', 0.01, 128, 128],
    ['pads where that costs less than another run', 0.0001, 130, 192],
    ['leaves rows for another run where padding costs more', 0.01, 130, 128],
  ])('%s', (_, msPerRow, rows, expected) => {
    expect(paceOf(msPerRow).rowsToRun(rows)).toBe(expected);
  });

  it('says how long rows will take, by full runs alone', () => {
    const pace = paceOf(0.01);
    pace.note(2, 100);

    expect(pace.msFor(1000)).toBeCloseTo(10);
  });
});
