/** Waits until standard input closes or this process is told to end: whoever started it is done with it, or is gone. */
export function waitForEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    process.once('SIGTERM', end).once('SIGINT', end);
    process.stdin.once('end', end).once('close', end).once('error', end).resume();
  });
}
