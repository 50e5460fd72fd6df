import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { isFileSystemError } from '../../settings/is-file-system-error';

/** Nice value of threads for bulk work: about a tenth of the weight of the event loop's thread. */
const NICE = 10;

/**
 * Lets this thread go behind the event loop's where they share a processor: single predictions then do not wait for a
 * time slice of bulk work. On Linux alone, where priorities are of threads (setpriority(2), "C library/kernel
 * differences").
 */
export function lowerPriority(): void {
  try {
    const thread = Number(/\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    if (Number.isInteger(thread)) setPriority(thread, NICE);
  } catch (error) {
    // Another system, or a sandbox without /proc or without this call: bulk work then shares evenly.
    if (!isFileSystemError(error)) throw error;
  }
}
