import { isReady } from '../../cluster-access/kube-pod';
import { type ContainerRule, nameOf, subjectOf } from './pod-context';

/** How long a container that runs may take before its not being ready is remarkable. */
const PATIENCE_MS = 15_000;

/** A container runs and is not ready. */
export const explainNotReady: ContainerRule = (context) => {
  const { pod, status, events, snapshot, isInit } = context;
  const startedAt = status.state?.running?.startedAt;
  if (isInit || startedAt === undefined || status.ready || isReady(pod)) return undefined;
  if (pod.metadata.deletionTimestamp !== undefined) return undefined;
  const ageMs = snapshot.nowMs - Date.parse(startedAt);
  const failure = events.find(({ reason }) => reason === 'Unhealthy')?.message;
  const says = snapshot.readiness.get(pod.metadata.name);
  const isLate = ageMs > PATIENCE_MS;
  const log = { pod: pod.metadata.name, container: status.name, previous: false };
  if (failure === undefined && says === undefined && !isLate) return undefined;
  return {
    code: failure === undefined ? 'NOT_READY' : 'PROBE_FAILING',
    severity: isLate ? 'error' : 'note',
    subject: subjectOf(context),
    log,
    what: `${nameOf(context)} runs${isLate ? '' : ' since a moment'} and is not ready: it gets no requests`,
    why:
      [failure, says === undefined ? undefined : `it says of itself: ${says}`]
        .filter((sentence) => sentence !== undefined)
        .join('; ') || 'no probe has answered yet',
    advice: isLate
      ? 'see what it waits for in what it says and in its log: a bundle, a bucket, a setting'
      : 'wait: it may only be starting',
  };
};
