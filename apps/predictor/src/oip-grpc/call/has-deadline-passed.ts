/** The timer that ends a late call may go off this much before the deadline by the clock: each counts its own whole ms. */
const TIMER_EARLY_MS = 2;

/** Tells whether the deadline of a call, in ms of the epoch or `Infinity`, has passed. */
export function hasDeadlinePassed(deadline: Date | number): boolean {
  return Number(deadline) <= Date.now() + TIMER_EARLY_MS;
}
