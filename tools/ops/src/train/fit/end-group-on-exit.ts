/**
 * Ends a process and all that it has started when this process exits, before anything else that waits for the exit:
 * a folder that they write to can be removed then.
 *
 * @param leader id of a process that leads a group of its own; nothing happens without one
 * @returns takes the promise back, for when the process has ended by itself
 */
export function endGroupOnExit(leader: number | undefined): () => void {
  const end = () => {
    if (leader !== undefined) endGroup(leader);
  };
  process.prependOnceListener('exit', end);
  return () => process.off('exit', end);
}

function endGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGTERM');
  } catch (error) {
    // ESRCH: all of them have ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
