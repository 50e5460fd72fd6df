import type { Pod } from '../cluster-access/kube-pod';

/** In a word what a pod does: `Running`, `CrashLoopBackOff`, `Terminating`. */
export function describePodState({ metadata, status }: Pod): string {
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  const init = status?.initContainerStatuses?.find(({ state }) => state?.terminated?.exitCode !== 0);
  const initReason = init?.state?.waiting?.reason ?? init?.state?.terminated?.reason;
  if (init !== undefined && initReason !== undefined && initReason !== 'PodInitializing') return `Init:${initReason}`;
  for (const { state } of status?.containerStatuses ?? []) {
    const reason = state?.waiting?.reason ?? (state?.running === undefined ? state?.terminated?.reason : undefined);
    if (reason !== undefined) return reason;
  }
  return status?.reason ?? status?.phase ?? 'Unknown';
}

/** "1/2": containers that are ready, of all. */
export function describeReady({ spec, status }: Pod): string {
  const ready = status?.containerStatuses?.filter((container) => container.ready).length ?? 0;
  return `${ready}/${spec.containers.length}`;
}

/** How often the containers of a pod have been started anew. */
export function countRestarts({ status }: Pod): number {
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
}
