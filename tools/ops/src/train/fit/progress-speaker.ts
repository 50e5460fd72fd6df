import { renderTrainingEvent } from './render-training-event';
import type { TrainingEvent } from './training-event';

/** How often the progress of one step is said at most: on a terminal, which shows the last only, and in a log. */
export const TIMES_SAID = { terminal: 1000, log: 10 } as const;

/**
 * Says what a training run reports: each step, and its progress a few times.
 *
 * @param say where to
 * @param times how often the progress of one step is said at most
 */
export function createProgressSpeaker(say: (text: string) => void, times: number): (event: TrainingEvent) => void {
  let said = '';
  return (event) => {
    const part = partOf(event, times);
    if (part === said) return;
    said = part;
    say(renderTrainingEvent(event));
  };
}

/** What of an event is worth saying anew when it changes. */
function partOf(event: TrainingEvent, times: number): string {
  if (event.event !== 'progress') return JSON.stringify(event);
  return `${event.total} ${Math.floor((event.done * times) / event.total)}`;
}
