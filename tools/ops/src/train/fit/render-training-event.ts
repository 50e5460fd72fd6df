import type { TrainingEvent } from './training-event';

const SECONDS_PER_MINUTE = 60;
/** Below this many seconds a time is said in steps of ten seconds, above in minutes. */
const LONGEST_IN_SECONDS = 90;

/** Says an event of the training for a person: "boosted-trees: 12 of 500, about 2 minutes left". */
export function renderTrainingEvent(event: TrainingEvent): string {
  if (event.event === 'step') return event.name;
  if (event.event === 'failed') return event.message;
  const { label, done, total, secondsLeft } = event;
  const left = typeof secondsLeft === 'number' && done < total ? `, ${renderTimeLeft(secondsLeft)}` : '';
  return `${label}: ${done} of ${total}${left}`;
}

/** A guess in words that does not jump with each second. */
function renderTimeLeft(seconds: number): string {
  if (seconds <= LONGEST_IN_SECONDS) return `about ${Math.max(Math.ceil(seconds / 10) * 10, 10)} seconds left`;
  return `about ${Math.round(seconds / SECONDS_PER_MINUTE)} minutes left`;
}
