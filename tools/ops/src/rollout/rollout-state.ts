import type { Deployment } from '../cluster-access/kube-workload';

/** How far the rollout of a Deployment is. */
export interface RolloutState {
  readonly name: string;
  readonly wanted: number;
  readonly updated: number;
  readonly ready: number;
  /** Pods of versions before that are still there. */
  readonly old: number;
  readonly phase: 'done' | 'running' | 'paused' | 'stuck';
}

/** Reads how far the rollout of a Deployment is, from what the API server says of it. */
export function toRolloutState({ metadata, spec, status = {} }: Deployment): RolloutState {
  const { updatedReplicas: updated = 0, readyReplicas: ready = 0, replicas: all = 0 } = status;
  const wanted = spec.replicas ?? 1;
  const isObserved = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const available = status.availableReplicas ?? 0;
  const isDone = isObserved && updated === wanted && all === wanted && available === wanted;
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
  const isStuck = isObserved && progressing?.reason === 'ProgressDeadlineExceeded';
  return { name: metadata.name, wanted, updated, ready, old: all - updated, phase: toPhase() };

  function toPhase(): RolloutState['phase'] {
    if (isDone) return 'done';
    if (spec.paused === true) return 'paused';
    return isStuck ? 'stuck' : 'running';
  }
}

/** "2 of 3 pods are new, 3 ready, 1 old" */
export function describeRollout({ wanted, updated, ready, old }: RolloutState): string {
  return `${updated} of ${wanted} pods are new, ${ready} ready${old > 0 ? `, ${old} old` : ''}`;
}
