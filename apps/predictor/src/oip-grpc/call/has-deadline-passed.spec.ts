import { hasDeadlinePassed } from './has-deadline-passed';

describe('hasDeadlinePassed', () => {
  it.each<[number, boolean]>([
    [Date.now() - 1, true],
    [0, true],
    [Date.now() + 3_600_000, false],
    [Infinity, false],
  ])('of %p: %p', (deadline, expected) => {
    expect(hasDeadlinePassed(deadline)).toBe(expected);
    if (Number.isFinite(deadline)) expect(hasDeadlinePassed(new Date(deadline))).toBe(expected);
  });
});
