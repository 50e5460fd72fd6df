import { createScoreProgress } from './score-progress';
import { formatDuration } from './format-duration';

/** A progress whose clock runs by what it is told, and what it has shown. */
function watch(isTTY: boolean) {
  const shown: string[] = [];
  let clock = 0;
  const stream = { isTTY, write: (text: string) => shown.push(text) };
  const progress = createScoreProgress({ stream, now: () => clock });
  const update = (rows: number, share: number) => {
    clock += 1000;
    progress.update(rows, share);
  };
  return { shown, update, progress };
}

describe('createScoreProgress', () => {
  it('writes one line for each tenth where there is no terminal', () => {
    const { shown, update } = watch(false);
    for (let percent = 1; percent <= 100; percent += 1) update(percent * 10, percent / 100);
    expect(shown).toHaveLength(10);
    expect(shown[0]).toBe('10 %, 100 rows, 10 rows/s, 1 min 30 s left\n');
    expect(shown[9]).toBe('100 %, 1,000 rows, 10 rows/s\n');
  });

  it('redraws one line on a terminal, and ends it', () => {
    const { shown, update, progress } = watch(true);
    update(500, 0.5);
    update(1000, 1);
    progress.end();
    expect(shown).toEqual([
      `\r\u001B[K${'█'.repeat(15)}${'░'.repeat(15)} 50 %, 500 rows, 500 rows/s, 1 s left`,
      `\r\u001B[K${'█'.repeat(30)} 100 %, 1,000 rows, 500 rows/s`,
      '\n',
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [3_599_000, '59 min 59 s'],
    [7_500_000, '2 h 05 min'],
  ])('renders %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
